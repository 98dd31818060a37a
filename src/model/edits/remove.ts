import type { Design } from '../design';
import { findAny } from '../find';
import {
  below,
  childPlaces,
  type Kind,
  kindOf,
  listAt,
  placeOf,
  rootIdOf,
  topPlaces,
} from '../kinds';
import { mapReferences, referencesOf } from '../references';
import { takeOut } from './change';
import { unfold } from './fold';

/** Parts that make no sense without what they stand on go with it. */
const dependants = (design: Design, gone: Set<string>): boolean => {
  let grew = false;
  const add = (id: string) => {
    if (!gone.has(id)) {
      gone.add(id);
      grew = true;
    }
  };
  for (const host of design.hosts) {
    for (const group of host.portGroups) if (gone.has(group.switchId)) add(group.id);
  }
  for (const link of design.interSwitchLinks) {
    if (gone.has(link.aId) || gone.has(link.bId)) add(link.id);
  }
  return grew;
};

interface HasId {
  readonly id: string;
}

/** Clears references to what is gone, in one element and all inside it; the same object when it named none. */
const cleared = <T extends HasId>(kind: Kind, value: T, gone: ReadonlySet<string>): T => {
  const place = placeOf(value.id);
  if (place === undefined) return value;
  let touched = false;
  for (const { kind: inner, value: element } of below(kind, value)) {
    for (const reference of referencesOf(inner, element)) {
      if (gone.has(reference.to)) touched = true;
    }
  }
  if (!touched) return value;
  return mapReferences(place.shape, value, (to) => (gone.has(to) ? undefined : to)) ?? value;
};

/**
 * Removes elements with all inside them, what cannot stand without them (port groups of a
 * switch, links of a physical switch), and every mention: cables, uplinks, failover orders,
 * memberships, positions and waivers.
 */
export const remove = (design: Design, ids: Iterable<string>): Design => {
  const gone = new Set<string>();
  for (const id of ids) if (findAny(design, id) !== undefined) gone.add(id);
  if (gone.size === 0) return design;
  while (dependants(design, gone));
  const roots = [...gone];
  for (const id of roots) {
    const kind = kindOf(id);
    const value = findAny(design, id);
    if (kind !== undefined && value !== undefined && childPlaces[kind] !== undefined) {
      for (const inner of below(kind, value)) gone.add(inner.value.id);
    }
  }
  let next = takeOut(design, gone);
  for (const top of topPlaces) {
    const before = listAt(next, top.field);
    const after = before.map((value) => cleared(top.kind, value, gone));
    if (after.some((value, i) => value !== before[i])) next = { ...next, [top.field]: after };
  }
  const layout = next.layout.filter((p) => !gone.has(p.id) && !gone.has(rootIdOf(p.id)));
  if (layout.length !== next.layout.length) next = { ...next, layout };
  next = unfold(next, [...gone]);
  const waivers = next.review.waivers.filter((w) => !gone.has(w.target));
  if (waivers.length !== next.review.waivers.length) {
    next = { ...next, review: { ...next.review, waivers } };
  }
  return next;
};
