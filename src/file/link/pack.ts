import { type ByteWriter, zigzag } from './bytes';
import type { Column, Table } from './columns';
import { type Row, type Rows, rootRows, rowsBelow } from './rows';
import { follows, type Split, split, templateText } from './template';

/**
 * Writes a design column by column: first which columns of a table hold anything, then each of
 * them for all rows, then the tables below. Each value is told by its difference from the one it
 * is probably like (`rows.ts`).
 */
export const pack = (table: Table, root: Row, out: ByteWriter): void =>
  packTable(table, rootRows(root), out);

const packTable = (table: Table, rows: Rows, out: ByteWriter): void => {
  const used = table.columns.filter((column) => isUsed(column, rows));
  let mask = table.columns.map((column) => used.includes(column));
  mask = mask.slice(0, mask.lastIndexOf(true) + 1);
  for (let i = 0; i < Math.max(mask.length, 1); i += 7) {
    let byte = i + 7 < mask.length ? 128 : 0;
    for (let bit = 0; bit < 7; bit++) if (mask[i + bit]) byte += 2 ** bit;
    out.byte(byte);
  }
  for (const column of used) packColumn(column, rows, out);
  for (const column of used) {
    if (column.table === undefined) continue;
    const below = rowsBelow(
      rows,
      rows.values.map((row) => listOf(column, row)),
    );
    if (below.values.length > 0) packTable(column.table, below, out);
  }
};

/** The rows that one value stands for in the table below; undefined when it is unstated. */
const listOf = (column: Column, row: Row): readonly Row[] | undefined => {
  const value = row[column.name];
  if (value === undefined) return undefined;
  if (column.type === 'R') return [value as Row];
  const list = value as readonly unknown[];
  // A reader makes empty lists of required ones that are not there.
  if ((column.type === 'L' || column.type === 'Q') && list.length === 0) return undefined;
  return column.type === 'Q' || column.type === 'q'
    ? (list as readonly string[]).map((id) => ({ id }))
    : (list as readonly Row[]);
};

const isUsed = (column: Column, rows: Rows): boolean => {
  if (column.type === 'i') return idSteps(column, rows).some((step) => step !== 0);
  return rows.values.some((row) =>
    column.table === undefined ? row[column.name] !== undefined : listOf(column, row) !== undefined,
  );
};

/** How far each id is from the next one in its list: 0 everywhere unless some were deleted. */
const idSteps = (column: Column, rows: Rows): number[] => {
  let last = 0;
  return rows.values.map((row, i) => {
    if (i === 0 || rows.holders[i] !== rows.holders[i - 1]) last = 0;
    const skip = (rows.prefixes[i] ?? '').length + (column.words[0] ?? '').length;
    const n = Number(String(row[column.name]).slice(skip));
    const step = n - last - 1;
    last = n;
    return step;
  });
};

const packColumn = (column: Column, rows: Rows, out: ByteWriter): void => {
  switch (column.type) {
    case 'i':
      for (const step of idSteps(column, rows)) out.varint(zigzag(step));
      break;
    case 't':
    case 'r':
      packTexts(column, rows, out);
      break;
    case 'm':
      packMacs(column, rows, out);
      break;
    case 'f':
    case 'c':
    case 's':
      for (const row of rows.values) out.varint(wordNumber(column, row[column.name]));
      break;
    default:
      packNumbers(column, rows, out);
  }
};

/** 0 for unstated, else 1 and up. */
const wordNumber = (column: Column, value: unknown): number => {
  if (value === undefined) return 0;
  if (column.type === 'f') return value === true ? 2 : 1;
  const numberOf = (word: unknown): number => {
    const at = column.words.indexOf(String(word));
    if (at < 0) throw new Error(`columns-1 has no ${String(word)} for ${column.name}`);
    return at;
  };
  if (column.type === 'c') return 1 + numberOf(value);
  return (value as readonly string[]).reduce((sum, word) => sum + 2 ** numberOf(word), 1);
};

const numberIn = (column: Column, row: Row): number | undefined => {
  if (column.table !== undefined) return listOf(column, row)?.length;
  const value = row[column.name] as number | undefined;
  return column.type === 'p' && value !== undefined ? Math.round(value / 10) : value;
};

const packNumbers = (column: Column, rows: Rows, out: ByteWriter): void => {
  const values = rows.values.map((row) => numberIn(column, row));
  let last = 0;
  for (const [i, value] of values.entries()) {
    if (value === undefined) {
      out.byte(0);
      continue;
    }
    out.varint(1 + zigzag(value - (values[rows.twins[i] ?? -1] ?? last)));
    last = value;
  }
};

const packTexts = (column: Column, rows: Rows, out: ByteWriter): void => {
  const splits: (Split | undefined)[] = [];
  let last: Split | undefined;
  for (const [i, row] of rows.values.entries()) {
    const value = row[column.name] as string | undefined;
    if (value === undefined) {
      splits.push(undefined);
      out.byte(0);
      continue;
    }
    const own = split(column.type === 'r' ? fromRoot(value, rows.roots[i] ?? '') : value);
    const twin = splits[rows.twins[i] ?? -1];
    let like: Split | undefined;
    if (twin !== undefined && follows(own, twin.template)) {
      out.byte(1);
      like = twin;
    } else if (last !== undefined && follows(own, last.template)) {
      out.byte(2);
      like = last;
    } else {
      const bytes = out.utf8(templateText(own.template));
      out.varint(3 + bytes.length);
      out.bytes(bytes);
    }
    for (const [k, n] of own.numbers.entries()) out.varint(zigzag(n - (like?.numbers[k] ?? 0)));
    last = { template: like?.template ?? own.template, numbers: own.numbers };
    splits.push(last);
  }
};

/** `h3.n2` told inside h3 is `.n2`: the same in every host. */
const fromRoot = (id: string, root: string): string =>
  root !== '' && id.startsWith(`${root}.`) ? id.slice(root.length) : id;

const canonicalMac = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;

const packMacs = (column: Column, rows: Rows, out: ByteWriter): void => {
  let last = 0;
  for (const row of rows.values) {
    const mac = row[column.name] as string | undefined;
    if (mac === undefined) out.byte(0);
    else if (canonicalMac.test(mac)) {
      const value = Number.parseInt(mac.replaceAll(':', ''), 16);
      out.varint(2 + zigzag(value - last));
      last = value;
    } else {
      const bytes = out.utf8(mac);
      out.byte(1);
      out.varint(bytes.length);
      out.bytes(bytes);
    }
  }
};
