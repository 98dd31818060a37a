import { columnsText } from './columns-1';

/**
 * What a column holds:
 * t text, n whole number, f flag, c choice, s set of choices, i id, r reference, m MAC address,
 * p position in steps of 10 px; with a table of their own: R record, L list, l list that may be
 * unstated, Q references, q references that may be unstated.
 */
export type ColumnType =
  | 't'
  | 'n'
  | 'f'
  | 'c'
  | 's'
  | 'i'
  | 'r'
  | 'm'
  | 'p'
  | 'R'
  | 'L'
  | 'l'
  | 'Q'
  | 'q';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Of choices, in the order that numbers them; the letter of ids. */
  readonly words: readonly string[];
  readonly table?: Table;
}
export interface Table {
  readonly columns: readonly Column[];
  /** Its rows are elements with ids of the model. */
  readonly holdsElements: boolean;
}

const referenceTable: Table = {
  columns: [{ name: 'id', type: 'r', words: [] }],
  holdsElements: false,
};

/** One line a table, `path: name type words | name type words`; the first line is the root. */
export const parseColumns = (text: string): Table => {
  const lines = new Map(
    text
      .trim()
      .split('\n')
      .map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1)];
      }),
  );
  const tableAt = (path: string): Table => {
    const columns = (lines.get(path) ?? '').split('|').map((spec): Column => {
      const [name = '', type = '', ...words] = spec.trim().split(' ');
      const inner = path === 'design' ? name : `${path}.${name}`;
      const column = { name, type: type as ColumnType, words };
      if (/[RLl]/.test(type)) return { ...column, table: tableAt(inner) };
      return /[Qq]/.test(type) ? { ...column, table: referenceTable } : column;
    });
    return { columns, holdsElements: columns.some((column) => column.type === 'i') };
  };
  return tableAt('design');
};

let parsed: Table | undefined;
/** The tables of codec 1, read once when first needed. */
export const rootTable = (): Table => {
  parsed ??= parseColumns(columnsText);
  return parsed;
};
