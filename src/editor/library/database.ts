import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What is known of a stored design without reading it. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly hosts: number;
  /** Counts up with each write; whoever writes names the one he knows. */
  readonly revision: number;
  /** Format version of the content: an older app must not write over a newer one's. */
  readonly format: number;
}

/** A small SVG picture of a design as text. Apart from the entry, so that a write need not read it first. */
export interface Picture {
  readonly id: string;
  readonly svg: string;
}

/** One of the two last versions of a design, in the file format. */
export interface Content {
  readonly id: string;
  /** Revision modulo 2: a write never touches the version before it. */
  readonly slot: 0 | 1;
  readonly revision: number;
  readonly text: string;
  readonly checksum: number;
}

interface Schema extends DBSchema {
  entries: { key: string; value: Entry };
  contents: { key: [id: string, slot: number]; value: Content };
  pictures: { key: string; value: Picture };
}

export type Database = IDBPDatabase<Schema>;

const databaseVersion = 1;

/** Opens the database of this browser. `onLost` is called when another tab needs a newer one, or the browser took it away. */
export const openDatabase = (name: string, onLost: () => void): Promise<Database> =>
  openDB<Schema>(name, databaseVersion, {
    upgrade: (db) => {
      db.createObjectStore('entries', { keyPath: 'id' });
      db.createObjectStore('contents', { keyPath: ['id', 'slot'] });
      db.createObjectStore('pictures', { keyPath: 'id' });
    },
    blocking: (_current, _blocked, event) => {
      // A tab with a newer app waits for this one: let it have the database and write no more.
      (event.target as IDBDatabase | null)?.close();
      onLost();
    },
    terminated: onLost,
  });
