import { limits } from '../format';
import { BadBytes, type ByteReader, unzigzag } from './bytes';
import type { Column, Table } from './columns';
import { type Row, type Rows, rootRows, rowsBelow } from './rows';
import { join, parseTemplate, type Split } from './template';

/** Rows of all tables together; counted before anything is made. */
const mostRows = 4 * limits.elements;

/**
 * The reverse of `pack`: plain data as untrusted as the bytes, for the file's reader to judge.
 * Throws `BadBytes`.
 */
export const unpack = (table: Table, from: ByteReader): Row => {
  const root: Row = {};
  unpackTable(table, rootRows(root), from, { rows: 0, elements: 0, units: 0 });
  if (!from.isAtEnd) throw new BadBytes('there is more data than there should be');
  return root;
};

interface Budget {
  rows: number;
  elements: number;
  /** UTF-16 units of text: a short link can repeat a long name very often. */
  units: number;
}

const unpackTable = (table: Table, rows: Rows, from: ByteReader, budget: Budget): void => {
  const mask = readMask(from);
  if (mask.lastIndexOf(true) >= table.columns.length) {
    throw new BadBytes('it holds something that only a newer version knows');
  }
  const counts = new Map<Column, readonly (number | undefined)[]>();
  for (const [i, column] of table.columns.entries()) {
    if (mask[i]) {
      const numbers = unpackColumn(column, rows, from, budget);
      if (column.table !== undefined) counts.set(column, numbers);
    } else if (column.type === 'i') setIds(column, rows, undefined);
  }
  for (const [column, numbers] of counts) {
    if (column.table !== undefined) unpackBelow(column, column.table, rows, numbers, from, budget);
  }
};

const readMask = (from: ByteReader): boolean[] => {
  const mask: boolean[] = [];
  for (let i = 0; i < 64; i++) {
    const byte = from.byte();
    for (let bit = 0; bit < 7; bit++) mask.push(Math.floor(byte / 2 ** bit) % 2 === 1);
    if (byte < 128) return mask;
  }
  throw new BadBytes('a table has too many columns');
};

const unpackBelow = (
  column: Column,
  table: Table,
  rows: Rows,
  counts: readonly (number | undefined)[],
  from: ByteReader,
  budget: Budget,
): void => {
  let total = 0;
  for (const count of counts) {
    if (count !== undefined && count < 0) throw new BadBytes('a list is shorter than nothing');
    total += count ?? 0;
  }
  budget.rows += total;
  if (table.holdsElements) budget.elements += total;
  if (budget.rows > mostRows || budget.elements > limits.elements) {
    throw new BadBytes(`it claims to hold more than ${limits.elements} elements`);
  }
  const lists = counts.map((count) =>
    count === undefined ? undefined : Array.from({ length: count }, (): Row => ({})),
  );
  const below = rowsBelow(rows, lists);
  if (below.values.length > 0) unpackTable(table, below, from, budget);
  for (const [i, row] of rows.values.entries()) {
    const list = lists[i];
    if (list === undefined) continue;
    if (column.type === 'R') row[column.name] = list[0];
    else if (column.type === 'L' || column.type === 'l') row[column.name] = list;
    else row[column.name] = list.map((item) => item.id);
  }
};

/** Fills one column; returns the numbers that were read, for those that count rows below. */
const unpackColumn = (
  column: Column,
  rows: Rows,
  from: ByteReader,
  budget: Budget,
): (number | undefined)[] => {
  switch (column.type) {
    case 'i':
      setIds(column, rows, from);
      return [];
    case 't':
    case 'r':
      unpackTexts(column, rows, from, budget);
      return [];
    case 'm':
      unpackMacs(column, rows, from);
      return [];
    case 'f':
    case 'c':
    case 's':
      for (const row of rows.values) setWord(column, row, from.varint());
      return [];
    default:
      return unpackNumbers(column, rows, from);
  }
};

const setIds = (column: Column, rows: Rows, from: ByteReader | undefined): void => {
  let last = 0;
  for (const [i, row] of rows.values.entries()) {
    if (i === 0 || rows.holders[i] !== rows.holders[i - 1]) last = 0;
    last += 1 + (from === undefined ? 0 : unzigzag(from.varint()));
    row[column.name] = `${rows.prefixes[i]}${column.words[0]}${last}`;
  }
};

const setWord = (column: Column, row: Row, symbol: number): void => {
  if (symbol === 0) return;
  if (column.type === 'f') {
    if (symbol > 2) throw new BadBytes('a flag is neither true nor false');
    row[column.name] = symbol === 2;
  } else if (column.type === 'c') {
    const word = column.words[symbol - 1];
    if (word === undefined) throw new BadBytes('it holds a word that only a newer version knows');
    row[column.name] = word;
  } else {
    if (symbol - 1 >= 2 ** column.words.length) {
      throw new BadBytes('it holds a word that only a newer version knows');
    }
    row[column.name] = column.words.filter((_, i) => Math.floor((symbol - 1) / 2 ** i) % 2 === 1);
  }
};

const unpackNumbers = (column: Column, rows: Rows, from: ByteReader): (number | undefined)[] => {
  const values: (number | undefined)[] = [];
  let last = 0;
  for (const [i, row] of rows.values.entries()) {
    const symbol = from.varint();
    if (symbol === 0) {
      values.push(undefined);
      continue;
    }
    last = (values[rows.twins[i] ?? -1] ?? last) + unzigzag(symbol - 1);
    values.push(last);
    if (column.table === undefined) row[column.name] = column.type === 'p' ? last * 10 : last;
    else if (column.type === 'R' && last !== 1) throw new BadBytes('a record is not one');
  }
  return values;
};

const unpackTexts = (column: Column, rows: Rows, from: ByteReader, budget: Budget): void => {
  const splits: (Split | undefined)[] = [];
  let last: Split | undefined;
  for (const [i, row] of rows.values.entries()) {
    const symbol = from.varint();
    if (symbol === 0) {
      splits.push(undefined);
      continue;
    }
    const like = symbol === 1 ? splits[rows.twins[i] ?? -1] : symbol === 2 ? last : undefined;
    if (symbol < 3 && like === undefined)
      throw new BadBytes('a text is like one that is not there');
    const template = like?.template ?? parseTemplate(from.utf8(symbol - 3));
    const numbers = template.widths.map(
      (_, k) => (like?.numbers[k] ?? 0) + unzigzag(from.varint()),
    );
    last = { template, numbers };
    splits.push(last);
    const text = join(last);
    budget.units += text.length;
    if (budget.units > limits.fileUnits) throw new BadBytes('it claims to hold far too much text');
    row[column.name] = column.type === 'r' && text.startsWith('.') ? rows.roots[i] + text : text;
  }
};

const unpackMacs = (column: Column, rows: Rows, from: ByteReader): void => {
  let last = 0;
  for (const row of rows.values) {
    const symbol = from.varint();
    if (symbol === 0) continue;
    if (symbol === 1) row[column.name] = from.utf8(from.varint());
    else {
      last += unzigzag(symbol - 2);
      const digits = Math.max(last, 0).toString(16).padStart(12, '0');
      row[column.name] = digits.match(/../g)?.join(':') ?? '';
    }
  }
};
