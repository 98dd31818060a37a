import type { Cell, Keep, Rows } from '../piece';
import { limits, Refusal } from './limits';
import { decoded, elementsOf, peeked, prefixOf, unescapeXml } from './xml-parts';

/** `AB` of `AB12` as 27; undefined for what is no cell. */
const columnOf = (reference: string): number | undefined => {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) return i === 0 ? undefined : column - 1;
    column = column * 26 + code - 64;
    if (column > limits.columns) return undefined;
  }
  return undefined;
};

/** Excel writes characters that XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export const plainText = (xml: string): string => {
  const text = unescapeXml(xml);
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
};

/** The text runs of a string item (`t` elements), without its phonetic readings (`rPh`). */
export const textOf = (xml: string, prefix: string): string => {
  const open = `<${prefix}t`;
  const runs = xml.includes(`<${prefix}rPh`)
    ? xml.replaceAll(new RegExp(`<${prefix}rPh[\\s>][^]*?</${prefix}rPh>`, 'g'), '')
    : xml;
  let out = '';
  for (let at = runs.indexOf(open); at >= 0; at = runs.indexOf(open, at)) {
    const tagEnd = runs.indexOf('>', at);
    if (tagEnd < 0) break;
    const after = runs.charCodeAt(at + open.length);
    at = tagEnd + 1;
    if ((after !== 62 && after !== 32) || runs.charCodeAt(tagEnd - 1) === 47) continue;
    const end = runs.indexOf(`</${prefix}t>`, at);
    if (end < 0) break;
    out += runs.slice(at, end);
    at = end;
  }
  return plainText(out);
};

const attribute = (tag: string, name: string): string | undefined => {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const from = at + name.length + 3;
  const end = tag.indexOf('"', from);
  return end < 0 ? undefined : tag.slice(from, end);
};

interface Reading {
  readonly prefix: string;
  /** `<v` and `</v>`. */
  readonly valueOpen: string;
  readonly valueClose: string;
  readonly shared: readonly string[];
  /** Texts that were met, so that a host's name is kept once and not the XML around it. */
  readonly texts: Map<string, string>;
}

const numberOf = (text: string): Cell => {
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? null : number;
};

/** The value of the cell whose start tag is `xml` from `from` to `tagEnd`, and whose content ends at `to`. */
const cellOf = (
  xml: string,
  from: number,
  tagEnd: number,
  to: number,
  { valueOpen, valueClose, prefix, shared, texts }: Reading,
): Cell => {
  const typeAt = xml.indexOf(' t="', from);
  const hasType = typeAt >= 0 && typeAt < tagEnd;
  const type = hasType ? xml.slice(typeAt + 4, xml.indexOf('"', typeAt + 4)) : 'n';
  if (type === 'inlineStr') return kept(textOf(xml.slice(tagEnd + 1, to), prefix), texts);
  const open = xml.indexOf(valueOpen, tagEnd);
  if (open < 0 || open > to) return null;
  const start = xml.indexOf('>', open) + 1;
  const end = xml.indexOf(valueClose, start);
  if (start === 0 || end < 0 || end > to) return null;
  const value = xml.slice(start, end);
  if (type === 's') return shared[Number(value)] || null;
  if (type === 'n') return numberOf(value);
  if (type === 'b') return value === '1' || value === 'true';
  // A formula's last result, or a date as ISO text. Errors (`#N/A`) say nothing.
  return type === 'str' || type === 'd' ? kept(plainText(value), texts) : null;
};

const kept = (text: string, texts: Map<string, string>): Cell => {
  if (text === '') return null;
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size > 500_000) texts.clear();
  texts.set(text, text);
  return text;
};

const space = 32;
const slash = 47;
const close = 62;

/** The column in ` r="AB12"` right behind the name, where nearly every cell has it; undefined elsewhere. */
const columnAt = (xml: string, at: number): number | undefined => {
  if (xml.charCodeAt(at + 1) !== 114 || xml.charCodeAt(at + 2) !== 61) return undefined;
  let column = 0;
  for (let i = at + 4; i < at + 8; i++) {
    const code = xml.charCodeAt(i);
    if (code < 65 || code > 90) return column === 0 ? undefined : column - 1;
    column = column * 26 + code - 64;
  }
  return undefined;
};

/** Columns that are wanted, and the last of them. */
interface Wanted {
  readonly columns: ReadonlySet<number>;
  readonly last: number;
}

/** Cells of one row; those of columns that are not wanted stay empty and cost next to nothing. */
const cellsOf = (xml: string, wanted: Wanted | undefined, reading: Reading): Cell[] => {
  const open = `<${reading.prefix}c`;
  const end = `</${reading.prefix}c>`;
  const cells: Cell[] = [];
  let column = -1;
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const from = at + open.length;
    const tagEnd = xml.indexOf('>', from);
    if (tagEnd < 0) break;
    at = tagEnd + 1;
    const after = xml.charCodeAt(from);
    if (after !== space && after !== close && after !== slash) continue;
    column = columnAt(xml, from) ?? columnIn(xml.slice(from, tagEnd)) ?? column + 1;
    if (wanted !== undefined && column > wanted.last) break;
    if (xml.charCodeAt(tagEnd - 1) === slash) continue;
    const to = xml.indexOf(end, at);
    if (to < 0) break;
    if (column < limits.columns && (wanted === undefined || wanted.columns.has(column))) {
      const value = cellOf(xml, from, tagEnd, to, reading);
      if (value !== null) {
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      }
    }
    at = to + end.length;
  }
  return cells;
};

/** The same wherever the attribute stands; beyond every column where it is no cell's. */
const columnIn = (tag: string): number | undefined => {
  const reference = attribute(tag, 'r');
  return reference === undefined ? undefined : (columnOf(reference) ?? limits.columns);
};

/** Counts the filled cells of a file; throws `Refusal` when they are too many. */
export class CellCount {
  private cells = 0;

  add(cells: number): void {
    this.cells += cells;
    if (this.cells > limits.cells) {
      throw new Refusal(`It holds more than ${limits.cells} filled cells.`);
    }
  }
}

interface NumberedRow {
  /** As people see it: the first row of a sheet is 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** Rows with a filled cell; of the columns that the first of them names, those that are kept. */
function* filledRows(
  xml: Iterator<Uint8Array>,
  shared: () => readonly string[],
  keep?: Keep,
): Generator<NumberedRow> {
  const { first, all } = peeked(decoded({ [Symbol.iterator]: () => xml }));
  const prefix = prefixOf(first ?? '', 'worksheet');
  const reading: Reading = {
    prefix,
    valueOpen: `<${prefix}v`,
    valueClose: `</${prefix}v>`,
    shared: shared(),
    texts: new Map(),
  };
  let wanted: Wanted | undefined;
  let isHeader = true;
  let number = 0;
  for (const { tag, inner } of elementsOf(all, 'row', prefix)) {
    const said = Number(attribute(tag, 'r'));
    number = said > number && said <= limits.rows ? said : number + 1;
    const cells = cellsOf(inner, wanted, reading);
    if (cells.length === 0) continue;
    if (isHeader && keep !== undefined) {
      const columns = new Set([...cells.keys()].filter((i) => keep(String(cells[i] ?? ''))));
      wanted = { columns, last: Math.max(-1, ...columns) };
    }
    isHeader = false;
    yield { number, cells };
  }
}

/**
 * Rows of a worksheet part (ECMA-376 part 1, 18.3.1). Only cells that are there cost anything: what
 * the sheet claims as its dimension is not looked at. Styles are not read, so dates and times come
 * as the numbers they are stored as; formulas are not read at all, only their last results.
 */
export const readSheet = (
  xml: Iterator<Uint8Array>,
  shared: () => readonly string[],
  keep?: Keep,
): Rows => {
  const rows: (readonly Cell[])[] = [];
  const count = new CellCount();
  // What stands above the header is no row of the table, and a long gap is none either.
  let gone: number | undefined;
  for (const { number, cells } of filledRows(xml, shared, keep)) {
    count.add(cells.length);
    gone ??= number - 1;
    const blank = number - gone - 1 - rows.length;
    if (blank > limits.blankRows) gone += blank;
    else for (let i = 0; i < blank; i++) rows.push([]);
    rows.push(cells);
  }
  return rows;
};

/** The first row with a filled cell, as text; nothing behind it is read. */
export const readHeadings = (
  xml: Iterator<Uint8Array>,
  shared: () => readonly string[],
): readonly string[] => {
  for (const { cells } of filledRows(xml, shared)) {
    return Array.from(cells, (cell) => (cell === null ? '' : String(cell)));
  }
  return [];
};
