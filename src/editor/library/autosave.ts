import type { Design } from '../../model/design';
import { elements } from '../../model/kinds';
import type { Editor, EditorState } from '../editor';
import type { Library } from './library';
import type { Channel, Hold, Locks } from './locks';

/** Draws a small SVG of a design, or nothing where it would be too large. */
export type Thumbnail = (design: Design) => Promise<string | undefined>;

export interface AutosaveParts {
  readonly editor: Editor;
  readonly library: Library;
  readonly locks: Locks;
  readonly channel: Channel;
  /** A small picture for the start screen, made when a document is left. */
  readonly thumbnail?: Thumbnail;
}

export interface Autosave {
  /** The document that `editor.open` shows next is stored already, at this revision. */
  readonly expect: (design: Design, revision: number) => void;
  /** Writes what is not written yet; done when it is safe (or has failed). */
  readonly flush: () => Promise<void>;
  /** Makes this tab the writer of the open document. */
  readonly takeOver: () => Promise<void>;
  readonly stop: () => void;
}

/** Milliseconds from an edit to its write: what comes in between is written with it. */
const writeAfterMs = 150;
/** How long another tab may take to write and let go before the lock is taken from it. */
const giveWithinMs = 600;
const retryAfterMs = 5000;

/** The document this tab has open and may write. */
interface Session {
  readonly id: string;
  revision: number;
  written: Design | undefined;
  hold: Hold | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  writing: Promise<void> | undefined;
  isOver: boolean;
  /** When the last write was safe. Milliseconds since 1970. */
  savedAt: number | undefined;
  /** Done when it is clear whether this tab writes. */
  begun: Promise<void>;
}

const isEmpty = (design: Design): boolean => elements(design).next().done === true;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Keeps the open document stored, in this tab alone, and says truly how far it is. */
export const startAutosave = (parts: AutosaveParts): Autosave => {
  const { editor, library, locks, channel, thumbnail } = parts;
  const { getState, setState } = editor.store;
  let session: Session | undefined;
  let ending: Promise<void> = Promise.resolve();
  let expected: { readonly design: Design; readonly revision: number } | undefined;

  const isOpenNow = (one: Session) => session === one && !one.isOver;

  const write = async (one: Session): Promise<void> => {
    clearTimeout(one.timer);
    one.timer = undefined;
    if (one.writing !== undefined) {
      await one.writing;
      if (one.timer !== undefined || !isDirty(one)) return;
    }
    if (one.hold === undefined || one.isOver) return;
    if (!isDirty(one)) {
      showClean(one);
      return;
    }
    const { design } = getState();
    one.writing = library.save(one.id, design, one.revision).then((result) => {
      one.writing = undefined;
      if (result.ok) {
        one.revision = result.revision;
        one.written = design;
        one.savedAt = result.at;
        channel.post({ what: 'saved', id: one.id });
        if (!isOpenNow(one)) return;
        if (getState().design === design) setState({ saved: { state: 'saved', at: result.at } });
        else schedule(one);
        return;
      }
      if (!isOpenNow(one)) return;
      setState({ saved: { state: 'failed', reason: result.reason } });
      if (result.why === 'failed' || result.why === 'full') schedule(one, retryAfterMs);
    });
    await one.writing;
  };

  /** Undone until nothing was left to write: what is stored is what is seen. */
  const showClean = (one: Session) => {
    const { saved, design } = getState();
    if (!isOpenNow(one) || saved.state !== 'saving' || design !== one.written) return;
    setState({
      saved: one.savedAt === undefined ? { state: 'none' } : { state: 'saved', at: one.savedAt },
    });
  };

  /** Has the open document something that is not written? An empty new one has not. */
  const isDirty = (one: Session): boolean => {
    const { design, documentId, isGesture } = getState();
    if (documentId !== one.id || isGesture || design === one.written) return false;
    return one.written !== undefined || !isEmpty(design);
  };

  const schedule = (one: Session, ms = writeAfterMs) => {
    one.timer ??= setTimeout(() => void write(one), ms);
  };

  const noteChange = (one: Session) => {
    if (one.hold === undefined || !isDirty(one)) return;
    const { saved } = getState();
    if (saved.state !== 'failed') setState({ saved: { state: 'saving' } });
    if (saved.state === 'failed') {
      clearTimeout(one.timer);
      one.timer = undefined;
    }
    schedule(one);
  };

  const watchLoss = (one: Session) => {
    void one.hold?.lost.then(() => {
      one.hold = undefined;
      clearTimeout(one.timer);
      one.timer = undefined;
      if (isOpenNow(one)) setState({ saved: { state: 'elsewhere' }, readOnly: true });
    });
  };

  const begin = async (one: Session) => {
    // The document before may be the same one: its lock is let go first.
    await ending;
    const hold = await locks.hold(one.id);
    one.hold = hold;
    if (hold === undefined) {
      if (isOpenNow(one)) setState({ saved: { state: 'elsewhere' }, readOnly: true });
      return;
    }
    watchLoss(one);
    if (one.written !== undefined) one.savedAt = (await library.entry(one.id))?.modified;
    if (!isOpenNow(one)) return;
    if (isDirty(one)) noteChange(one);
    else if (one.savedAt !== undefined) {
      setState({ saved: { state: 'saved', at: one.savedAt } });
    }
  };

  const picture = async (one: Session, design: Design) => {
    if (one.hold === undefined || thumbnail === undefined) return;
    // A picture is a nicety: a design without one is as safe.
    const svg = await thumbnail(design).catch(() => undefined);
    if (svg !== undefined) await library.picture(one.id, svg).catch(() => {});
  };

  /** Leaves a document; `design` is what it was, for the editor may show another one by now. */
  const end = async (one: Session, design: Design) => {
    clearTimeout(one.timer);
    one.timer = undefined;
    one.isOver = true;
    await one.begun;
    const isLast = one.hold !== undefined && design !== one.written;
    if (one.writing !== undefined) await one.writing;
    if (isLast && design !== one.written && !(one.written === undefined && isEmpty(design))) {
      const result = await library.save(one.id, design, one.revision);
      if (result.ok) {
        one.revision = result.revision;
        one.written = design;
        channel.post({ what: 'saved', id: one.id });
      } else editor.say({ text: `${design.name} was not saved. ${result.reason}`, tone: 'bad' });
    }
    if (one.written !== undefined) await picture(one, design);
    one.hold?.release();
    one.hold = undefined;
    channel.post({ what: 'list', id: one.id });
  };

  const leave = (one: Session, design: Design) => {
    ending = ending.then(() => end(one, design)).catch(() => {});
  };

  const enter = ({ documentId, readOnly, design }: EditorState) => {
    if (documentId === undefined || readOnly) return;
    const isKnown = expected?.design === design;
    session = {
      id: documentId,
      revision: isKnown ? (expected?.revision ?? 0) : 0,
      written: isKnown ? design : undefined,
      hold: undefined,
      timer: undefined,
      writing: undefined,
      isOver: false,
      savedAt: undefined,
      begun: Promise.resolve(),
    };
    expected = undefined;
    session.begun = begin(session);
  };

  const stopWatching = editor.store.subscribe((now, before) => {
    if (now.documentId !== before.documentId) {
      if (session !== undefined) leave(session, before.design);
      session = undefined;
      enter(now);
    } else if (session !== undefined) {
      if (now.design !== before.design || now.isGesture !== before.isGesture) noteChange(session);
    }
  });
  enter(getState());

  const follow = async (one: Session) => {
    const result = await library.read(one.id);
    if (!isOpenNow(one) || one.hold !== undefined || !result.ok) return;
    one.revision = result.revision;
    one.written = result.design;
    editor.load(result.design);
  };

  const stopListening = channel.listen((message) => {
    const one = session;
    if (one === undefined || message.id !== one.id) return;
    if (message.what === 'saved' && one.hold === undefined) void follow(one);
    if (message.what === 'give' && one.hold !== undefined) {
      void write(one).then(() => {
        one.hold?.release();
        one.hold = undefined;
        if (isOpenNow(one)) setState({ saved: { state: 'elsewhere' }, readOnly: true });
      });
    }
  });

  return {
    expect: (design, revision) => {
      expected = { design, revision };
    },
    flush: async () => {
      if (session !== undefined) await write(session);
      await ending;
    },
    takeOver: async () => {
      const one = session;
      if (one === undefined || one.hold !== undefined) return;
      channel.post({ what: 'give', id: one.id });
      let hold: Hold | undefined;
      for (let waited = 0; hold === undefined && waited < giveWithinMs; waited += 100) {
        await wait(100);
        hold = await locks.hold(one.id);
      }
      hold ??= await locks.hold(one.id, true);
      if (hold === undefined || !isOpenNow(one)) {
        hold?.release();
        return;
      }
      // The other tab may have written after this one had read.
      await follow(one);
      one.hold = hold;
      watchLoss(one);
      one.savedAt = (await library.entry(one.id))?.modified;
      setState({
        readOnly: false,
        saved: one.savedAt === undefined ? { state: 'none' } : { state: 'saved', at: one.savedAt },
      });
    },
    stop: () => {
      stopWatching();
      stopListening();
      if (session !== undefined) leave(session, getState().design);
      session = undefined;
    },
  };
};
