import type { Design } from '../design';
import { find, findAny } from '../find';
import { childPlaces, hostIdOf, type Kind, kindOf, listAt, topPlaces } from '../kinds';
import { mostCables, plugReason, plugsOf } from './cables';
import {
  adapterToGroup,
  adapterToNic,
  viaOnlyGroup,
  vmToGroup,
  vnicToGroup,
} from './connect-endpoints';
import {
  groupToSwitch,
  hostToCluster,
  hostToDistributed,
  physicalToPhysical,
  portToPhysical,
  portToPort,
  targetToPhysical,
  targetToPort,
} from './connect-fabric';
import {
  nicToDistributed,
  nicToNic,
  nicToPhysical,
  nicToPort,
  nicToSwitch,
  nicToUplink,
} from './connect-nics';
import { type Connection, type Connector, no } from './connection';
import { readInstance } from './uplinks';

/**
 * What a wire between two elements would do, whichever end it was drawn from. A host's part of a
 * distributed switch (`d1@h1`) counts as the switch.
 */
export const connecting = (design: Design, fromId: string, toId: string): Connection => {
  const from = readInstance(fromId).id;
  const to = readInstance(toId).id;
  const fromKind = kindOf(from);
  const toKind = kindOf(to);
  if (fromKind === undefined || toKind === undefined || from === to) {
    return no('Draw the wire to another element.');
  }
  if (findAny(design, from) === undefined || findAny(design, to) === undefined) {
    return no('One end is not there any more.');
  }
  const straight = connectors[fromKind]?.[toKind];
  if (straight !== undefined) return straight(design, from, to);
  const turned = connectors[toKind]?.[fromKind];
  if (turned !== undefined) return turned(design, to, from);
  return no(hints[fromKind] ?? 'These two cannot be connected.');
};

const connectors: Readonly<Partial<Record<Kind, Readonly<Partial<Record<Kind, Connector>>>>>> = {
  nic: {
    switch: nicToSwitch,
    distributedSwitch: nicToDistributed,
    uplink: nicToUplink,
    lag: nicToUplink,
    port: nicToPort,
    physicalSwitch: nicToPhysical,
    nic: nicToNic,
  },
  adapter: {
    portGroup: adapterToGroup,
    switch: viaOnlyGroup(adapterToGroup),
    distributedSwitch: viaOnlyGroup(adapterToGroup),
    nic: adapterToNic,
  },
  vnic: {
    portGroup: vnicToGroup,
    switch: viaOnlyGroup(vnicToGroup),
    distributedSwitch: viaOnlyGroup(vnicToGroup),
  },
  vm: {
    portGroup: vmToGroup,
    switch: viaOnlyGroup(vmToGroup),
    distributedSwitch: viaOnlyGroup(vmToGroup),
  },
  portGroup: { switch: groupToSwitch },
  physicalSwitch: { physicalSwitch: physicalToPhysical },
  port: { port: portToPort, physicalSwitch: portToPhysical },
  storageTarget: { port: targetToPort, physicalSwitch: targetToPhysical },
  host: { cluster: hostToCluster, distributedSwitch: hostToDistributed },
};

/** What each kind can be wired to, for the line under an illegal end. */
const hints: Readonly<Partial<Record<Kind, string>>> = {
  nic: 'A NIC goes to a virtual switch, a physical switch or a NIC of another host.',
  adapter: 'An adapter goes to a port group.',
  vm: 'A VM goes to a port group.',
  vnic: 'A vNIC goes to a port group.',
  portGroup: 'A port group takes adapters and VMs, and moves to another switch of its host.',
  switch: 'A virtual switch takes NICs and port groups of its host.',
  distributedSwitch: 'A distributed switch takes NICs and hosts.',
  physicalSwitch: 'A physical switch takes NICs, storage targets and other physical switches.',
  port: 'A switch port takes a NIC, a storage target or another switch.',
  storageTarget: 'A storage target goes to a physical switch.',
  host: 'A host joins a cluster or a distributed switch.',
  cluster: 'A cluster takes hosts.',
};

/** Kinds an element of this kind can be wired to, from either end. */
const partnersOf = (kind: Kind): ReadonlySet<Kind> => {
  const out = new Set<Kind>(Object.keys(connectors[kind] ?? {}) as Kind[]);
  for (const [other, row] of Object.entries(connectors)) {
    if (row !== undefined && kind in row) out.add(other as Kind);
  }
  return out;
};

/**
 * Ids of all elements a wire from this one may end on, for lighting them. Switches are offered by
 * their free ports too, NICs of other hosts only while both ends are free.
 */
export const targetsOf = (design: Design, fromId: string): string[] => {
  const from = readInstance(fromId).id;
  const kind = kindOf(from);
  if (kind === undefined) return [];
  const out: string[] = [];
  const offer = (ids: Iterable<{ readonly id: string }>) => {
    for (const { id } of ids) if (id !== from && connecting(design, from, id).ok) out.push(id);
  };
  const isPlugged = kind === 'nic' && plugReason(design, from) !== undefined;
  for (const partner of partnersOf(kind)) {
    // A NIC with a cable goes to no other NIC: no need to ask each of a thousand hosts.
    if (partner === 'nic' && isPlugged) continue;
    if (partner === 'port' && (kind === 'nic' || kind === 'storageTarget')) {
      out.push(...freePorts(design, from));
      continue;
    }
    for (const list of listsOf(design, partner, from)) offer(list);
  }
  return out;
};

/** Every port without a cable: there are thousands of them, and nothing else is asked of one. */
const freePorts = (design: Design, from: string): string[] => {
  const cables = find(design, 'storageTarget', from)?.cabledTo.length ?? 0;
  if (cables >= mostCables) return [];
  const plugs = plugsOf(design);
  return design.physicalSwitches.flatMap((physical) =>
    physical.ports.flatMap(({ id }) => (plugs.has(id) ? [] : [id])),
  );
};

type Ids = readonly { readonly id: string }[];

/** Lists that may hold legal ends: only the own host's where no other host can be meant. */
function* listsOf(design: Design, kind: Kind, from: string): Generator<Ids> {
  const top = topPlaces.find((place) => place.kind === kind);
  if (top !== undefined) {
    yield design[top.field];
    return;
  }
  const hostId = hostIdOf(from);
  const anyHost = hostId === undefined || (kind === 'nic' && kindOf(from) === 'nic');
  const hosts = anyHost ? design.hosts : design.hosts.filter((host) => host.id === hostId);
  const holders: Iterable<object> =
    kind === 'port'
      ? design.physicalSwitches
      : kind === 'vnic'
        ? hosts.flatMap((h) => h.vms)
        : hosts;
  const field = fieldOf(kind);
  if (field !== undefined) for (const holder of holders) yield listAt(holder, field);
  if (kind === 'portGroup' || kind === 'uplink' || kind === 'lag') {
    for (const holder of design.distributedSwitches) {
      yield listAt(holder, `${kind}s`);
    }
  }
}

const fieldOf = (kind: Kind): string | undefined => {
  for (const places of Object.values(childPlaces)) {
    for (const place of places) if (place.kind === kind) return place.field;
  }
  return undefined;
};
