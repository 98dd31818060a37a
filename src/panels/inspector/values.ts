import type { Design } from '../../model/design';
import { changeElement, patched } from '../../model/edits/change';
import { withoutMarks } from '../../model/edits/marks';
import { findAny } from '../../model/find';

interface Plain {
  readonly [name: string]: unknown;
}

const inside = (value: unknown, path: readonly string[]): unknown => {
  let here = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Plain)[name];
  }
  return here;
};

/** The value of a field; undefined when it is not stated. */
export const valueAt = (design: Design, id: string, path: readonly string[]): unknown =>
  inside(findAny(design, id), path);

const same = (a: unknown, b: unknown): boolean =>
  a === b ||
  (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => x === b[i]));

/** What several elements say: one value they share, or that they differ. */
export const sharedValue = (
  design: Design,
  ids: readonly string[],
  path: readonly string[],
): { readonly value: unknown; readonly mixed: boolean } => {
  const [first, ...rest] = ids.map((id) => valueAt(design, id, path));
  return rest.every((value) => same(value, first))
    ? { value: first, mixed: false }
    : { value: undefined, mixed: true };
};

const withAt = (record: Plain, path: readonly string[], value: unknown): Plain => {
  const [name, ...rest] = path;
  if (name === undefined) return record;
  if (rest.length === 0) return patched(record, { [name]: value });
  const before = record[name];
  const after = withAt(
    typeof before === 'object' && before !== null ? (before as Plain) : {},
    rest,
    value,
  );
  // A part with nothing stated in it is not stated itself.
  return patched(record, { [name]: Object.keys(after).length === 0 ? undefined : after });
};

/** States a field of an element, or with undefined takes the statement away. */
export const setAt = (
  design: Design,
  id: string,
  path: readonly string[],
  value: unknown,
): Design =>
  changeElement(design, id, (element) => {
    const before = element as unknown as Plain;
    return same(inside(before, path), value)
      ? element
      : (withoutMarks(before, withAt(before, path, value)) as unknown as typeof element);
  });
