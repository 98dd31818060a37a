import type { Estate } from './estate';

/** A file as it was dropped, pasted or named on the command line. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A cell as the file holds it: dates and durations come as text or as the number they are stored as. */
export type Cell = string | number | boolean | null;

/** A sheet of a workbook or a CSV file: read only when a reader asks for it. */
export interface Sheet {
  /** `vNIC`; of a CSV file its name without folder and ending. */
  readonly name: string;
  /** Rows as they stand, the header first; rows without a filled cell are left out. Limits of `open/` hold. */
  readonly rows: () => Promise<readonly (readonly Cell[])[]>;
}

/**
 * Something that a reader can look at: what a file is once containers are opened, text is decoded
 * and syntax is read. `name` is the path for messages: `export.zip/RVTools_tabvNIC.csv`.
 */
export type Piece =
  | { readonly kind: 'workbook'; readonly name: string; readonly sheets: readonly Sheet[] }
  /** A CSV file: a workbook of one sheet that may belong with its neighbours. */
  | { readonly kind: 'table'; readonly name: string; readonly sheet: Sheet }
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
