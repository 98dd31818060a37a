import type { Design } from '../../model/design';
import { freeName } from '../../model/edits/names';
import type { Editor } from '../editor';
import { startAutosave, type Thumbnail } from './autosave';
import { type Library, type Listed, openLibrary, type ReadResult } from './library';
import { browserChannel, browserLocks, type Channel, type Locks } from './locks';

/** The designs of this browser, as start screen and dialogs use them. */
export interface Documents {
  /** Newest first, each with a picture if there is one. */
  readonly list: () => Promise<readonly Listed[]>;
  /** Calls back when the list may have changed, in this tab or another. Returns how to stop. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Opens a design in the editor; says why not where it cannot. */
  readonly open: (id: string) => Promise<boolean>;
  readonly rename: (id: string, name: string) => Promise<void>;
  readonly duplicate: (id: string) => Promise<void>;
  /** Deletes a design and offers to undo that. */
  readonly remove: (id: string) => Promise<void>;
  /** Makes this tab the one that may change the open design. */
  readonly takeOver: () => Promise<void>;
  /** Writes what is not written yet. */
  readonly flush: () => Promise<void>;
}

export interface DocumentsParts {
  readonly editor: Editor;
  readonly library: Library;
  readonly locks: Locks;
  readonly channel: Channel;
  readonly newId: () => string;
  readonly thumbnail?: Thumbnail;
}

/** Connects an editor with a library: what is open is kept stored, what is stored can be opened. */
export const createDocuments = (parts: DocumentsParts): Documents => {
  const { editor, library, locks, channel, newId } = parts;
  const autosave = startAutosave(parts);
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const announce = (id: string) => {
    channel.post({ what: 'list', id });
    changed();
  };
  channel.listen((message) => {
    if (message.what !== 'give') changed();
  });
  const refuse = (text: string) => editor.say({ text, tone: 'bad' });

  const read = (id: string): Promise<ReadResult> =>
    library.read(id).catch(() => ({ ok: false, reason: 'This browser could not read it.' }));

  /** Runs a change of a stored design that no tab has open. */
  const alone = async (id: string, change: () => Promise<void>): Promise<void> => {
    await autosave.flush();
    const hold = await locks.hold(id);
    if (hold === undefined) {
      refuse('This design is open in a tab: change it there.');
      return;
    }
    try {
      await change();
    } catch {
      refuse('This browser could not store that.');
    } finally {
      hold.release();
    }
    announce(id);
  };

  const write = async (id: string, design: Design, known: number): Promise<void> => {
    const result = await library.save(id, design, known);
    if (!result.ok) refuse(result.reason);
  };

  return {
    list: async () => {
      await autosave.flush();
      return library.list().catch(() => []);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: async (id) => {
      if (editor.store.getState().documentId === id) return true;
      await autosave.flush();
      const result = await read(id);
      if (!result.ok) {
        refuse(result.reason);
        // What cannot be read is still the person's: they get it as it is.
        if (result.raw !== undefined) editor.outside.saveFile('damaged-design.json', result.raw);
        return false;
      }
      autosave.expect(result.design, result.revision);
      editor.open(result.design, { id });
      if (result.isOlder) {
        refuse('The last version of this design is damaged; this is the one before.');
      }
      return true;
    },
    rename: async (id, name) => {
      const { documentId } = editor.store.getState();
      if (documentId === id) {
        editor.commit('Rename design', (d) => (d.name === name ? d : { ...d, name }));
        return;
      }
      await alone(id, async () => {
        const result = await library.read(id);
        if (result.ok) await write(id, { ...result.design, name }, result.revision);
        else refuse(result.reason);
      });
    },
    duplicate: async (id) => {
      await autosave.flush();
      const result = await read(id);
      if (!result.ok) {
        refuse(result.reason);
        return;
      }
      const names = (await library.list()).map((entry) => entry.name);
      const copy = newId();
      const name = freeName(`${result.design.name} copy`, names);
      await write(copy, { ...result.design, name }, 0);
      const picture = (await library.list()).find((entry) => entry.id === id)?.thumbnail;
      if (picture !== undefined) await library.picture(copy, picture);
      announce(copy);
    },
    remove: async (id) => {
      if (editor.store.getState().documentId === id) editor.close();
      await alone(id, async () => {
        const removed = await library.remove(id);
        if (removed === undefined) return;
        editor.say({
          text: `Deleted ${removed.entry.name}`,
          tone: 'plain',
          act: {
            title: 'Undo',
            run: () => void library.restore(removed).then(() => announce(id)),
          },
        });
      });
    },
    takeOver: autosave.takeOver,
    flush: autosave.flush,
  };
};

/** An id for a new document: 20 characters that nobody else makes. */
export const newDocumentId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** Some browsers never answer in private windows: the app starts all the same. */
const tooLong = () =>
  new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no answer')), 3000));

/**
 * The documents of this browser, kept stored from now on and written when the page is left.
 * Undefined, and said so, where the browser stores nothing.
 */
export const openBrowserDocuments = async (
  editor: Editor,
  now: () => number,
  thumbnail?: Thumbnail,
): Promise<Documents | undefined> => {
  let library: Library;
  try {
    library = await Promise.race([openLibrary(now), tooLong()]);
  } catch {
    editor.store.setState({
      saved: { state: 'failed', reason: 'this browser stores nothing; save a file' },
    });
    return undefined;
  }
  const documents = createDocuments({
    editor,
    library,
    locks: browserLocks(navigator.locks as LockManager | undefined),
    channel: browserChannel(),
    newId: newDocumentId,
    ...(thumbnail === undefined ? {} : { thumbnail }),
  });
  const flush = () => void documents.flush();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
  window.addEventListener('pagehide', flush);
  const stop = editor.store.subscribe(({ saved }) => {
    if (saved.state !== 'saved') return;
    stop();
    // Asks not to be cleaned away, once there is something to lose. A refusal changes nothing.
    void navigator.storage?.persist?.().catch(() => false);
  });
  return documents;
};
