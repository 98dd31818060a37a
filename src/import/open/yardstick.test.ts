import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Rows } from '../piece';
import { open } from './open';

const ours = async (bytes: Uint8Array): Promise<ReadonlyMap<string, Rows>> => {
  const { pieces } = await open([{ name: 'book.xlsx', bytes }]);
  const [piece] = pieces;
  const sheets = piece?.kind === 'workbook' ? piece.sheets : [];
  return new Map(
    await Promise.all(sheets.map(async ({ name, rows }) => [name, await rows()] as const)),
  );
};

/** Filled cells by row and column; times are numbers here and dates there, which is all that may differ. */
const cellsOf = (rows: readonly (readonly unknown[])[]): ReadonlyMap<string, unknown> =>
  new Map(
    rows.flatMap((row, r) =>
      [...row].flatMap((cell, c): (readonly [string, unknown])[] =>
        cell === null || cell === undefined || cell === '' ? [] : [[`${r} ${c}`, cell]],
      ),
    ),
  );

const compare = async (bytes: Uint8Array): Promise<number> => {
  const mine = await ours(bytes);
  const { sheets } = await readXlsx(bytes);
  expect([...mine.keys()]).toEqual(sheets.map(({ name }) => name));
  let compared = 0;
  for (const { name, rows } of sheets) {
    const found = cellsOf(mine.get(name) ?? []);
    const expected = cellsOf(rows);
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [place, value] of expected) {
      const cell = found.get(place);
      if (value instanceof Date) expect(typeof cell).toBe('number');
      else if (cell !== value) expect([name, place, cell]).toEqual([name, place, value]);
      compared += 1;
    }
  }
  return compared;
};

const text = fc.oneof(
  fc.constantFrom(
    'VM Network ',
    ' x',
    '<a&b>',
    '"q"',
    "it's",
    'a\nb',
    '_x000D_',
    'Büro',
    '日本',
    '1',
    '007',
    'True',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((s) => !/[\p{Cc}\p{Cn}]/u.test(s)),
);
const cell = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
// The first row says where rows are counted from, so that it has a cell.
const rows = fc
  .tuple(text, fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }))
  .map(([first, more]) => [[first], ...more]);

describe('beside another library', () => {
  test('cells of any kind are the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (all) => {
        const sheets = all.map((one, i) => ({ name: `s${i}`, rows: one }));
        await compare(await writeXlsx({ sheets }));
      }),
      { numRuns: 150 },
    );
  });

  const folder = '../shared/samples/rvtools';
  test.runIf(existsSync(folder))('every cell of every real workbook is the same', async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
    let compared = 0;
    for (const name of names) compared += await compare(readFileSync(`${folder}/${name}`));
    expect(compared).toBeGreaterThan(100_000);
  });
});
