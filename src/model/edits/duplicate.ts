import type { Design } from '../design';
import { find, findAny } from '../find';
import {
  below,
  childPlaces,
  hostIdOf,
  type Kind,
  kindOf,
  listAt,
  parentIdOf,
  placeOf,
  rootIdOf,
} from '../kinds';
import { mapReferences, referencesOf, staysInReach } from '../references';
import { plugsOf } from './cables';
import { changeElement, insert, patched } from './change';
import { counterpart, isSame } from './counterpart';
import type { Fragment } from './fragment';
import { readdressed, usedAddresses } from './fresh-addresses';
import { place } from './layout';
import { freeName } from './names';
import { type Home, homeFor } from './paste-home';
import { remove } from './remove';
import { uplinkIdsOf } from './teaming';
import { isMember, switchOfNic } from './uplinks';

export { copyOf, type Fragment } from './fragment';

interface HasId {
  readonly id: string;
}

/** Copies of positioned things stand this much beside their originals, in pixels. */
const besidePx = 40;

/**
 * Puts a copy into a design: under fresh ids, with free names and addresses, without MACs. Parts go
 * into the target (a host, or what is in it), else to where they came from. Links inside the copy
 * lead inside the copy; links to outside stay where they still make sense. `at` is where the first
 * positioned thing goes.
 */
export const paste = (
  design: Design,
  fragment: Fragment,
  targetId?: string,
  at?: { readonly x: number; readonly y: number },
): { readonly design: Design; readonly ids: readonly string[] } => {
  const ids = new Map<string, string>();
  const put: { readonly id: string; readonly item: HasId; readonly home: Home }[] = [];
  let next = design;
  for (const item of fragment.items) {
    const home = homeFor(next, fragment, item, targetId, ids);
    if (home === undefined) continue;
    const made = insert<HasId>(next, home.kind, home.parentId, (id) =>
      named(next, home, reId(home.kind, item, id, ids)),
    );
    next = made.design;
    put.push({ id: made.id, item, home });
  }
  const used = usedAddresses(design);
  const taken = new Set<string>();
  for (const { id, item, home } of put) {
    const where = { fromHost: hostIdOf(item.id), toHost: hostIdOf(id) };
    const map = (to: string): string | undefined => {
      const own = ids.get(to);
      if (own !== undefined) return own;
      const found = counterpart(design, fragment.names, to, where);
      // A cable end may go to one copy only.
      const isEnd = found !== undefined && found === to && isCableEnd(id, found);
      if (!isEnd) return found;
      if (taken.has(found)) return undefined;
      taken.add(found);
      return found;
    };
    next = changeElement<HasId>(next, id, (value) => {
      const shape = placeOf(id)?.shape;
      const mapped = shape === undefined ? value : (mapReferences(shape, value, map) ?? value);
      return patched(addressed(home.kind, mapped, used), home.states);
    });
  }
  next = inReach(
    next,
    design,
    put.map((p) => p.id),
  );
  next = placed(next, design, fragment, ids, at);
  const kept = put.map((p) => p.id).filter((id) => findAny(next, id) !== undefined);
  return { design: next, ids: kept.filter((id) => kindOf(id) !== 'portChannel') };
};

const isCableEnd = (of: string, id: string): boolean =>
  kindOf(id) === 'port' || (kindOf(id) === 'nic' && hostIdOf(id) !== hostIdOf(of));

/** The same record under a new id, and all inside it; which id became which is noted. */
const reId = (kind: Kind, value: HasId, id: string, ids: Map<string, string>): HasId => {
  ids.set(value.id, id);
  const copy: Record<string, unknown> = { ...value, id };
  for (const child of childPlaces[kind] ?? []) {
    const inner = listAt(value, child.field);
    if (inner.length === 0) continue;
    copy[child.field] = inner.map((item) =>
      reId(child.kind, item, `${id}${item.id.slice(item.id.lastIndexOf('.'))}`, ids),
    );
  }
  return copy as unknown as HasId;
};

/** With a name that nobody beside it has. */
const named = (design: Design, home: Home, value: HasId): HasId => {
  const name = (value as { readonly name?: unknown }).name;
  if (typeof name !== 'string' || name === '') return value;
  const beside = new Set(
    home.beside(design).map((other) => (other as { readonly name?: string }).name ?? ''),
  );
  return { ...value, name: freeName(name, beside) } as HasId;
};

/** With addresses of its own, and all inside it. */
const addressed = (kind: Kind, value: HasId, used: Set<string>): HasId => {
  const own =
    kind === 'adapter' || kind === 'vnic' || kind === 'nic' || kind === 'storageTarget'
      ? readdressed(value, used)
      : value;
  let copy: Record<string, unknown> | undefined;
  for (const child of childPlaces[kind] ?? []) {
    const inner = listAt(own, child.field);
    if (inner.length === 0) continue;
    copy ??= { ...own };
    copy[child.field] = inner.map((item) => addressed(child.kind, item, used));
  }
  return (copy as HasId | undefined) ?? own;
};

/**
 * Drops what a copy may not name: NICs that serve another switch already, uplinks that are not of
 * its switch, port groups of distributed switches its host has no part in, anything out of reach.
 */
const inReach = (design: Design, before: Design, ids: readonly string[]): Design => {
  let next = design;
  const broken: string[] = [];
  for (const id of ids) {
    const root = findAny(next, id);
    if (root === undefined) continue;
    for (const { kind, value } of [...below(kindOf(id) ?? 'note', root)]) {
      const bad = new Set<string>();
      for (const reference of referencesOf(kind, value)) {
        const { to, field } = reference;
        if (findAny(next, to) === undefined || !staysInReach(reference)) bad.add(to);
        else if (kind === 'switch' && field === 'uplinks' && isServing(before, to)) bad.add(to);
        else if (field === 'cabledTo' && isPlugged(before, to)) bad.add(to);
        else if (field.startsWith('teaming.') && !uplinkIdsOf(next, value.id).includes(to))
          bad.add(to);
        else if (field === 'portGroupId' && !canUse(next, value.id, to)) bad.add(to);
      }
      if (bad.size === 0) continue;
      const shape = placeOf(value.id)?.shape;
      if (shape === undefined) continue;
      next = changeElement<HasId>(next, value.id, (now) => {
        const cleaned = mapReferences(shape, now, (to) => (bad.has(to) ? undefined : to));
        if (cleaned === undefined) broken.push(value.id);
        return cleaned ?? now;
      });
    }
  }
  return broken.length === 0 ? next : remove(next, broken);
};

const isServing = (before: Design, nicId: string): boolean => {
  const host = find(before, 'host', hostIdOf(nicId));
  return host !== undefined && switchOfNic(host, nicId) !== undefined;
};

const isPlugged = (before: Design, id: string): boolean =>
  plugsOf(before).has(id) || find(before, 'nic', id)?.cabledTo !== undefined;

const canUse = (design: Design, part: string, group: string): boolean =>
  hostIdOf(group) !== undefined || isMember(find(design, 'host', hostIdOf(part)), rootIdOf(group));

/** Positions of the copies: the first at `at`, the others as far from it as they were. */
const placed = (
  design: Design,
  before: Design,
  fragment: Fragment,
  ids: ReadonlyMap<string, string>,
  at: { readonly x: number; readonly y: number } | undefined,
): Design => {
  const anchor = fragment.layout[0];
  if (anchor === undefined) {
    const first = fragment.items
      .map((item) => ids.get(item.id))
      .find((id) => id !== undefined && parentIdOf(id) === undefined);
    return at === undefined || first === undefined ? design : place(design, [{ id: first, ...at }]);
  }
  const stands = fragment.layout.some(
    (p) =>
      isSame(before, fragment.names, p.id) || before.layout.some((b) => b.x === p.x && b.y === p.y),
  );
  const by = at === undefined ? (stands ? besidePx : 0) : undefined;
  const dx = by ?? (at?.x ?? 0) - anchor.x;
  const dy = by ?? (at?.y ?? 0) - anchor.y;
  return place(
    design,
    fragment.layout.flatMap(({ id, x, y }) => {
      const own = ids.get(id);
      return own === undefined ? [] : [{ id: own, x: x + dx, y: y + dy }];
    }),
  );
};
