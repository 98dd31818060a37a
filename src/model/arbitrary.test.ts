import fc from 'fast-check';
import { expect, it } from 'vitest';
import { designArbitrary } from './arbitrary';
import { breaches } from './invariants';
import { elements } from './kinds';
import { references } from './references';

it('makes designs that keep the invariants, of every kind', () => {
  const kinds = new Set<string>();
  const fields = new Set<string>();
  fc.assert(
    fc.property(designArbitrary(), (design) => {
      for (const { kind } of elements(design)) kinds.add(kind);
      for (const { field } of references(design)) fields.add(field);
      expect(breaches(design)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(kinds.size).toBe(20);
  expect(fields.size).toBeGreaterThanOrEqual(18);
});
