/** All that the command line has of the outside; tests hand in their own. */
export interface Io {
  /** The bytes of a file, of standard input for `-`. Throws an `InputError` that says why not. */
  readonly read: (file: string) => Promise<Uint8Array>;
  /** The same, undefined where there is no such file. */
  readonly readIfThere: (file: string) => Promise<Uint8Array | undefined>;
  /** Files in a folder and the folders in it, sorted; undefined where this is no folder. */
  readonly filesIn: (folder: string) => Promise<readonly string[] | undefined>;
  readonly write: (file: string, text: string) => Promise<void>;
  /** Files that a pattern with * or ** names, sorted. */
  readonly glob: (pattern: string) => Promise<readonly string[]>;
  /** Calls back after each change of one of the files, until the program is stopped. */
  readonly watch: (files: readonly string[], changed: () => Promise<void>) => Promise<void>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Is standard output a terminal that wants colours? */
  readonly color: boolean;
  /** Columns of the terminal; undefined where there is none. */
  readonly width: number | undefined;
  /** ISO date; a waiver that has expired by then is not in force. */
  readonly today: string;
}

/** What the person asked for does not exist or does not fit together: exit code 2. */
export class UsageError extends Error {}

/** What came in cannot be used: exit code 2. The message names file, place and reason in one line. */
export class InputError extends Error {}

/** 0: clean of errors, 1: errors found, 2: unusable input or usage. */
export type ExitCode = 0 | 1 | 2;

// Control characters and bidirectional overrides: a design is outside text and a terminal obeys it.
const unsafe = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;

/** Outside text as a terminal may show it: on one line, without escape sequences. */
export const plain = (text: string): string => text.replaceAll(unsafe, ' ');
