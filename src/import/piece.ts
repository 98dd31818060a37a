import type { Estate } from './estate';

/** A file as it was dropped, pasted or named on the command line. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A cell as the file holds it: dates and durations come as text or as the number they are stored as. */
export type Cell = string | number | boolean | null;

/** Rows as they stand, the header first; a blank row within them is an empty list, so that row 12 is the one people see as 12. */
export type Rows = readonly (readonly Cell[])[];
/** Is this column wanted, by its heading? */
export type Keep = (heading: string) => boolean;

/** A sheet of a workbook or a CSV file: read only when a reader asks for it. */
export interface Sheet {
  /** `vNIC`; of a CSV file its name without folder and ending. */
  readonly name: string;
  /**
   * The rows; limits of `open/` hold. With `keep`, cells of other columns are not read and come as
   * null. Rejects with a `Refusal`, whose message is a sentence, when the sheet is damaged or too large.
   */
  readonly rows: (keep?: Keep) => Promise<Rows>;
}

export interface BookSheet extends Sheet {
  /** The cells of the first row with any, as text; empty for a sheet without rows or a damaged one. Cheap. */
  readonly headings: () => readonly string[];
}

/**
 * Something that a reader can look at: what a file is once containers are opened, text is decoded
 * and syntax is read. `name` is the path for messages: `export.zip/RVTools_tabvNIC.csv`.
 */
export type Piece =
  | { readonly kind: 'workbook'; readonly name: string; readonly sheets: readonly BookSheet[] }
  /** A CSV file: a workbook of one sheet that may belong with its neighbours. */
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly sheet: Sheet;
      /** Cells of the first row, by which a reader knows its own. */
      readonly headings: readonly string[];
    }
  /** JSON of any shape. Hostile: read fields with `Object.hasOwn`, never merge. */
  | { readonly kind: 'json'; readonly name: string; readonly value: unknown }
  /** Console output, XML or anything else that is text. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string };

export type Progress = (done: number, of: number, what: string) => void;

/** What reads one kind of source. */
export interface Reader {
  /** For people: `RVTools workbook`. */
  readonly title: string;
  /** Is this piece of my kind? Looks at shape and headers, cheaply; never at the file's name alone. */
  readonly claims: (piece: Piece) => boolean;
  /**
   * Reads all pieces it claimed together (a folder of CSVs is one source). Never throws for what is
   * in them: what cannot be taken is a problem with its place.
   */
  readonly read: (pieces: readonly Piece[], progress: Progress) => Promise<readonly Estate[]>;
}
