import { currentVersion } from '../../file/format';
import { readDesign } from '../../file/read';
import { writeDesign } from '../../file/write';
import type { Design } from '../../model/design';
import { type Content, type Entry, openDatabase } from './database';

export type SaveResult =
  | { readonly ok: true; readonly revision: number; readonly at: number }
  | {
      readonly ok: false;
      /** `full`: no room. `changed`: another tab has written. `newer`: a newer app has written. */
      readonly why: 'full' | 'changed' | 'newer' | 'failed';
      /** One sentence for people. */
      readonly reason: string;
    };

export type ReadResult =
  | {
      readonly ok: true;
      readonly design: Design;
      readonly revision: number;
      /** The last version could not be read; this is the one before. */
      readonly isOlder: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: string;
      /** What is stored, as it is, for those who want to rescue it by hand. */
      readonly raw?: string;
    };

/** A design in the list, with its picture if it has one. */
export interface Listed extends Entry {
  readonly thumbnail?: string;
}

/** A deleted design, for undoing that. */
export interface Removed {
  readonly entry: Entry;
  readonly contents: readonly Content[];
}

/** The designs of this browser. */
export interface Library {
  /** Newest first. */
  readonly list: () => Promise<readonly Listed[]>;
  readonly entry: (id: string) => Promise<Entry | undefined>;
  readonly read: (id: string) => Promise<ReadResult>;
  /**
   * Writes a design in one durable transaction; it is safe when the promise says so. `known` is the
   * revision this one follows: 0 for a new design.
   */
  readonly save: (id: string, design: Design, known: number) => Promise<SaveResult>;
  readonly picture: (id: string, thumbnail: string) => Promise<void>;
  readonly remove: (id: string) => Promise<Removed | undefined>;
  readonly restore: (removed: Removed) => Promise<void>;
  readonly close: () => void;
}

/** FNV-1a over the UTF-16 units: tells damage, in a few milliseconds for the text of a thousand hosts. */
const checksum = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

const whyOf = (error: unknown): Extract<SaveResult, { ok: false }> => {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError'
    ? { ok: false, why: 'full', reason: 'This browser has no room left: save a file.' }
    : { ok: false, why: 'failed', reason: 'This browser could not store it: save a file.' };
};

const changed: SaveResult = {
  ok: false,
  why: 'changed',
  reason: 'Another tab has changed this design: reload it.',
};
const newer: SaveResult = {
  ok: false,
  why: 'newer',
  reason: 'A newer version of the app has written this design: reload the page.',
};

/** Longest thumbnail that is kept, in UTF-16 units. */
const longestPicture = 300_000;

/** Opens the library. `now` gives milliseconds since 1970. Rejects where the browser has no database. */
export const openLibrary = async (
  now: () => number,
  databaseName = 'vswitchboard',
): Promise<Library> => {
  let isLost = false;
  const db = await openDatabase(databaseName, () => {
    isLost = true;
  });

  const save: Library['save'] = async (id, design, known) => {
    if (isLost) return newer;
    const text = writeDesign(design);
    const revision = known + 1;
    const at = now();
    const content: Content = {
      id,
      slot: revision % 2 === 0 ? 0 : 1,
      revision,
      text,
      checksum: checksum(text),
    };
    let refusal: SaveResult | undefined;
    try {
      const tx = db.transaction(['entries', 'contents'], 'readwrite', { durability: 'strict' });
      const entries = tx.objectStore('entries');
      // Everything is asked for at once: a page that is being left has no second turn to write in.
      const reading = entries.get(id);
      const writing = Promise.allSettled([
        entries.put({
          id,
          name: design.name,
          modified: at,
          hosts: design.hosts.length,
          revision,
          format: currentVersion,
        }),
        tx.objectStore('contents').put(content),
      ]);
      const before = await reading;
      if (before !== undefined && before.format > currentVersion) refusal = newer;
      else if ((before?.revision ?? 0) !== known) refusal = changed;
      if (refusal !== undefined) tx.abort();
      await Promise.all([tx.done, writing]);
      return { ok: true, revision, at };
    } catch (error) {
      return refusal ?? (isLost ? newer : whyOf(error));
    }
  };

  const read: Library['read'] = async (id) => {
    const entry = await db.get('entries', id);
    if (entry === undefined) return { ok: false, reason: 'This design is not in this browser.' };
    if (entry.format > currentVersion) {
      return { ok: false, reason: 'A newer version of the app has written this design.' };
    }
    const found = await Promise.all([db.get('contents', [id, 0]), db.get('contents', [id, 1])]);
    const versions = found
      .filter((content) => content !== undefined)
      .sort((a, b) => b.revision - a.revision);
    for (const version of versions) {
      if (checksum(version.text) !== version.checksum) continue;
      const { design } = readDesign(version.text);
      if (design === undefined) continue;
      const isOlder = version.revision !== entry.revision;
      return { ok: true, design, revision: entry.revision, isOlder };
    }
    const raw = versions[0]?.text;
    return {
      ok: false,
      reason: 'What is stored of this design is damaged.',
      ...(raw === undefined ? {} : { raw }),
    };
  };

  return {
    list: async () => {
      const [entries, pictures] = await Promise.all([db.getAll('entries'), db.getAll('pictures')]);
      const svgs = new Map(pictures.map(({ id, svg }) => [id, svg]));
      return entries
        .sort((a, b) => b.modified - a.modified)
        .map((entry) => {
          const thumbnail = svgs.get(entry.id);
          return thumbnail === undefined ? entry : { ...entry, thumbnail };
        });
    },
    entry: (id) => db.get('entries', id),
    read,
    save,
    picture: async (id, svg) => {
      if (!isLost && svg.length <= longestPicture) await db.put('pictures', { id, svg });
    },
    remove: async (id) => {
      const tx = db.transaction(['entries', 'contents'], 'readwrite');
      const contents = tx.objectStore('contents');
      const entry = await tx.objectStore('entries').get(id);
      const kept = [await contents.get([id, 0]), await contents.get([id, 1])];
      void tx.objectStore('entries').delete(id);
      void contents.delete([id, 0]);
      void contents.delete([id, 1]);
      await tx.done;
      return entry && { entry, contents: kept.filter((content) => content !== undefined) };
    },
    restore: async ({ entry, contents }) => {
      const tx = db.transaction(['entries', 'contents'], 'readwrite');
      void tx.objectStore('entries').put(entry);
      for (const content of contents) void tx.objectStore('contents').put(content);
      await tx.done;
    },
    close: () => db.close(),
  };
};
