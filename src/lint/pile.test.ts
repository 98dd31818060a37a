import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePile } from './pile';
import type { Spoken } from './spoken';

type Entry = Spoken<{ readonly key: string }>;

/** Orders repeat, keys do not: as with two remarks on the same objects. */
const entries: readonly Entry[] = Array.from({ length: 400 }, (_, n) => ({
  said: { key: `k${n}` },
  pile: '0rule',
  order: String((n * 7) % 150).padStart(3, '0'),
}));

const inOrder = (some: Iterable<Entry>): Entry[] =>
  [...some].sort((a, b) => {
    if (a.order !== b.order) return a.order < b.order ? -1 : 1;
    return a.said.key < b.said.key ? -1 : 1;
  });

const changes = fc.array(
  fc.record({
    // Few at once and many at once go different ways.
    come: fc.oneof(
      { weight: 5, arbitrary: fc.uniqueArray(fc.nat({ max: 399 }), { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.nat({ max: 399 }), { maxLength: 300 }) },
    ),
    out: fc.oneof(
      { weight: 5, arbitrary: fc.uniqueArray(fc.nat({ max: 399 }), { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.nat({ max: 399 }), { maxLength: 300 }) },
    ),
  }),
  { maxLength: 40 },
);

test('whatever comes and goes, the list is the sorted one, and lists handed out before stay as they were', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      const pile = makePile<Entry['said']>();
      const there = new Set<Entry>();
      const handedOut: (readonly [ReturnType<typeof pile.blocks>, Entry[]])[] = [];
      for (const step of steps) {
        const out = step.out.flatMap((n) => entries[n] ?? []).filter((one) => there.has(one));
        const come = step.come.flatMap((n) => entries[n] ?? []).filter((one) => !there.has(one));
        for (const one of out) there.delete(one);
        for (const one of come) there.add(one);
        pile.change(out, come);
        handedOut.push([pile.blocks(), inOrder(there)]);
      }
      for (const [blocks, expected] of handedOut) expect(blocks.flat()).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('one at a time, a list grows to thousands and shrinks to nothing', () => {
  const pile = makePile<Entry['said']>();
  pile.change([], entries);
  const more = entries.map(
    ({ said, order }, n): Entry => ({
      said: { key: `${said.key}+` },
      pile: '0rule',
      order: n % 2 === 0 ? order : '900',
    }),
  );
  for (const one of more) pile.change([], [one]);
  expect(pile.blocks().flat()).toEqual(inOrder([...entries, ...more]));
  for (const one of [...entries, ...more]) pile.change([one], []);
  expect(pile.blocks()).toEqual([]);
});
