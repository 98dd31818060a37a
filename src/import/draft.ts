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
  for (const [name, { type }] of Object.entries(shape.optional)) {
    if (type === 'ref' || type === 'refs') continue;
    const value = Object.hasOwn(found, name) ? (found as Draft)[name] : undefined;
    if (value !== undefined) out[name] = value;
  }
  return out;
};
