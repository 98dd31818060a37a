import { parse } from 'papaparse';
import type { Keep, Piece, Rows } from '../piece';
import { Refusal } from './limits';
import { CellCount } from './sheet-rows';
import { decodeText } from './text';

/** Bytes of a file that are looked at to tell whether it is a table. */
const headBytes = 64 * 1024;
const delimiters = [',', ';', '\t'] as const;
type Delimiter = (typeof delimiters)[number];

/** Excel's own first line, which names the separator: `sep=;`. */
const separatorLine = /^sep=(.)\r?\n/i;

/** One kind of line end: those of a file that went through several hands are mixed. */
const withLineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

const split = (text: string, delimiter: Delimiter, preview: number): readonly string[][] =>
  parse<string[]>(withLineFeeds(text), { delimiter, preview, skipEmptyLines: true, newline: '\n' })
    .data;

/**
 * Does each row have as many cells as the header, and does the header look like one? Console output
 * with commas in it does not pass: its lines differ, or its first words are a sentence.
 */
const isTable = (rows: readonly string[][], fewest: number): boolean => {
  const [header, ...others] = rows;
  if (header === undefined || header.length < fewest) return false;
  const headings = header.map((heading) => heading.trim());
  const filled = headings.filter((heading) => heading !== '');
  // ESXi ends each line of its CSV with a comma.
  if (filled.length < headings.length - 1) return false;
  if (filled.some((heading) => heading.length > 120 || /[{}<>\n]|\s{2}/.test(heading)))
    return false;
  // Damaged tables are tables too: most rows tell.
  const even = others.filter((row) => row.length === header.length).length;
  return even >= others.length * 0.6;
};

/** The separator of a table, or undefined for text that is none. One row needs three columns. */
export const delimiterOf = (head: string): Delimiter | undefined => {
  const said = separatorLine.exec(head)?.[1];
  const named = delimiters.find((delimiter) => delimiter === said);
  if (named !== undefined) return named;
  let best: { delimiter: Delimiter; columns: number } | undefined;
  for (const delimiter of delimiters) {
    if (!head.includes(delimiter)) continue;
    const rows = split(head, delimiter, 12);
    const columns = rows[0]?.length ?? 0;
    if (isTable(rows, 3) && columns > (best?.columns ?? 0)) best = { delimiter, columns };
  }
  return best?.delimiter;
};

/** Whole lines of the beginning, since the last one may be cut. */
export const headOf = (bytes: Uint8Array): string => {
  const text = decodeText(bytes.subarray(0, headBytes), bytes.length > headBytes);
  const cut = bytes.length > headBytes ? text.lastIndexOf('\n') : -1;
  return cut > 0 ? text.slice(0, cut) : text;
};

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/\.[A-Za-z]{1,4}$/, '');

/** Row by row, so that what has too many cells is stopped on the way. */
const parsed = (text: string, delimiter: Delimiter): readonly string[][] => {
  const rows: string[][] = [];
  const count = new CellCount();
  parse<string[]>(withLineFeeds(text), {
    delimiter,
    newline: '\n',
    step: ({ data, errors }) => {
      if (errors.some(({ code }) => code === 'MissingQuotes')) {
        throw new Refusal(
          `A quotation mark is never closed: its rows cannot be told apart from row ${rows.length + 1} on.`,
        );
      }
      count.add(data.length);
      rows.push(data);
    },
  });
  return rows;
};

/** A table whose rows are read when a reader asks. */
export const openTable = (name: string, bytes: Uint8Array, delimiter: Delimiter): Piece => {
  const rows = async (keep?: Keep): Promise<Rows> => {
    const all = parsed(decodeText(bytes).replace(separatorLine, ''), delimiter);
    const start = all.findIndex(isFilled);
    if (start < 0) return [];
    const wanted = all[start]?.map((heading) => keep?.(heading) !== false);
    const end = all.findLastIndex(isFilled) + 1;
    return all
      .slice(start, end)
      .map((row, n) =>
        isFilled(row)
          ? row.map((cell, i) => (cell === '' || (n > 0 && wanted?.[i] === false) ? null : cell))
          : [],
      );
  };
  const [first = []] = split(
    headOf(bytes)
      .replace(separatorLine, '')
      .replace(/^[\r\n]+/, ''),
    delimiter,
    1,
  );
  return { kind: 'table', name, headings: first, sheet: { name: nameOf(name), rows } };
};

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell !== '');
