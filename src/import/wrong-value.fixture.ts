import fc from 'fast-check';

/** Values of kinds that nobody expects in that place. */
const odd = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.string(),
  fc.constant([]),
  fc.constant({}),
  fc.constant([[[{}]]]),
  fc.boolean(),
);

const put = (value: unknown, path: readonly number[], into: unknown): unknown => {
  if (path.length === 0 || typeof value !== 'object' || value === null) return into;
  const [first = 0, ...rest] = path;
  const entries = Object.entries(value);
  if (entries.length === 0) return into;
  const [key] = entries[first % entries.length] ?? [''];
  const changed = entries.map(
    ([name, one]) => [name, name === key ? put(one, rest, into) : one] as const,
  );
  return Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
};

/** JSON with another value somewhere in it. */
export const withWrongValue: fc.Arbitrary<(json: unknown) => unknown> = fc
  .tuple(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 8 }), odd)
  .map(
    ([path, value]) =>
      (json) =>
        put(json, path, value),
  );
