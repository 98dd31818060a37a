import type { RecordShape } from '../model/shape/shape';

/** A record under construction, of values that are not yet held against the model. */
export type Draft = Record<string, unknown>;

export type Complain = (place: string, message: string) => void;

/**
 * The fields that a found record says of a shape: optional ones, present and not undefined.
 * References and nested elements are left to the caller, who knows the ids.
 */
export const said = (shape: RecordShape, found: object): Draft => {
  const out: Draft = {};
  for (const name of ownFields(shape)) {
    const value = Object.hasOwn(found, name) ? (found as Draft)[name] : undefined;
    if (value !== undefined) out[name] = value;
  }
  return out;
};

// Asked for each VM and vNIC of an estate.
const known = new WeakMap<RecordShape, readonly string[]>();
const ownFields = (shape: RecordShape): readonly string[] => {
  const before = known.get(shape);
  if (before !== undefined) return before;
  const names = Object.entries(shape.optional).flatMap(([name, { type }]) =>
    type === 'ref' || type === 'refs' || name === 'source' || name === 'otherSources' ? [] : [name],
  );
  known.set(shape, names);
  return names;
};
