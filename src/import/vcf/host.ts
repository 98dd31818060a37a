import type { FoundAdapter, FoundDistributedPortGroup, FoundHost, FoundNetwork } from '../estate';
import { inside, type Part, text, whole } from '../json-parts';
import { ip4Of, prefixOf, said } from '../written';
import type { VcfNetwork, VcfSwitch, Wire } from './distributed';
import { purposeOf } from './traffic';

/** A port group of a type, on a switch: each host gets a VMkernel adapter there where its type has one. */
export interface TypedGroup {
  readonly type: string;
  readonly group: FoundDistributedPortGroup;
  readonly switchName: string;
  readonly mtuBytes: number | undefined;
}

/**
 * The adapters that VCF makes on each host, in its own order: management, vMotion, storage.
 * Addresses come out of pools while it builds, so only management may have one. Tunnel endpoints
 * are NSX's own and on no port group.
 */
export const plannedAdapters = (
  groups: readonly TypedGroup[],
  joined: ReadonlySet<string>,
  own: Part | undefined,
): readonly FoundAdapter[] => {
  const order = ['management', 'vmotion', 'vsan'];
  const here = groups
    .filter(
      ({ type, switchName }) => joined.has(switchName) && purposeOf(type).service !== undefined,
    )
    .map((group) => ({ ...group, use: purposeOf(group.type) }));
  const rank = (service: string | undefined) => {
    const at = order.indexOf(service ?? '');
    return at < 0 ? order.length : at;
  };
  const sorted = [...here].sort((a, b) => rank(a.use.service) - rank(b.use.service));
  const address = inside(own, 'ipAddressPrivate');
  return sorted.map(({ group, switchName, mtuBytes, use }, i): FoundAdapter => {
    const isManagement = use.service === 'management';
    return {
      name: `vmk${i}`,
      portGroup: group.name,
      switchName,
      services: use.service === undefined ? [] : [use.service],
      ...said({
        stack: use.stack ?? 'default',
        mtuBytes,
        ip: isManagement ? ip4Of(text(address, 'ipAddress')) : undefined,
        prefix: isManagement
          ? prefixOf(text(address, 'subnet', 'cidr')?.split('/').at(-1))
          : undefined,
        gateway: isManagement ? ip4Of(text(address, 'gateway')) : undefined,
      }),
    };
  });
};

export const foundHost = (
  name: string,
  cluster: string | undefined,
  id: string | undefined,
  wiresOf: readonly {
    readonly on: VcfSwitch;
    readonly wires: readonly Wire[];
    readonly uplinkOf: (wire: Wire, nth: number) => string | undefined;
  }[],
  groups: readonly TypedGroup[],
  own: Part | undefined,
): FoundHost => ({
  name,
  platform: 'vsphere',
  ...said({ cluster, moid: id }),
  nics: [...new Set(wiresOf.flatMap(({ wires }) => wires.map(({ nic }) => nic)))].map((nic) => ({
    name: nic,
  })),
  switches: [],
  memberships: wiresOf.map(({ on, wires, uplinkOf }) => ({
    switchKey: on.name,
    uplinks: wires.map((wire, i) => ({ nic: wire.nic, ...said({ uplink: uplinkOf(wire, i) }) })),
  })),
  portGroups: [],
  adapters: plannedAdapters(groups, new Set(wiresOf.map(({ on }) => on.name)), own),
  vms: [],
});

/** Networks once each: management of hosts and of VMs are often one subnet under two names. */
export const foundNetworks = (networks: readonly VcfNetwork[]): readonly FoundNetwork[] => {
  const seen = new Set<string>();
  return networks.flatMap(({ type, vlan, subnet, gateway }) => {
    const { title, traffic } = purposeOf(type);
    const key = JSON.stringify([vlan, subnet]);
    if (((vlan ?? 0) === 0 && subnet === undefined) || seen.has(key)) return [];
    seen.add(key);
    return [{ name: title, ...said({ vlan, subnet, gateway, traffic }) }];
  });
};

export const mtuOf = (spec: Part | undefined): number | undefined =>
  whole(spec, [576, 65_535], 'mtu');
