import {
  clusterShape,
  type Design,
  guestClusterShape,
  noteShape,
  type Topology,
} from './shape/design';
import { adapterShape, hostShape, nicCardShape, nicShape, vmShape, vnicShape } from './shape/host';
import {
  interSwitchLinkShape,
  networkShape,
  physicalSwitchShape,
  portChannelShape,
  storageTargetShape,
  switchPortShape,
} from './shape/physical';
import type { RecordShape } from './shape/shape';
import {
  distributedPortGroupShape,
  distributedSwitchShape,
  lagShape,
  portGroupShape,
  uplinkShape,
  virtualSwitchShape,
} from './shape/switches';

/**
 * Where elements live and how their ids are written. Ids are short and say their place:
 * `h1` is a host, `h1.n2` its second NIC, `h1.v3.e1` a vNIC. So an id alone tells the kind and
 * the way to the element, links stay short, and a diff reads without a legend.
 */
interface Place {
  readonly kind: Kind;
  /** One letter of the id. */
  readonly letter: string;
  /** Field of the parent (or of the topology) that holds the list. */
  readonly field: string;
  readonly shape: RecordShape;
}

export type Kind =
  | 'cluster'
  | 'host'
  | 'card'
  | 'nic'
  | 'switch'
  | 'portGroup'
  | 'adapter'
  | 'vm'
  | 'vnic'
  | 'distributedSwitch'
  | 'uplink'
  | 'lag'
  | 'physicalSwitch'
  | 'port'
  | 'portChannel'
  | 'link'
  | 'storageTarget'
  | 'network'
  | 'guestCluster'
  | 'note';

const place = (kind: Kind, letter: string, field: string, shape: RecordShape): Place => ({
  kind,
  letter,
  field,
  shape,
});

export const topPlaces: readonly (Place & { readonly field: keyof Topology })[] = [
  { ...place('cluster', 'c', 'clusters', clusterShape), field: 'clusters' },
  { ...place('host', 'h', 'hosts', hostShape), field: 'hosts' },
  {
    ...place('distributedSwitch', 'd', 'distributedSwitches', distributedSwitchShape),
    field: 'distributedSwitches',
  },
  {
    ...place('physicalSwitch', 's', 'physicalSwitches', physicalSwitchShape),
    field: 'physicalSwitches',
  },
  { ...place('portChannel', 'a', 'portChannels', portChannelShape), field: 'portChannels' },
  { ...place('link', 'l', 'interSwitchLinks', interSwitchLinkShape), field: 'interSwitchLinks' },
  { ...place('storageTarget', 't', 'storageTargets', storageTargetShape), field: 'storageTargets' },
  { ...place('network', 'w', 'networks', networkShape), field: 'networks' },
  { ...place('guestCluster', 'g', 'guestClusters', guestClusterShape), field: 'guestClusters' },
  { ...place('note', 'x', 'notes', noteShape), field: 'notes' },
];

/** Lists inside an element, by the kind of the parent. */
export const childPlaces: Readonly<Partial<Record<Kind, readonly Place[]>>> = {
  host: [
    place('card', 'c', 'cards', nicCardShape),
    place('nic', 'n', 'nics', nicShape),
    place('switch', 's', 'switches', virtualSwitchShape),
    place('portGroup', 'p', 'portGroups', portGroupShape),
    place('adapter', 'k', 'adapters', adapterShape),
    place('vm', 'v', 'vms', vmShape),
  ],
  vm: [place('vnic', 'e', 'vnics', vnicShape)],
  distributedSwitch: [
    place('uplink', 'u', 'uplinks', uplinkShape),
    place('lag', 'l', 'lags', lagShape),
    place('portGroup', 'p', 'portGroups', distributedPortGroupShape),
  ],
  physicalSwitch: [place('port', 'p', 'ports', switchPortShape)],
};

const idPattern = /^[a-z][1-9]\d{0,6}(?:\.[a-z][1-9]\d{0,6}){0,2}$/;

const placeWith = (places: readonly Place[] | undefined, letter: string | undefined) => {
  for (const place of places ?? []) if (place.letter === letter) return place;
  return undefined;
};

/** The place that an id names, or undefined when it is not an id of ours. */
export const placeOf = (id: string): Place | undefined => {
  if (!idPattern.test(id)) return undefined;
  // Asked for every id of every design: no list is made on the way.
  let here = placeWith(topPlaces, id[0]);
  for (let dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) {
    here = here && placeWith(childPlaces[here.kind], id[dot + 1]);
  }
  return here;
};

export const kindOf = (id: string): Kind | undefined => placeOf(id)?.kind;

/** `h1.v3.e1` → `h1.v3`; `h1` → undefined. */
export const parentIdOf = (id: string): string | undefined => {
  const dot = id.lastIndexOf('.');
  return dot < 0 ? undefined : id.slice(0, dot);
};

/** The id of the top element that holds this one: `h1.v3.e1` → `h1`. */
export const rootIdOf = (id: string): string => {
  const dot = id.indexOf('.');
  return dot < 0 ? id : id.slice(0, dot);
};

/** The host that holds the element, if a host does. */
export const hostIdOf = (id: string): string | undefined =>
  kindOf(rootIdOf(id)) === 'host' ? rootIdOf(id) : undefined;

interface HasId {
  readonly id: string;
}

/** The list behind a place, of a design or of a parent element. */
export const listAt = (holder: object, field: string): readonly HasId[] =>
  ((holder as Record<string, unknown>)[field] as readonly HasId[] | undefined) ?? [];

/** The smallest number never used in this list after its highest: deleted ids are not reused below it. */
export const nextId = (taken: readonly HasId[], letter: string, parentId?: string): string => {
  let highest = 0;
  for (const { id } of taken) {
    const n = Number(id.slice(id.lastIndexOf('.') + 2));
    if (n > highest) highest = n;
  }
  return `${parentId === undefined ? '' : `${parentId}.`}${letter}${highest + 1}`;
};

/** Every element of a design, parents before children, in file order. */
export function* elements(design: Design): Generator<{ kind: Kind; value: HasId }> {
  for (const top of topPlaces) {
    for (const value of design[top.field]) yield* below(top.kind, value);
  }
}

/** An element and all inside it, parents first. */
export function* below(kind: Kind, value: HasId): Generator<{ kind: Kind; value: HasId }> {
  yield { kind, value };
  for (const child of childPlaces[kind] ?? []) {
    for (const inner of listAt(value, child.field)) yield* below(child.kind, inner);
  }
}
