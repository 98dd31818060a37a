import { childPlaces, type Kind, listAt, placeOf } from '../model/kinds';
import {
  isSameValue,
  otherSourcesOf,
  sourceOf,
  statedPaths,
  valueAtPath,
  wholeSourceOf,
  withOtherSources,
} from '../model/other-sources';
import type { RecordShape } from '../model/shape/shape';
import { isSameMain, mainLabel } from './source-label';

interface HasId {
  readonly id: string;
}
type Values = Readonly<Record<string, unknown>>;

const told = (shape: RecordShape | undefined): shape is RecordShape =>
  shape !== undefined && Object.hasOwn(shape.optional, 'otherSources');

const withSources = <T extends object>(
  shape: RecordShape,
  value: T,
  sourceAt: (path: string) => string | undefined,
  bare: string | undefined,
): T => {
  const paths = statedPaths(shape, value);
  // What says nothing but its name is somebody's, too.
  const sources =
    paths.length === 0 ? [['', bare] as const] : paths.map((p) => [p, sourceAt(p)] as const);
  return withOtherSources(value, otherSourcesOf(new Map(sources)));
};

/**
 * The source to note at all that an import says of a host (cluster, distributed switch) which is
 * mainly from another one: what it does not say stays that one's, or is by hand. Undefined where a
 * newer export of the same kind takes the place of the older one.
 */
export const sourceToNote = (before: object, now: object): string | undefined => {
  const [old, fresh] = [(before as Values).source, (now as Values).source];
  return typeof old !== 'string' || typeof fresh !== 'string' || isSameMain(old, fresh)
    ? undefined
    : mainLabel(fresh);
};

/** A record that `before` and `now` became, with where each of its fields is from. */
export const withCombinedSources = <T extends HasId>(
  before: T,
  now: T,
  combined: T,
  note: string | undefined,
): T => {
  const isPlain = (one: object) => (one as Values).otherSources === undefined;
  if (note === undefined && isPlain(before) && isPlain(now)) return combined;
  const shape = placeOf(before.id)?.shape;
  if (!told(shape)) return combined;
  return withSources(
    shape,
    combined,
    (path) => {
      const value = valueAtPath(combined, path);
      const isIn = (one: object) => isSameValue(valueAtPath(one, path), value);
      // Where both say it, that it was known before is the shorter word.
      if (note !== undefined && isIn(before)) return sourceOf(before, path);
      return isIn(now) ? (sourceOf(now, path) ?? note) : sourceOf(before, path);
    },
    wholeSourceOf(before),
  );
};

/** A new element, and all in it, among those of another source. */
export const withSourceNoted = <T extends HasId>(kind: Kind, value: T, note: string): T => {
  const shape = placeOf(value.id)?.shape;
  let out = told(shape)
    ? withSources(
        shape,
        value,
        (path) => sourceOf(value, path) ?? note,
        wholeSourceOf(value) ?? note,
      )
    : value;
  for (const child of childPlaces[kind] ?? []) {
    const items = listAt(value, child.field);
    if (items.length > 0)
      out = { ...out, [child.field]: items.map((item) => withSourceNoted(child.kind, item, note)) };
  }
  return out;
};
