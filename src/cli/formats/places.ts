import { locateAll, type Position } from '../../file/locate';
import { childPlaces, type Kind, topPlaces } from '../../model/kinds';

type Key = string | number;

const isList = (value: unknown): value is readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value);

/** The way to an element in the file as written, which may hold more than what could be read. */
const pathTo = (raw: unknown, id: string): Key[] | undefined => {
  const path: Key[] = ['topology'];
  let here: unknown = (raw as Readonly<Record<string, unknown>> | null)?.topology;
  let places: readonly { kind: Kind; letter: string; field: string }[] | undefined = topPlaces;
  let name = '';
  for (const part of id.split('.')) {
    name = name === '' ? part : `${name}.${part}`;
    const place: { kind: Kind; letter: string; field: string } | undefined = places?.find(
      ({ letter }) => letter === part[0],
    );
    const list: unknown =
      place === undefined ? undefined : (here as Readonly<Record<string, unknown>>)?.[place.field];
    if (place === undefined || !isList(list)) return undefined;
    const at = list.findIndex((item) => item?.id === name);
    if (at < 0) return undefined;
    path.push(place.field, at);
    here = list[at];
    places = childPlaces[place.kind];
  }
  return path;
};

/** Line and column of elements in the text of their design file; what is not found there is left out. */
export const placesOf = (text: string, ids: readonly string[]): Map<string, Position> => {
  const places = new Map<string, Position>();
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return places;
  }
  const found = [...new Set(ids)].flatMap((id) => {
    const path = pathTo(raw, id);
    return path === undefined ? [] : [{ id, path }];
  });
  const positions = locateAll(
    text,
    found.map(({ path }) => path),
  );
  for (const [i, { id }] of found.entries()) {
    const position = positions[i];
    if (position !== undefined) places.set(id, position);
  }
  return places;
};
