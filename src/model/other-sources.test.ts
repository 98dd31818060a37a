import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designArbitrary } from './arbitrary';
import { build } from './build';
import type { Nic } from './design';
import { set } from './edits/change';
import { find } from './find';
import { elements, placeOf } from './kinds';
import { otherSourcesOf, sourceOf, statedPaths, valueAtPath, wholeSourceOf } from './other-sources';

const imported = (nic: Partial<Nic>) => {
  const b = build();
  const id = b.host('esx01').nic('vmnic0', nic);
  return { design: b.done, id };
};

test('a field says its source, else all of the element does', () => {
  const one = { otherSources: [{ source: 'A', fields: 'mtuBytes teaming.policy' }] };
  expect(sourceOf(one, 'teaming.policy')).toBe('A');
  expect(sourceOf(one, 'teaming')).toBeUndefined();
  const whole = { otherSources: [{ source: 'B' }, { source: 'A', fields: 'mtuBytes' }] };
  expect([sourceOf(whole, 'mtuBytes'), sourceOf(whole, 'mac')]).toEqual(['A', 'B']);
  expect([wholeSourceOf(whole), wholeSourceOf(one)]).toEqual(['B', undefined]);
});

test('a field that is changed by hand has no source any more, the others keep theirs', () => {
  const { design, id } = imported({
    speedMbps: 10_000,
    driver: 'ixgben',
    firmware: '1.2',
    otherSources: [{ source: 'A', fields: 'driver firmware' }],
  });
  const at = (next: typeof design) => find(next, 'nic', id)?.otherSources;
  expect(at(set<Nic>(design, id, { driver: 'i40en' }))).toEqual([
    { source: 'A', fields: 'firmware' },
  ]);
  expect(at(set<Nic>(design, id, { driver: undefined, firmware: undefined }))).toBeUndefined();
  expect(at(set<Nic>(design, id, { speedMbps: 25_000, notes: 'new' }))).toEqual(
    find(design, 'nic', id)?.otherSources,
  );
});

test('of an element that is all from one source, the rest stays from it', () => {
  const { design, id } = imported({
    speedMbps: 10_000,
    driver: 'ixgben',
    otherSources: [{ source: 'A' }],
  });
  const next = find(set<Nic>(design, id, { driver: 'i40en', rdma: 'none' }), 'nic', id);
  expect(next?.otherSources).toEqual([{ source: 'A', fields: 'speedMbps' }]);
});

test('what is written of any sources is read again', () => {
  fc.assert(
    fc.property(designArbitrary(), fc.gen(), (design, pick) => {
      for (const { value } of elements(design)) {
        const shape = placeOf(value.id)?.shape;
        if (shape === undefined) continue;
        const paths = statedPaths(shape, value);
        for (const path of paths) expect(valueAtPath(value, path)).not.toBeUndefined();
        const sources = new Map(
          paths.map((path) => [path, pick(fc.constantFrom, undefined, 'A', 'B')] as const),
        );
        const otherSources = otherSourcesOf(sources);
        for (const [path, source] of sources) expect(sourceOf({ otherSources }, path)).toBe(source);
      }
    }),
    { numRuns: 30 },
  );
});
