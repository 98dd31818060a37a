import type { Design, Placement } from '../design';
import { findAny, nameOf } from '../find';
import { below, kindOf, parentIdOf, rootIdOf } from '../kinds';
import { referencesOf } from '../references';

interface HasId {
  readonly id: string;
}

/** Copied elements as plain data: with all inside them, under the ids they had. */
export interface Fragment {
  readonly items: readonly HasId[];
  /** Names of what the items mention outside: a link is kept only where the same is found again. */
  readonly names: Readonly<Record<string, string>>;
  /** Where items with a place of their own stood. */
  readonly layout: readonly Placement[];
}

/** What stands or falls with the copied elements: port groups of a switch, links between switches, port channels. */
const companions = (design: Design, ids: ReadonlySet<string>): readonly string[] => {
  const out: string[] = [];
  for (const host of design.hosts) {
    if (ids.has(host.id)) continue;
    for (const group of host.portGroups) if (ids.has(group.switchId)) out.push(group.id);
  }
  for (const link of design.interSwitchLinks) {
    if (ids.has(link.aId) && ids.has(link.bId)) out.push(link.id);
  }
  for (const physical of design.physicalSwitches) {
    if (!ids.has(physical.id)) continue;
    for (const port of physical.ports) if (port.portChannelId) out.push(port.portChannelId);
  }
  for (const cluster of design.clusters) {
    if (!ids.has(cluster.id)) continue;
    for (const host of design.hosts) if (host.clusterId === cluster.id) out.push(host.id);
  }
  return out;
};

const hasAncestor = (id: string, ids: ReadonlySet<string>): boolean => {
  for (let up = parentIdOf(id); up !== undefined; up = parentIdOf(up)) if (ids.has(up)) return true;
  return false;
};

/** A copy of elements with what belongs to them. Holders come before what stands on them. */
export const copyOf = (design: Design, ids: readonly string[]): Fragment => {
  const wanted = new Set(ids.filter((id) => findAny(design, id) !== undefined));
  for (const id of companions(design, wanted)) wanted.add(id);
  // A cluster brings its hosts, and those nothing more; a second look is enough.
  for (const id of companions(design, wanted)) wanted.add(id);
  const roots = [...wanted].filter((id) => !hasAncestor(id, wanted));
  const items = roots
    .sort((a, b) => standing(a) - standing(b))
    .flatMap((id) => findAny(design, id) ?? []);
  const names: Record<string, string> = {};
  const inside = new Set<string>();
  for (const item of items) {
    for (const { value } of below(kindOf(item.id) ?? 'note', item)) inside.add(value.id);
  }
  const mention = (id: string) => {
    if (!inside.has(id)) names[id] = nameOf(design, id);
    const root = rootIdOf(id);
    if (!inside.has(root)) names[root] = nameOf(design, root);
  };
  for (const item of items) {
    mention(item.id);
    for (const { kind, value } of below(kindOf(item.id) ?? 'note', item)) {
      for (const { to } of referencesOf(kind, value)) mention(to);
    }
  }
  // In the order people chose: the first is the one they hold.
  const layout = [...wanted].flatMap((id) => design.layout.find((p) => p.id === id) ?? []);
  return { items, names, layout };
};

const order = [
  'cluster',
  'portChannel',
  'physicalSwitch',
  'distributedSwitch',
  'network',
  'host',
  'card',
  'nic',
  'switch',
  'uplink',
  'lag',
  'port',
  'portGroup',
  'adapter',
  'vm',
  'vnic',
];
const standing = (id: string): number => {
  const at = order.indexOf(kindOf(id) ?? '');
  return at < 0 ? order.length : at;
};
