import { createEditor } from '../create-editor';
import { createDocuments } from './documents';
import { openLibrary } from './library';
import type { Channel, Hold, Locks, Message } from './locks';

/** One browser with several tabs, for tests: one database, one set of locks, messages between tabs. */
export const createBrowser = (databaseName: string) => {
  const held = new Map<string, () => void>();
  const tabs: ((message: Message) => void)[][] = [];
  let time = 1_000_000;
  let ids = 0;

  const locks: Locks = {
    hold: async (id, steal = false) => {
      const holder = held.get(id);
      if (holder !== undefined && !steal) return undefined;
      holder?.();
      let lose: () => void = () => {};
      const lost = new Promise<void>((done) => {
        lose = done;
      });
      held.set(id, lose);
      const hold: Hold = {
        lost,
        release: () => {
          if (held.get(id) === lose) held.delete(id);
        },
      };
      return hold;
    },
  };

  const openTab = async (
    parts: { readonly thumbnail?: () => Promise<string>; readonly deaf?: boolean } = {},
  ) => {
    const ears: ((message: Message) => void)[] = [];
    tabs.push(ears);
    const channel: Channel = {
      post: (message) => {
        for (const other of tabs) {
          if (other !== ears) for (const hear of other) queueMicrotask(() => hear(message));
        }
      },
      listen: (hear) => {
        if (parts.deaf !== true) ears.push(hear);
        return () => ears.splice(ears.indexOf(hear), 1);
      },
    };
    const now = () => {
      time += 1;
      return time;
    };
    const newId = () => {
      ids += 1;
      return `doc${ids}`;
    };
    const library = await openLibrary(now, databaseName);
    const editor = createEditor({ rules: [], now, newId });
    const documents = createDocuments({ editor, library, locks, channel, newId, ...parts });
    const kill = () => {
      library.close();
      for (const [id, lose] of held) {
        lose();
        held.delete(id);
      }
      ears.length = 0;
    };
    return { editor, documents, library, state: editor.store.getState, kill };
  };
  return { openTab, held };
};

/** Waits until something is so; fails after two seconds. */
export const until = async (isSo: () => boolean): Promise<void> => {
  for (let waited = 0; !isSo(); waited += 10) {
    if (waited > 2000) throw new Error('it did not happen');
    await new Promise((done) => setTimeout(done, 10));
  }
};
