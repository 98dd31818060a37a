import type { Design } from '../design';
import { find, findAny, nameOf } from '../find';
import {
  childPlaces,
  hostIdOf,
  kindOf,
  listAt,
  parentIdOf,
  placeOf,
  rootIdOf,
  topPlaces,
} from '../kinds';
import { plugsOf } from './cables';

type Names = Readonly<Record<string, string>>;

/** Is the element of this id here the one that was meant where the copy was made? */
export const isSame = (design: Design, names: Names, id: string): boolean => {
  const root = rootIdOf(id);
  const meant = (one: string) =>
    Object.hasOwn(names, one) &&
    findAny(design, one) !== undefined &&
    nameOf(design, one) === names[one];
  return meant(id) && meant(root);
};

const byName = (
  items: readonly { readonly id: string }[],
  name: string | undefined,
): string | undefined =>
  name === undefined || name === ''
    ? undefined
    : items.find((item) => (item as { readonly name?: unknown }).name === name)?.id;

/** The part with the same name in another holder of the same kind. */
const twin = (
  design: Design,
  names: Names,
  id: string,
  holderId: string | undefined,
): string | undefined => {
  const holder = holderId === undefined ? undefined : findAny(design, holderId);
  const field = placeOf(id)?.field;
  return holder === undefined || field === undefined
    ? undefined
    : byName(listAt(holder, field), names[id]);
};

/**
 * What a copy may go on naming outside of itself: the same element, or the one with the same name
 * in the place it is put into. Undefined when the link makes no sense any more; a port or NIC that
 * has a cable takes no second one.
 */
export const counterpart = (
  design: Design,
  names: Names,
  to: string,
  at: {
    /** Where the copied part came from, and where it is put. */
    readonly fromHost: string | undefined;
    readonly toHost: string | undefined;
  },
): string | undefined => {
  const kind = kindOf(to);
  const host = hostIdOf(to);
  if (kind === undefined) return undefined;
  if (kind === 'port') {
    return isSame(design, names, to) && !plugsOf(design).has(to) ? to : undefined;
  }
  if (host !== undefined && parentIdOf(to) !== undefined) {
    if (host === at.fromHost) {
      return at.fromHost === at.toHost && isSame(design, names, to)
        ? to
        : twin(design, names, to, at.toHost);
    }
    if (!isSame(design, names, to)) return undefined;
    if (kind !== 'nic') return to;
    const isFree = !plugsOf(design).has(to) && find(design, 'nic', to)?.cabledTo === undefined;
    return isFree ? to : undefined;
  }
  if (isSame(design, names, to)) return to;
  const root = rootIdOf(to);
  const top = topPlaces.find((place) => place.letter === root[0]);
  const rootTwin = top && byName(design[top.field], names[root]);
  if (rootTwin === undefined || root === to) return rootTwin;
  return childPlaces[kindOf(root) ?? 'note'] === undefined
    ? undefined
    : twin(design, names, to, rootTwin);
};
