import type {
  Cluster,
  Design,
  DistributedSwitch,
  Host,
  HostAdapter,
  Nic,
  Note,
  PhysicalSwitch,
  PortGroup,
  StorageTarget,
  VirtualSwitch,
  Vm,
  Vnic,
} from '../design';
import { find, platformOf } from '../find';
import { insert } from './change';
import { nextName } from './names';

/** New elements as they are when put down: named on from their neighbours, everything else unstated. */

export interface Made {
  readonly design: Design;
  readonly id: string;
}

const namesOf = (items: readonly { readonly name?: string }[]): string[] =>
  items.flatMap((item) => (item.name === undefined ? [] : [item.name]));

/** Hyper-V and Azure Local share their words and switches. */
export const isHyperV = (design: Design, hostId: string): boolean => {
  const host = find(design, 'host', hostId);
  return host !== undefined && platformOf(design, host) !== 'vsphere';
};

/** How many ports a new physical switch has. */
const newSwitchPorts = 24;

export const newHost = (design: Design, clusterId?: string): Made => {
  const platform = find(design, 'cluster', clusterId)?.platform;
  const first = platform === 'hyperv' || platform === 'azurelocal' ? 'hv01' : 'esx01';
  return insert<Host>(design, 'host', undefined, (id) => ({
    id,
    name: nextName(namesOf(design.hosts), first),
    cards: [],
    nics: [],
    switches: [],
    memberships: [],
    portGroups: [],
    adapters: [],
    vms: [],
    ...(clusterId === undefined ? {} : { clusterId }),
  }));
};

export const newCluster = (design: Design): Made =>
  insert<Cluster>(design, 'cluster', undefined, (id) => ({
    id,
    name: nextName(namesOf(design.clusters), 'Cluster 1'),
  }));

export const newNic = (design: Design, hostId: string): Made =>
  insert<Nic>(design, 'nic', hostId, (id) => ({
    id,
    name: nextName(
      namesOf(find(design, 'host', hostId)?.nics ?? []),
      isHyperV(design, hostId) ? 'NIC1' : 'vmnic0',
    ),
  }));

export const newSwitch = (design: Design, hostId: string): Made => {
  const hyperV = isHyperV(design, hostId);
  return insert<VirtualSwitch>(design, 'switch', hostId, (id) => ({
    id,
    name: nextName(
      namesOf(find(design, 'host', hostId)?.switches ?? []),
      hyperV ? 'vSwitch1' : 'vSwitch0',
    ),
    kind: hyperV ? 'external' : 'standard',
    uplinks: [],
  }));
};

export const newDistributedSwitch = (design: Design): Made =>
  insert<DistributedSwitch>(design, 'distributedSwitch', undefined, (id) => ({
    id,
    name: nextName(namesOf(design.distributedSwitches), 'DSwitch1'),
    uplinks: [1, 2].map((n) => ({ id: `${id}.u${n}`, name: `Uplink ${n}` })),
    portGroups: [],
  }));

export const newPortGroup = (design: Design, hostId: string, switchId: string): Made =>
  insert<PortGroup>(design, 'portGroup', hostId, (id) => ({
    id,
    name: nextName(namesOf(find(design, 'host', hostId)?.portGroups ?? []), 'Port group 1'),
    switchId,
  }));

export const newDistributedPortGroup = (design: Design, switchId: string): Made =>
  insert<DistributedSwitch['portGroups'][number]>(design, 'portGroup', switchId, (id) => ({
    id,
    name: nextName(
      namesOf(find(design, 'distributedSwitch', switchId)?.portGroups ?? []),
      'Port group 1',
    ),
  }));

export const newAdapter = (
  design: Design,
  hostId: string,
  at: { readonly portGroupId?: string; readonly nicId?: string } = {},
): Made =>
  insert<HostAdapter>(design, 'adapter', hostId, (id) => ({
    id,
    name: nextName(
      namesOf(find(design, 'host', hostId)?.adapters ?? []),
      isHyperV(design, hostId) ? 'vEthernet 1' : 'vmk0',
    ),
    ...at,
  }));

export const newVm = (design: Design, hostId: string, portGroupId?: string): Made =>
  insert<Vm>(design, 'vm', hostId, (id) => ({
    id,
    name: nextName(namesOf(find(design, 'host', hostId)?.vms ?? []), 'vm01'),
    vnics: [{ id: `${id}.e1`, ...(portGroupId === undefined ? {} : { portGroupId }) }],
  }));

export const newVnic = (design: Design, vmId: string, portGroupId?: string): Made =>
  insert<Vnic>(design, 'vnic', vmId, (id) => ({
    id,
    ...(portGroupId === undefined ? {} : { portGroupId }),
  }));

export const newPhysicalSwitch = (design: Design): Made =>
  insert<PhysicalSwitch>(design, 'physicalSwitch', undefined, (id) => ({
    id,
    name: nextName(namesOf(design.physicalSwitches), 'tor-a'),
    ports: Array.from({ length: newSwitchPorts }, (_, i) => ({
      id: `${id}.p${i + 1}`,
      name: `1/${i + 1}`,
    })),
  }));

export const newStorageTarget = (design: Design): Made =>
  insert<StorageTarget>(design, 'storageTarget', undefined, (id) => ({
    id,
    name: nextName(namesOf(design.storageTargets), 'array-a'),
    cabledTo: [],
  }));

export const newNote = (design: Design): Made =>
  insert<Note>(design, 'note', undefined, (id) => ({ id, text: 'Note' }));
