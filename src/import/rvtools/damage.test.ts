import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breaches } from '../../model/invariants';
import { build } from '../build';
import type { Estate } from '../estate';
import { Refusal } from '../open/limits';
import type { Cell, Piece } from '../piece';
import { madeEstate } from './made-estate.fixture';
import { rvtoolsReader } from './reader';
import { tabs } from './tabs';
import { tabsOf } from './tabs-of.fixture';

const estates = Array.from({ length: 6 }, (_, seed) => {
  let state = seed + 1;
  const below = (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % n;
  };
  return tabsOf(madeEstate({ below }));
});

const odd: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    null,
    '',
    ' ',
    '-1',
    'NaN',
    '1e400',
    '__proto__',
    'constructor',
    'True',
    '0x10',
    ',',
  ),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const change = fc.record({
  how: fc.constantFrom(
    'cell',
    'cell',
    'cell',
    'heading',
    'drop column',
    'swap columns',
    'drop row',
    'double row',
    'drop sheet',
    'rename sheet',
    'swap sheets',
    'break sheet',
    'short row',
    'long row',
  ),
  sheet: fc.nat(tabs.length - 1),
  row: share,
  column: share,
  other: share,
  value: odd,
});
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

interface Draft {
  name: string;
  rows: Cell[][];
  isBroken: boolean;
}

const apply = (sheets: Draft[], { how, sheet, row, column, other, value }: Change): void => {
  const draft = sheets[sheet % Math.max(1, sheets.length)];
  if (draft === undefined) return;
  const { rows } = draft;
  const r = Math.floor(row * rows.length);
  const c = Math.floor(column * (rows[0]?.length ?? 0));
  const d = Math.floor(other * (rows[0]?.length ?? 0));
  const line = rows[r];
  if (how === 'drop sheet') sheets.splice(sheets.indexOf(draft), 1);
  else if (how === 'rename sheet') draft.name = String(value);
  else if (how === 'break sheet') draft.isBroken = true;
  else if (how === 'swap sheets') {
    const second = sheets[Math.floor(other * sheets.length)];
    if (second !== undefined) [draft.rows, second.rows] = [second.rows, draft.rows];
  } else if (how === 'drop column') for (const cells of rows) cells.splice(c, 1);
  else if (how === 'swap columns')
    for (const cells of rows) [cells[c], cells[d]] = [cells[d] ?? null, cells[c] ?? null];
  else if (line === undefined) return;
  else if (how === 'cell') line[c] = value;
  else if (how === 'heading') rows[0]?.splice(c, 1, value);
  else if (how === 'drop row') rows.splice(r, 1);
  else if (how === 'double row') rows.splice(r, 0, [...line]);
  else if (how === 'short row') line.length = Math.min(line.length, c);
  else line.push(value);
};

const read = async (n: number, changes: readonly Change[]): Promise<Estate | undefined> => {
  const all = estates[n];
  const sheets = tabs.map((name): Draft => {
    const rows = (all?.[name] ?? []).map((row) => [...row]);
    return { name, rows, isBroken: false };
  });
  for (const one of changes) apply(sheets, one);
  const piece: Piece = {
    kind: 'workbook',
    name: 'damaged.xlsx',
    sheets: sheets.map(({ name, rows, isBroken }) => ({
      name,
      headings: () => (rows[0] ?? []).map((cell) => (cell === null ? '' : String(cell))),
      rows: async () => {
        if (isBroken) throw new Refusal('It is cut off.');
        return rows;
      },
    })),
  };
  return rvtoolsReader.claims(piece) ? (await rvtoolsReader.read([piece], () => {}))[0] : undefined;
};
const damage = [
  fc.nat(estates.length - 1),
  fc.array(change, { minLength: 1, maxLength: 6 }),
] as const;

test('3,500 damaged workbooks: each gives what can be had, and says what cannot', async () => {
  await fc.assert(
    fc.asyncProperty(...damage, async (n, changes) => {
      const estate = await read(n, changes);
      for (const { message } of estate?.problems ?? []) expect(message).toMatch(/\.$/);
      if (estate?.hosts.length === 0) expect(estate.problems.length).toBeGreaterThan(0);
      expect(JSON.stringify(estate) ?? '').not.toMatch(/hunter2|AAAAA-BBBBB|"SN1"/);
    }),
    { numRuns: 3500 },
  );
});

test('500 more, built into designs that no invariant forbids', async () => {
  await fc.assert(
    fc.asyncProperty(...damage, async (n, changes) => {
      const estate = await read(n, changes);
      if (estate !== undefined) expect(breaches(build(estate).design)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
