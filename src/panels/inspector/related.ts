import type { Design } from '../../model/design';
import { find, findAny, nameOf } from '../../model/find';
import { childPlaces, hostIdOf, type Kind, kindOf, listAt, topPlaces } from '../../model/kinds';
import { referencesOf } from '../../model/references';
import type { RecordShape, Shape } from '../../model/shape/shape';

export interface Related {
  readonly id: string;
  readonly name: string;
}

/** Elements that this one names, and those that name it: what a wire or a membership joins it to. */
export const relatedTo = (design: Design, id: string): readonly Related[] => {
  const kind = kindOf(id);
  const value = findAny(design, id);
  if (kind === undefined || value === undefined) return [];
  const found = new Set<string>();
  for (const { to } of referencesOf(kind, value)) found.add(to);
  // A VM is connected by its vNICs, which most people never open.
  for (const vnic of find(design, 'vm', id)?.vnics ?? []) {
    for (const { to } of referencesOf('vnic', vnic)) found.add(to);
  }
  for (const namer of namersOf(kind)) {
    for (const element of allOf(design, namer, reachOf(id, namer))) {
      if (element.id === id || found.has(element.id)) continue;
      for (const { to } of referencesOf(namer, element)) {
        if (to === id) {
          found.add(element.id);
          break;
        }
      }
    }
  }
  return [...found].map((other) => ({ id: other, name: nameOf(design, other) }));
};

const names = (shape: Shape, kind: Kind): boolean => {
  switch (shape.type) {
    case 'ref':
    case 'refs':
      return shape.to.includes(kind);
    case 'record':
      return fieldsName(shape, kind);
    case 'list':
      return !('id' in shape.item.required) && fieldsName(shape.item, kind);
    default:
      return false;
  }
};
const fieldsName = (shape: RecordShape, kind: Kind): boolean =>
  [...Object.values(shape.required), ...Object.values(shape.optional)].some((field) =>
    names(field, kind),
  );

const namers = new Map<Kind, readonly Kind[]>();

/** Kinds that have a field which may name this kind: the others need not be looked through. */
const namersOf = (kind: Kind): readonly Kind[] => {
  let known = namers.get(kind);
  if (known === undefined) {
    const places = [...topPlaces, ...Object.values(childPlaces).flat()];
    known = [...new Set(places.filter((p) => fieldsName(p.shape, kind)).map((p) => p.kind))];
    namers.set(kind, known);
  }
  return known;
};

/** The host whose parts alone may name this element; a cable may come from any host. */
const reachOf = (id: string, namer: Kind): string | undefined =>
  namer === 'nic' && kindOf(id) === 'nic' ? undefined : hostIdOf(id);

type Elements = Iterable<{ readonly id: string }>;

function* allOf(design: Design, kind: Kind, hostId: string | undefined): Generator<{ id: string }> {
  const top = topPlaces.find((p) => p.kind === kind);
  if (top !== undefined) yield* design[top.field];
  for (const [parent, places] of Object.entries(childPlaces) as [
    Kind,
    (typeof childPlaces)[Kind],
  ][]) {
    const place = places?.find((p) => p.kind === kind);
    if (place === undefined) continue;
    for (const holder of holdersOf(design, parent, hostId)) yield* listAt(holder, place.field);
  }
}

const holdersOf = (design: Design, parent: Kind, hostId: string | undefined): Elements => {
  const hosts = hostId === undefined ? design.hosts : design.hosts.filter((h) => h.id === hostId);
  if (parent === 'host') return hosts;
  if (parent === 'vm') return hosts.flatMap((host) => host.vms);
  return allOf(design, parent, undefined);
};
