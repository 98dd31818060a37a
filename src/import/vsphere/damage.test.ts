import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateDesign } from '../../model/arbitrary-design';
import { breaches } from '../../model/invariants';
import { damaged, damages } from '../damaged-text.fixture';
import { ImportRefused, importPieces } from '../import';
import { open } from '../open/open';
import type { Piece } from '../piece';
import { readers } from '../readers';
import { withWrongValue } from '../wrong-value.fixture';
import { apiObjects } from './api-json.fixture';
import { carriedByApi } from './carried.fixture';
import { collectorMark } from './collector/script';

const objects = [1, 2, 3, 4, 5].map((seed) => {
  const all = apiObjects(
    carriedByApi(generateDesign(seed, { hosts: 2, listLength: 2, stated: 0.8 })),
  );
  return { all, collected: { Collector: collectorMark, VCenters: [all], NotRead: [] } };
});
const files = fc.constantFrom(...objects.flatMap(({ all, collected }) => [all, collected]));

/** Whatever comes in: a design that keeps its invariants, or a refusal with a sentence. */
const check = async (pieces: readonly Piece[]): Promise<void> => {
  const sentence = /^\S.*[.:)”]$/su;
  try {
    const { design, problems } = await importPieces(pieces, readers);
    expect(breaches(design)).toEqual([]);
    for (const { message } of problems) expect(message).toMatch(sentence);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { message } of error.problems) expect(message).toMatch(sentence);
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
};

test('3,000 files with wrong kinds of values', async () => {
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.array(withWrongValue, { minLength: 1, maxLength: 4 }),
      (file, wrong) =>
        check([
          {
            kind: 'json',
            name: 'a.json',
            value: wrong.reduce<unknown>((json, one) => one(json), file),
          },
        ]),
    ),
    { numRuns: 3000 },
  );
}, 300_000);

test('2,000 files with damaged text, opened as they are', async () => {
  await fc.assert(
    fc.asyncProperty(files, damages, fc.boolean(), async (file, list, isPretty) => {
      const text = damaged(JSON.stringify(file, null, isPretty ? 1 : 0), list);
      const { pieces, problems } = await open([
        { name: 'a.json', bytes: new TextEncoder().encode(text) },
      ]);
      if (pieces.length === 0) expect(problems.length).toBeGreaterThan(0);
      else await check(pieces);
    }),
    { numRuns: 2000 },
  );
}, 300_000);

test('keys that reach for prototypes are keys like others', async () => {
  const hostile = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
  for (const { all, collected } of objects) {
    for (const file of [all, collected]) {
      const text = JSON.stringify(file).replaceAll('{"', `{${hostile}"`);
      await check([{ kind: 'json', name: 'a.json', value: JSON.parse(text) }]);
    }
  }
});

test('nested deeply and wide', async () => {
  const deep = `${'[{"config":'.repeat(5000)}1${'}]'.repeat(5000)}`;
  await check([{ kind: 'json', name: 'deep.json', value: JSON.parse(deep) }]);
  const wide = { hosts: new Array(200_000).fill({ name: 'x', config: { network: 3 } }) };
  await check([{ kind: 'json', name: 'wide.json', value: wide }]);
});
