import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { unparse } from 'papaparse';
import type { InputFile } from '../piece';
import { tabs } from './tabs';
import type { Tabs } from './tabs-of.fixture';

/** How a file was written: what RVTools, Excel and the settings of Windows make of the same rows. */
export interface Writing {
  /** True and False as text, as RVTools writes them, or as booleans, as files are after re-saving. */
  readonly booleans: 'text' | 'boolean';
  /** Sheet names of before 3.9. */
  readonly tabPrefix?: boolean;
}

const cased = (cell: string | number | boolean | null, { booleans }: Writing) =>
  typeof cell === 'boolean' && booleans === 'text' ? (cell ? 'True' : 'False') : cell;

export const workbookOf = async (all: Partial<Tabs>, writing: Writing): Promise<InputFile> => ({
  name: 'RVTools_export_all.xlsx',
  bytes: await writeXlsx({
    sheets: tabs.flatMap((tab) => {
      const rows = all[tab];
      if (rows === undefined) return [];
      return {
        name: writing.tabPrefix === true ? `tab${tab}` : tab,
        rows: rows.map((row) => row.map((cell) => cased(cell, writing))),
      };
    }),
  }),
});

export interface CsvWriting {
  readonly delimiter: ',' | ';';
  readonly encoding: 'utf-8' | 'utf-8 with a mark' | 'utf-16le';
  readonly quoted: boolean;
}

const encoded = (text: string, encoding: CsvWriting['encoding']): Uint8Array => {
  if (encoding !== 'utf-16le') return strToU8(encoding === 'utf-8' ? text : `\ufeff${text}`);
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), true);
  return bytes;
};

/** The files of `ExportAll2csv` in a zip. */
export const csvZipOf = (
  all: Partial<Tabs>,
  { delimiter, encoding, quoted }: CsvWriting,
): InputFile => ({
  name: 'csv.zip',
  bytes: zipSync(
    Object.fromEntries(
      tabs.flatMap((tab) => {
        const rows = all[tab];
        if (rows === undefined) return [];
        const text = unparse(
          rows.map((row) => row.map((cell) => cased(cell, { booleans: 'text' }))),
          { delimiter, quotes: quoted, newline: '\r\n' },
        );
        return [[`RVTools_tab${tab}.csv`, encoded(text, encoding)]];
      }),
    ),
    { level: 1 },
  ),
});
