import { type Design, emptyDesign } from './design';
import type { Patch } from './edits/change';
import { insert, set } from './edits/change';
import { find } from './find';
import type { Cluster, GuestCluster } from './shape/design';
import type { Host, HostAdapter, Nic, NicCard, Vm, Vnic } from './shape/host';
import type {
  InterSwitchLink,
  Network,
  PhysicalSwitch,
  StorageTarget,
  SwitchPort,
} from './shape/physical';
import type { DistributedSwitch, PortGroup, VirtualSwitch } from './shape/switches';
import type { Service } from './shape/words';

type Rest<T, K extends keyof T> = Omit<Partial<T>, K | 'id'>;

/**
 * A tiny builder for templates, rule examples and tests: each call puts one thing in and
 * returns its id. `build('Two NICs').done` is the design so far.
 */
export const build = (name = 'Example') => {
  let design: Design = emptyDesign(name);
  const add = <T extends { readonly id: string }>(
    kind: string,
    parentId: string | undefined,
    make: (id: string) => T,
  ): string => {
    const made = insert(design, kind, parentId, make);
    design = made.design;
    return made.id;
  };
  const clusterOf = (name: string, rest: Rest<Cluster, 'name'> = {}) =>
    add<Cluster>('cluster', undefined, (id) => ({ id, name, ...rest }));

  /** A physical switch with `count` ports alike, named `prefix` + number. */
  const physicalSwitch = (
    name: string,
    count: number,
    port: Rest<SwitchPort, 'name'> = {},
    rest: Rest<PhysicalSwitch, 'name' | 'ports'> = {},
  ): string =>
    add<PhysicalSwitch>('physicalSwitch', undefined, (id) => ({
      id,
      name,
      ...rest,
      ports: Array.from({ length: count }, (_, i) => ({
        id: `${id}.p${i + 1}`,
        name: `1/${i + 1}`,
        ...port,
      })),
    }));

  const distributed = (
    name: string,
    uplinkNames: readonly string[],
    rest: Rest<DistributedSwitch, 'name' | 'uplinks' | 'portGroups'> = {},
  ): string =>
    add<DistributedSwitch>('distributedSwitch', undefined, (id) => ({
      id,
      name,
      ...rest,
      uplinks: uplinkNames.map((uplink, i) => ({ id: `${id}.u${i + 1}`, name: uplink })),
      portGroups: [],
    }));

  /** Plugs a NIC (or storage target port) into a switch: the given port, or the first free one. */
  const cable = (nicId: string, to: string) => {
    const port = to.includes('.') ? to : freePort(design, to);
    if (port === undefined) throw new Error(`no free port on ${to}`);
    design = set<Nic>(design, nicId, { cabledTo: port });
  };

  const host = (name: string, rest: Rest<Host, 'name'> = {}) => {
    const hostId = add<Host>('host', undefined, (id) => ({
      id,
      name,
      cards: [],
      nics: [],
      switches: [],
      memberships: [],
      portGroups: [],
      adapters: [],
      vms: [],
      ...rest,
    }));
    return {
      id: hostId,
      card: (name: string, more: Rest<NicCard, 'name'> = {}) =>
        add<NicCard>('card', hostId, (id) => ({ id, name, ...more })),
      nic: (name: string, more: Rest<Nic, 'name'> = {}) =>
        add<Nic>('nic', hostId, (id) => ({ id, name, ...more })),
      switch: (
        name: string,
        uplinks: readonly string[],
        more: Rest<VirtualSwitch, 'name' | 'uplinks'> = {},
      ) =>
        add<VirtualSwitch>('switch', hostId, (id) => ({
          id,
          name,
          kind: 'standard',
          uplinks,
          ...more,
        })),
      /** Joins a distributed switch: the NICs serve its uplinks in order. */
      join: (switchId: string, nicIds: readonly string[]) => {
        const uplinks = find(design, 'distributedSwitch', switchId)?.uplinks ?? [];
        const before = find(design, 'host', hostId)?.memberships ?? [];
        const assigned = nicIds.map((nicId, i) => ({ uplinkId: uplinks[i]?.id ?? '', nicId }));
        design = set<Host>(design, hostId, {
          memberships: [...before, { switchId, uplinks: assigned }],
        });
      },
      portGroup: (
        switchId: string,
        name: string,
        vlan: number,
        more: Rest<PortGroup, 'name' | 'switchId'> = {},
      ) => add<PortGroup>('portGroup', hostId, (id) => ({ id, name, switchId, vlan, ...more })),
      adapter: (
        name: string,
        portGroupId: string | undefined,
        services: readonly Service[],
        more: Rest<HostAdapter, 'name'> = {},
      ) =>
        add<HostAdapter>('adapter', hostId, (id) => ({
          id,
          name,
          ...(portGroupId === undefined ? {} : { portGroupId }),
          services,
          ...more,
        })),
      vm: (
        name: string,
        portGroupId: string | undefined,
        more: Rest<Vm, 'name' | 'vnics'> = {},
        vnic: Rest<Vnic, 'portGroupId'> = {},
      ) =>
        add<Vm>('vm', hostId, (id) => ({
          id,
          name,
          ...more,
          vnics: [
            {
              id: `${id}.e1`,
              ...(portGroupId === undefined ? {} : { portGroupId }),
              ...vnic,
            },
          ],
        })),
      vnic: (vmId: string, portGroupId: string, more: Rest<Vnic, 'portGroupId'> = {}) =>
        add<Vnic>('vnic', vmId, (id) => ({ id, portGroupId, ...more })),
    };
  };

  return {
    get done(): Design {
      return design;
    },
    cluster: clusterOf,
    host,
    physicalSwitch,
    distributed,
    distributedPortGroup: (
      switchId: string,
      name: string,
      vlan: number,
      more: Rest<PortGroup, 'name' | 'switchId'> = {},
    ) => add('portGroup', switchId, (id) => ({ id, name, vlan, ...more })),
    link: (aId: string, bId: string, more: Rest<InterSwitchLink, 'aId' | 'bId'> = {}) =>
      add<InterSwitchLink>('link', undefined, (id) => ({ id, aId, bId, ...more })),
    portChannel: (name: string, mode: 'static' | 'lacpActive' | 'lacpPassive') =>
      add('portChannel', undefined, (id) => ({ id, name, mode })),
    storageTarget: (name: string, more: Rest<StorageTarget, 'name'> = {}) =>
      add<StorageTarget>('storageTarget', undefined, (id) => ({ id, name, cabledTo: [], ...more })),
    network: (name: string, more: Rest<Network, 'name'> = {}) =>
      add<Network>('network', undefined, (id) => ({ id, name, ...more })),
    guestCluster: (
      name: string,
      memberIds: readonly string[],
      more: Rest<GuestCluster, 'name' | 'memberIds'> = {},
    ) => add<GuestCluster>('guestCluster', undefined, (id) => ({ id, name, memberIds, ...more })),
    note: (text: string) => add('note', undefined, (id) => ({ id, text })),
    cable,
    /** Changes fields of anything that is in already. */
    set: (id: string, patch: Patch<Record<string, unknown>>) => {
      design = set(design, id, patch as Patch<{ id: string }>);
    },
    /** Runs any edit on the design so far. */
    edit: (change: (before: Design) => Design) => {
      design = change(design);
    },
  };
};

/** Ports of all cables in use: a port takes one plug. */
export const pluggedPorts = (design: Design): Set<string> => {
  const used = new Set<string>();
  for (const host of design.hosts) {
    for (const nic of host.nics) if (nic.cabledTo !== undefined) used.add(nic.cabledTo);
  }
  for (const target of design.storageTargets) for (const to of target.cabledTo) used.add(to);
  return used;
};

/** The first port of a physical switch without a cable; undefined when all are taken. */
export const freePort = (design: Design, switchId: string): string | undefined => {
  const used = pluggedPorts(design);
  return find(design, 'physicalSwitch', switchId)?.ports.find((p) => !used.has(p.id))?.id;
};
