import { placeOf } from './kinds';
import { fieldOf, type RecordShape, type Shape } from './shape/shape';

/** One entry of an element's `otherSources`. */
interface OtherSource {
  readonly source: string;
  readonly fields?: string;
}
type Values = Readonly<Record<string, unknown>>;

/** What an element is and where it is from, not what a source says of it. */
const apart = new Set(['name', 'source', 'sourceId', 'otherSources', 'unknown', 'guessed']);

const isApart = (name: string, shape: Shape): boolean =>
  shape.type === 'id' ||
  apart.has(name) ||
  (shape.type === 'list' && Object.hasOwn(shape.item.required, 'id'));

/**
 * Paths of all that a record of this shape states itself, in the order of the shape: `mtuBytes`,
 * `teaming.policy`. Without its name, its marks and the elements inside it.
 */
export const statedPaths = (shape: RecordShape, value: object): readonly string[] => {
  const out: string[] = [];
  for (const table of [shape.required, shape.optional]) {
    for (const [name, field] of Object.entries(table)) {
      const found = (value as Values)[name];
      if (found === undefined || isApart(name, field)) continue;
      if (field.type !== 'record') out.push(name);
      else for (const inner of statedPaths(field, found as object)) out.push(`${name}.${inner}`);
    }
  }
  return out;
};

/** The value at a path of `statedPaths`. */
export const valueAtPath = (value: object, path: string): unknown => {
  let here: unknown = value;
  for (const name of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Values)[name];
  }
  return here;
};

/** Is there one value at these paths of two records? */
export const isSameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

const entriesOf = (value: object): readonly OtherSource[] =>
  ((value as Values).otherSources as readonly OtherSource[] | undefined) ?? [];

const namesIn = ({ fields = '' }: OtherSource): readonly string[] =>
  fields.split(' ').filter((name) => name !== '');

/** The other source that all of an element is from but for what `sourceOf` says of single fields. */
export const wholeSourceOf = (value: object): string | undefined =>
  entriesOf(value).find(({ fields }) => fields === undefined)?.source;

/** The other source that a field of an element is from; undefined where it is the one of the rest, or nobody knows. */
export const sourceOf = (value: object, path: string): string | undefined =>
  entriesOf(value).find((entry) => namesIn(entry).includes(path))?.source ?? wholeSourceOf(value);

/**
 * `otherSources` of an element by where each of its fields is from; undefined for the source of the
 * rest. One entry without fields where all are from the same.
 */
export const otherSourcesOf = (
  sources: ReadonlyMap<string, string | undefined>,
): readonly OtherSource[] | undefined => {
  const bySource = new Map<string | undefined, string[]>();
  for (const [path, source] of sources) {
    const paths = bySource.get(source);
    if (paths === undefined) bySource.set(source, [path]);
    else paths.push(path);
  }
  const [only] = bySource.keys();
  if (bySource.size === 1 && only !== undefined) return [{ source: only }];
  bySource.delete(undefined);
  if (bySource.size === 0) return undefined;
  return [...bySource].map(([source = '', paths]) => ({ source, fields: paths.join(' ') }));
};

/** An element with other `otherSources`; the same one where they are what they were. */
export const withOtherSources = <T extends object>(
  value: T,
  entries: readonly OtherSource[] | undefined,
): T => {
  const { otherSources: before, ...rest } = value as T & { otherSources?: unknown };
  if (isSameValue(before, entries)) return value;
  return (entries === undefined ? rest : { ...rest, otherSources: entries }) as T;
};

/** An element after a change, without the sources of the fields that it changed. */
export const withoutChangedSources = <T extends { readonly id: string }>(
  before: T,
  after: T,
): T => {
  const entries = entriesOf(after);
  if (entries.length === 0 || before === after || entriesOf(before) !== entries) return after;
  const shape = placeOf(after.id)?.shape;
  if (shape === undefined) return after;
  const stated = statedPaths(shape, after);
  const isKept = (path: string) => isSameValue(valueAtPath(before, path), valueAtPath(after, path));
  const lost = statedPaths(shape, before).some((path) => !isKept(path));
  if (!lost && stated.every(isKept)) return after;
  return withOtherSources(
    after,
    otherSourcesOf(
      new Map(stated.map((path) => [path, isKept(path) ? sourceOf(before, path) : undefined])),
    ),
  );
};

/** Words for a path of `statedPaths`: `Teaming and failover › Failback`. */
export const pathLabel = (shape: RecordShape, path: string): string => {
  const [name = '', ...inner] = path.split('.');
  const field = fieldOf(shape, name);
  if (field === undefined) return path;
  return field.type === 'record' && inner.length > 0
    ? `${field.label} › ${pathLabel(field, inner.join('.'))}`
    : field.label;
};
