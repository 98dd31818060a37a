import type { Design } from './design';
import {
  childPlaces,
  type Kind,
  kindOf,
  listAt,
  parentIdOf,
  placeOf,
  rootIdOf,
  topPlaces,
} from './kinds';
import type { Cluster, GuestCluster, Note } from './shape/design';
import type { Host, HostAdapter, Nic, NicCard, Vm, Vnic } from './shape/host';
import type {
  InterSwitchLink,
  Network,
  PhysicalSwitch,
  PortChannel,
  StorageTarget,
  SwitchPort,
} from './shape/physical';
import type {
  DistributedPortGroup,
  DistributedSwitch,
  Lag,
  PortGroup,
  VirtualSwitch,
} from './shape/switches';
import { type ProfileId, profileIds } from './shape/words';

/** The record behind each kind. */
export interface ElementOf {
  cluster: Cluster;
  host: Host;
  card: NicCard;
  nic: Nic;
  switch: VirtualSwitch;
  portGroup: PortGroup | DistributedPortGroup;
  adapter: HostAdapter;
  vm: Vm;
  vnic: Vnic;
  distributedSwitch: DistributedSwitch;
  uplink: { readonly id: string; readonly name: string };
  lag: Lag;
  physicalSwitch: PhysicalSwitch;
  port: SwitchPort;
  portChannel: PortChannel;
  link: InterSwitchLink;
  storageTarget: StorageTarget;
  network: Network;
  guestCluster: GuestCluster;
  note: Note;
}

interface HasId {
  readonly id: string;
}

// A list is immutable, so its index can be kept with it: an edit makes a new list.
const indexes = new WeakMap<readonly HasId[], Map<string, HasId>>();

/** By id in one list; large lists get an index that lives as long as the list. */
export const inList = <T extends HasId>(items: readonly T[], id: string): T | undefined => {
  if (items.length < 16) return items.find((item) => item.id === id);
  let index = indexes.get(items);
  if (index === undefined) {
    index = new Map(items.map((item) => [item.id, item]));
    indexes.set(items, index);
  }
  return index.get(id) as T | undefined;
};

/** Any element by its id; the id itself says where to look. */
export const findAny = (design: Design, id: string): HasId | undefined => {
  const rootId = rootIdOf(id);
  const top = topPlaces.find((p) => p.letter === rootId[0]);
  if (top === undefined) return undefined;
  let here = inList<HasId>(design[top.field], rootId);
  let kind: Kind = top.kind;
  let path = rootId;
  for (const part of id.split('.').slice(1)) {
    const child = childPlaces[kind]?.find((p) => p.letter === part[0]);
    if (here === undefined || child === undefined) return undefined;
    path = `${path}.${part}`;
    here = inList(listAt(here, child.field), path);
    kind = child.kind;
  }
  return here;
};

/** An element of a known kind by its id; undefined when there is none or it is of another kind. */
export const find = <K extends Kind>(
  design: Design,
  kind: K,
  id: string | undefined,
): ElementOf[K] | undefined =>
  id !== undefined && kindOf(id) === kind
    ? (findAny(design, id) as ElementOf[K] | undefined)
    : undefined;

/** What an element is called: its name, or for those without one what it shows instead. */
export const nameOf = (design: Design, id: string): string => {
  const value = findAny(design, id) as (HasId & Partial<Record<string, unknown>>) | undefined;
  if (value === undefined) return id;
  if (typeof value.name === 'string' && value.name !== '') return value.name;
  const kind = kindOf(id);
  if (kind === 'vnic') {
    const vm = find(design, 'vm', parentIdOf(id));
    const nth = (vm?.vnics.findIndex((v) => v.id === id) ?? 0) + 1;
    return vm === undefined ? id : vm.vnics.length === 1 ? vm.name : `${vm.name} NIC ${nth}`;
  }
  if (kind === 'link') {
    const link = value as InterSwitchLink;
    return `${nameOf(design, link.aId)} – ${nameOf(design, link.bId)}`;
  }
  if (kind === 'note') return (value as Note).text.slice(0, 60) || 'Note';
  return placeOf(id)?.shape.label ?? id;
};

/** Names from the outermost holder to the element: `esx01 › vmnic2`. */
export const pathOf = (design: Design, id: string): string => {
  const parentId = parentIdOf(id);
  const own = nameOf(design, id);
  return parentId === undefined ? own : `${pathOf(design, parentId)} › ${own}`;
};

/** The platform of a host: its cluster's, else its own, else vSphere (the model's default, catalogue 7.1). */
export const platformOf = (design: Design, host: Host) =>
  find(design, 'cluster', host.clusterId)?.platform ?? host.platform ?? 'vsphere';

/** The id of the rule profile in force for a host. */
export const profileOf = (design: Design, host: Host | undefined): string =>
  (host && find(design, 'cluster', host.clusterId)?.profile) ??
  design.review.profile ??
  'essentials';

/** What people call a profile; an id that leads nowhere is the default, as it is judged. */
export const profileName = ({ review }: Pick<Design, 'review'>, id: string): string =>
  Object.hasOwn(profileIds, id)
    ? profileIds[id as ProfileId]
    : (review.profiles.find((own) => own.id === id)?.name ?? profileIds.essentials);

/** The switch of a port group, inside a host or distributed. */
export const switchIdOf = (design: Design, portGroupId: string): string | undefined => {
  const rootId = rootIdOf(portGroupId);
  if (kindOf(rootId) === 'distributedSwitch') return rootId;
  const group = find(design, 'portGroup', portGroupId);
  return group !== undefined && 'switchId' in group ? group.switchId : undefined;
};
