import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Piece } from '../piece';
import { Refusal } from './limits';
import { open } from './open';

const csv = 'Host,Switch,MTU\nesx1,vSwitch0,1500\nesx2,"a, b",9000\nesx3,,\n';
const books: Uint8Array[] = [];
beforeAll(async () => {
  const rows = [
    ['Host', 'Speed', 'WakeOn'],
    ['esx1', 10_000, true],
    ['esx2', 1000, false],
  ];
  const book = await writeXlsx({ sheets: [{ name: 'vNIC', rows }] });
  books.push(
    book,
    zipSync({ 'a/RVTools_tabvSwitch.csv': strToU8(csv), 'inner.zip': zipSync({ 'b.xlsx': book }) }),
    gzipSync(strToU8(csv.repeat(30))),
    zipSync({ 'stored.csv': [strToU8(csv), { level: 0 }] }),
    strToU8(JSON.stringify({ hosts: [{ name: 'esx1', nics: [1, 2, 3] }] })),
    strToU8(csv),
  );
});

/** One place of a file, by its share of the length, and what is done to it. */
const damage = fc.record({
  file: fc.nat(5),
  cuts: fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      how: fc.constantFrom('cut', 'double', 'noise', 'end', 'flip', 'ones', 'zeros'),
      length: fc.integer({ min: 1, max: 40 }),
      noise: fc.uint8Array({ maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
type Cut = (typeof damage extends fc.Arbitrary<infer D> ? D : never) extends {
  cuts: readonly (infer C)[];
}
  ? C
  : never;

const damaged = (bytes: Uint8Array, { at, how, length, noise }: Cut): Uint8Array => {
  const from = Math.floor(at * bytes.length);
  const head = bytes.slice(0, from);
  const part = bytes.slice(from, from + length);
  const tail = bytes.slice(from + length);
  const middle = {
    cut: new Uint8Array(),
    end: new Uint8Array(),
    double: Uint8Array.of(...part, ...part),
    noise: Uint8Array.of(...noise, ...part),
    flip: part.map((byte) => byte ^ (1 << (length % 8))),
    ones: part.fill(255),
    zeros: part.fill(0),
  }[how];
  return Uint8Array.of(...head, ...middle, ...(how === 'end' ? [] : tail));
};

/** Reads all there is to read: gives rows, or refuses with a sentence. */
const readAll = async (pieces: readonly Piece[]): Promise<number> => {
  let rows = 0;
  for (const piece of pieces) {
    const sheets =
      piece.kind === 'table' ? [piece.sheet] : piece.kind === 'workbook' ? piece.sheets : [];
    for (const sheet of sheets) {
      if ('headings' in sheet) sheet.headings();
      try {
        rows += (await sheet.rows()).length;
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        expect((error as Refusal).message).toMatch(/^[A-Z“].+\.$/s);
      }
    }
  }
  return rows;
};

const check = async (bytes: Uint8Array): Promise<void> => {
  const { pieces, problems } = await open([{ name: 'file', bytes }]);
  expect(pieces.length + problems.length).toBeGreaterThan(0);
  for (const { message, file } of problems) {
    expect(message).toMatch(/^[A-Z“].+\.$/s);
    expect(file).toMatch(/^file/);
  }
  await readAll(pieces);
};

describe('damage', () => {
  test('4,000 damaged files: each is read or refused with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, cuts }) => {
        await check(cuts.reduce(damaged, books[file] ?? new Uint8Array()));
      }),
      { numRuns: 4000 },
    );
  });

  test('1,000 files of noise, some with the first bytes of a format', async () => {
    const start = fc.constantFrom(
      [],
      [0x50, 0x4b, 3, 4],
      [0x50, 0x4b, 5, 6],
      [0x1f, 0x8b, 8],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0xd0, 0xcf, 0x11, 0xe0],
      [...strToU8('[{"a"')],
      [...strToU8('a,b,c\n')],
      [...strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]>')],
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (first, noise) => {
        await check(Uint8Array.of(...first, ...noise));
      }),
      { numRuns: 1000 },
    );
  });

  test('every place at which a zip may be cut off', async () => {
    const [, zip = new Uint8Array()] = books;
    for (let end = 0; end < zip.length; end += 7) await check(zip.subarray(0, end));
  });
});
