import type { Design } from '../design';
import { findAny } from '../find';
import {
  childPlaces,
  kindOf,
  listAt,
  nextId,
  parentIdOf,
  placeOf,
  rootIdOf,
  topPlaces,
} from '../kinds';
import { withoutChangedSources } from '../other-sources';
import { withoutMarks } from './marks';

/**
 * The three moves every edit is made of: change an element, put one in, take one out of its list.
 * They copy only the way from the element to the document, so every other host stays `===`.
 */

interface HasId {
  readonly id: string;
}

const fieldFor = (id: string): string => {
  const place = placeOf(id);
  if (place === undefined) throw new Error(`not an element id: ${id}`);
  return place.field;
};

/** Replaces the list that holds `id` (in its parent, or at the top) by `change(list)`. */
const changeList = (
  design: Design,
  parentId: string | undefined,
  field: string,
  change: (items: readonly HasId[]) => readonly HasId[],
): Design => {
  if (parentId === undefined) {
    const before = listAt(design, field);
    const after = change(before);
    return after === before ? design : { ...design, [field]: after };
  }
  return changeElement(design, parentId, (parent) => {
    const before = listAt(parent, field);
    const after = change(before);
    return after === before ? parent : { ...parent, [field]: after };
  });
};

/** Replaces one element by `change(element)`; the same design comes back when nothing changed or it is not there. */
export const changeElement = <T extends HasId>(
  design: Design,
  id: string,
  change: (value: T) => T,
): Design =>
  changeList(design, parentIdOf(id), fieldFor(id), (items) => {
    const at = items.findIndex((item) => item.id === id);
    const before = items[at] as T | undefined;
    if (before === undefined) return items;
    const after = change(before);
    return after === before ? items : items.with(at, withoutChangedSources(before, after));
  });

/** Fields to set; undefined takes the field away, so that it is unstated again. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A record with some fields changed; the same record when they had these values already. */
export const patched = <T extends object>(value: T, patch: Patch<T>): T => {
  const source = value as Record<string, unknown>;
  let copy = source;
  for (const [name, next] of Object.entries(patch)) {
    if (source[name] === next) continue;
    if (copy === source) copy = { ...source };
    if (next === undefined) delete copy[name];
    else copy[name] = next;
  }
  return copy as T;
};

/**
 * Sets fields of an element: `set(design, 'h1.n2', { speedMbps: 10000, cardId: undefined })`.
 * What is stated is neither unknown nor guessed any more.
 */
export const set = <T extends HasId>(design: Design, id: string, patch: Patch<T>): Design =>
  changeElement<T>(design, id, (value) => withoutMarks(value, patched(value, patch)));

/** Puts a new element at the end of its list; its id is made here. Returns the design unchanged and no id if the parent is not there. */
export const insert = <T extends HasId>(
  design: Design,
  kind: string,
  parentId: string | undefined,
  make: (id: string) => T,
): { readonly design: Design; readonly id: string } => {
  const place =
    parentId === undefined
      ? topPlaces.find((p) => p.kind === kind)
      : childPlaces[kindOf(parentId) ?? 'note']?.find((p) => p.kind === kind);
  if (place === undefined) throw new Error(`a ${kind} has no place in ${parentId ?? 'the design'}`);
  const holder = parentId === undefined ? design : findAny(design, parentId);
  if (holder === undefined) throw new Error(`no element ${parentId}`);
  const id = nextId(listAt(holder, place.field), place.letter, parentId);
  const next = changeList(design, parentId, place.field, (items) => [...items, make(id)]);
  return { design: next, id };
};

/** Takes elements out of their lists, nothing else: `edits/remove` also clears what named them. */
export const takeOut = (design: Design, ids: ReadonlySet<string>): Design => {
  let next = design;
  for (const id of ids) {
    const parentId = parentIdOf(id);
    // An element inside one that goes as well is gone with it.
    if (parentId !== undefined && (ids.has(parentId) || ids.has(rootIdOf(id)))) continue;
    next = changeList(next, parentId, fieldFor(id), (items) =>
      items.some((item) => item.id === id) ? items.filter((item) => item.id !== id) : items,
    );
  }
  return next;
};
