import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designArbitrary } from '../model/arbitrary';
import { breaches } from '../model/invariants';
import { readDesign } from './read';
import { writeDesign } from './write';

describe('the laws of the file', () => {
  it('read(write(d)) is d, and writing is stable', () => {
    fc.assert(
      fc.property(designArbitrary(), (design) => {
        const text = writeDesign(design);
        const result = readDesign(text);
        expect(result.problems).toEqual([]);
        expect(result.design).toStrictEqual(design);
        if (result.design !== undefined) expect(writeDesign(result.design)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the invariants of whatever it reads', () => {
    const field = fc.constantFrom(
      'id',
      'cabledTo',
      'uplinkId',
      'switchId',
      'portGroupId',
      'aId',
      'bId',
      'active',
    );
    const id = fc.constantFrom(
      'h1',
      'h1.n1',
      'h2.n1',
      's1.p1',
      'd1',
      'd1.u1',
      'd2.u1',
      'h1.p1',
      'h1.s1',
      's1',
      'x',
    );
    const swaps = fc.array(fc.tuple(fc.nat(400), field, id), { maxLength: 30 });
    fc.assert(
      fc.property(designArbitrary({ stated: 0.9 }), swaps, (design, swap) => {
        let n = 0;
        const text = writeDesign(design).replaceAll(
          /"(\w+)": "[a-z][0-9][^"]*"/g,
          (found, name) => {
            const change = swap.find(([at, of]) => at % 40 === n % 40 && of === name);
            n += 1;
            return change === undefined ? found : `"${name}": "${change[2]}"`;
          },
        );
        const result = readDesign(text);
        expect(result.design && breaches(result.design)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
