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

/** More of either has no host: files that say so are made up. */
const mostAdapters = 64;
const mostNics = 128;

const order = ['management', 'vmotion', 'vsan'];
const rank = ({ type }: TypedGroup): number => {
  const at = order.indexOf(purposeOf(type).service ?? '');
  return at < 0 ? order.length : at;
};

/** Groups in which hosts get an adapter, in VCF's own order: management, vMotion, storage. */
export const groupsWithAdapters = (groups: readonly TypedGroup[]): readonly TypedGroup[] =>
  groups
    .filter(({ type }) => purposeOf(type).service !== undefined)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostAdapters);

/**
 * The adapters that VCF makes on a host. Addresses come out of pools while it builds, so only
 * management may have one. Tunnel endpoints are NSX's own and on no port group.
 */
const plannedAdapters = (
  groups: readonly TypedGroup[],
  joined: ReadonlySet<string>,
  own: Part | undefined,
): readonly FoundAdapter[] => {
  const address = inside(own, 'ipAddressPrivate');
  const here = groups.filter(({ switchName }) => joined.has(switchName));
  return here.map(({ type, group, switchName, mtuBytes }, i): FoundAdapter => {
    const use = purposeOf(type);
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
): FoundHost => {
  // A NIC is on one switch; what names it again is left out.
  const nics = new Set<string>();
  const memberships = wiresOf.map(({ on, wires, uplinkOf }) => ({
    switchKey: on.name,
    uplinks: wires.flatMap((wire, i) => {
      if (nics.has(wire.nic) || nics.size >= mostNics) return [];
      nics.add(wire.nic);
      return [{ nic: wire.nic, ...said({ uplink: uplinkOf(wire, i) }) }];
    }),
  }));
  return {
    name,
    platform: 'vsphere',
    ...said({ cluster, moid: id }),
    nics: [...nics].map((nic) => ({ name: nic })),
    switches: [],
    memberships,
    portGroups: [],
    adapters: plannedAdapters(groups, new Set(wiresOf.map(({ on }) => on.name)), own),
    vms: [],
  };
};

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
