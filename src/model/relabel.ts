import { childPlaces, type Kind, listAt, placeOf } from './kinds';
import { mapReferences } from './references';

interface HasId {
  readonly id: string;
}

/** An element under its new ids, with all inside it and all that it names. */
export const relabelled = <T extends HasId>(
  kind: Kind,
  value: T,
  ids: ReadonlyMap<string, string>,
): T => {
  const shape = placeOf(value.id)?.shape;
  const named =
    shape === undefined ? value : (mapReferences(shape, value, (to) => ids.get(to) ?? to) ?? value);
  return renumbered(kind, named, ids);
};

const renumbered = <T extends HasId>(kind: Kind, value: T, ids: ReadonlyMap<string, string>): T => {
  let out = { ...value, id: ids.get(value.id) ?? value.id };
  for (const child of childPlaces[kind] ?? []) {
    const items = listAt(value, child.field);
    if (items.length === 0) continue;
    out = { ...out, [child.field]: items.map((item) => renumbered(child.kind, item, ids)) };
  }
  return out;
};
