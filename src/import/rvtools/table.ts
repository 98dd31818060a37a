import { Refusal } from '../open/limits';
import type { Cell, Rows, Sheet } from '../piece';
import type { Complaints } from './complaints';
import { columnsOf, faultOf, isRead, keyOf, type Tab } from './tabs';

/** One row of a tab: its cells by the names of the columns. */
export class Row {
  /** As people see it: the header is row 1. */
  readonly number: number;
  private readonly table: Table;
  private readonly cells: readonly Cell[];

  constructor(table: Table, number: number, cells: readonly Cell[]) {
    this.table = table;
    this.number = number;
    this.cells = cells;
  }

  /** A cell as it stands; undefined where the file has no such column, null where the cell is empty. */
  cell(column: string): Cell | undefined {
    const at = this.table.columns.get(keyOf(column));
    return at === undefined ? undefined : (this.cells[at] ?? null);
  }

  /** A name as it stands, blanks at its end included: other tabs are joined by it. Undefined where empty. */
  name(column: string): string | undefined {
    const cell = this.cell(column);
    const text = typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
    return text.trim() === '' ? undefined : text;
  }

  /** Alike in one column, or of one `kind`, are told once. */
  complain(column: string, message: string, kind = ''): void {
    this.table.complain(this.number, column, message, kind);
  }
}

/** What the tables of one source have in common. */
export interface TableContext {
  readonly complaints: Complaints;
  /** Headings that were met and not read, by tab. */
  readonly unread: Map<Tab, Set<string>>;
}

/** A table whose columns are known by name. */
export class Table {
  readonly rows: readonly Row[];
  /** Where a column stands, by its key. */
  readonly columns: ReadonlyMap<string, number>;
  private readonly file: string;
  private readonly sheet: string;
  private readonly complaints: Complaints;

  constructor(
    file: string,
    sheet: string,
    all: Rows,
    /** The columns in the order in which the source writes them. */
    standard: readonly string[],
    complaints: Complaints,
  ) {
    this.file = file;
    this.sheet = sheet;
    this.complaints = complaints;
    const [header = [], ...rest] = all;
    this.columns = placesOf(
      standard.map(keyOf),
      header.map((cell) => (cell === null ? '' : String(cell))),
    );
    const rows: Row[] = [];
    for (const [i, cells] of rest.entries()) {
      if (cells.length === 0) continue;
      const row = new Row(this, i + 2, cells);
      if (cells.length > header.length && cells.slice(header.length).some((cell) => cell !== null))
        row.complain(
          '',
          'It has more cells than there are columns, as a separator within a name brings about; it was left out.',
          'long',
        );
      else rows.push(row);
    }
    this.rows = rows;
  }

  complain(row: number, column: string, message: string, kind: string): void {
    const place = `${this.sheet} row ${row}${column === '' ? '' : `, column ${column}`}`;
    this.complaints.add(this.file, this.sheet, `${column}\n${kind}`, place, message);
  }
}

/**
 * Columns by name. A custom attribute may be called like a column (`Cluster`): then the one is meant
 * that stands beside the same columns as in an export without them.
 */
const placesOf = (
  standard: readonly string[],
  headings: readonly string[],
): ReadonlyMap<string, number> => {
  const keys = headings.map(keyOf);
  const neighbours = (key: string, at: number): number => {
    const own = standard.indexOf(key);
    const beside = (step: number) =>
      own >= 0 && standard[own + step] !== undefined && standard[own + step] === keys[at + step];
    return Number(beside(-1)) + Number(beside(1));
  };
  const places = new Map<string, number>();
  for (const [at, key] of keys.entries()) {
    const before = places.get(key);
    if (before === undefined || neighbours(key, at) > neighbours(key, before)) places.set(key, at);
  }
  return places;
};

/**
 * Reads a sheet as a tab. Undefined, with a complaint, where its columns are not those of RVTools,
 * or where it cannot be read.
 */
export const readTable = async (
  tab: Tab,
  file: string,
  sheet: Sheet,
  headings: readonly string[],
  { complaints, unread }: TableContext,
): Promise<Table | undefined> => {
  const refuse = (message: string) => complaints.add(file, sheet.name, 'all', sheet.name, message);
  if (headings.length > 0) {
    const fault = faultOf(tab, headings);
    if (fault !== undefined) {
      refuse(fault);
      return undefined;
    }
  }
  const others = unread.get(tab) ?? new Set<string>();
  unread.set(tab, others);
  try {
    const all = await sheet.rows((heading) => {
      const isWanted = isRead(tab, heading);
      if (!isWanted && heading.trim() !== '') others.add(heading.trim());
      return isWanted;
    });
    if (all.length === 0) return undefined;
    return new Table(file, sheet.name, all, columnsOf(tab), complaints);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(`${sheet.name} was left out. ${error.message}`);
    return undefined;
  }
};
