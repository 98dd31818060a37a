import { createStore } from 'zustand/vanilla';
import { createLinter } from '../lint/linter';
import type { LintResult, Rule } from '../lint/rule';
import { type Design, emptyDesign } from '../model/design';
import { findAny } from '../model/find';
import type { Editor, EditorState, Outside, Toast } from './editor';
import { back, forth, type History, type Moment, noHistory, record } from './history';
import { type Keep, readKept, writeKept } from './kept';
import { noOutside } from './outside';
import { atStep } from './what-if';

export interface EditorParts {
  readonly rules: readonly Rule[];
  /** Milliseconds since 1970, with fractions where the platform has them. */
  readonly now: () => number;
  /** Where the view is kept; without it, in memory only. */
  readonly storage?: Keep;
  /** For tests and for a linter elsewhere; made of the rules otherwise. */
  readonly linter?: { readonly update: (design: Design, today: string) => LintResult };
  readonly outside?: Outside;
  /** Ids of new documents in the library. Without it documents have none and are not stored. */
  readonly newId?: () => string;
}

/** More toasts than this nobody reads. */
const mostToasts = 4;

/** A session: one document, its history, and all that is shown of it. */
export const createEditor = (parts: EditorParts): Editor => {
  const { now, storage } = parts;
  const linter = parts.linter ?? createLinter(parts.rules);
  let history: History = noHistory;
  let gesture: { readonly title: string; readonly from: Moment } | undefined;
  let toasts = 0;

  const checked = (design: Design): Pick<EditorState, 'design' | 'lint' | 'lintMs'> => {
    const start = now();
    const lint = linter.update(design, new Date(start).toISOString().slice(0, 10));
    return { design, lint, lintMs: now() - start };
  };

  const store = createStore<EditorState>()(() => ({
    ...checked(emptyDesign()),
    documentId: undefined,
    isOpen: false,
    readOnly: false,
    selection: [],
    hovered: undefined,
    undoTitle: undefined,
    redoTitle: undefined,
    isGesture: false,
    tool: { kind: 'select' },
    camera: { x: 0, y: 0, zoom: 1 },
    revealed: { count: 0, ids: [] },
    asked: { count: 0, request: { look: 'all' } },
    renaming: undefined,
    saved: { state: 'none' },
    toasts: [],
    announcement: '',
    whatIf: undefined,
    view: readKept(storage),
  }));
  const { getState: get, setState: set } = store;

  const titles = () => ({
    undoTitle: history.done?.step.title,
    redoTitle: history.undone?.step.title,
  });

  const present = (design: Design, ids: readonly string[]): readonly string[] =>
    ids.every((id) => findAny(design, id) !== undefined)
      ? ids
      : ids.filter((id) => findAny(design, id) !== undefined);

  /** The offer to undo is for the last step only: another one would take back something else. */
  const withoutOffers = (): readonly Toast[] => {
    const { toasts: shown } = get();
    const isOver = ({ undo, act }: Toast) => undo === true || act?.untilEdit === true;
    return shown.some(isOver) ? shown.filter((toast) => !isOver(toast)) : shown;
  };

  const words = (text: string) =>
    // A live region says nothing when its text stays the same.
    ({ announcement: get().announcement === text ? `${text}\u00a0` : text });

  /** Shows a moment: document, findings and selection in one update. */
  const show = (design: Design, selection: readonly string[], more: Partial<EditorState>) => {
    const state = get();
    const hovered =
      state.hovered !== undefined && findAny(design, state.hovered) === undefined
        ? undefined
        : state.hovered;
    set({
      ...(design === state.design ? {} : checked(design)),
      selection: present(design, selection),
      hovered,
      ...more,
    });
  };

  const settle = (title: string, before: Moment, after: Moment, merge: string | undefined) => {
    history = record(history, { title, before, after, merge, at: now() });
  };

  const commit: Editor['commit'] = (title, change, options = {}) => {
    const state = get();
    if (state.readOnly || !state.isOpen) {
      if (state.whatIf !== undefined) set(words('Leave what-if to change the design.'));
      else if (state.readOnly) set(words('This design is read-only.'));
      return;
    }
    if (gesture !== undefined) endGesture();
    const { design: before, selection: selected } = get();
    const design = change(before);
    const selection = present(design, options.select ?? selected);
    if (design === before) {
      if (options.select !== undefined) show(design, selection, {});
      return;
    }
    settle(title, { design: before, selection: selected }, { design, selection }, options.merge);
    show(design, selection, { ...titles(), toasts: withoutOffers() });
    if (options.say) say({ text: title, tone: 'plain', undo: true });
  };

  const endGesture = (select?: readonly string[]) => {
    if (gesture === undefined) return;
    const { title, from } = gesture;
    gesture = undefined;
    const { design, selection: selected } = get();
    const selection = present(design, select ?? selected);
    if (design !== from.design) settle(title, from, { design, selection }, undefined);
    show(design, selection, { ...titles(), isGesture: false, toasts: withoutOffers() });
  };

  const bail = () => {
    if (gesture === undefined) return;
    const { from } = gesture;
    gesture = undefined;
    show(from.design, from.selection, { isGesture: false });
  };

  const suppose: Editor['suppose'] = (change) => {
    const { whatIf, readOnly, saved, isOpen } = get();
    if (!isOpen) return;
    bail();
    const now = whatIf ?? { steps: [], at: 0, wasReadOnly: readOnly };
    const next = change(now);
    if (next === undefined) {
      // Another tab may have taken the document over meanwhile.
      const stays = now.wasReadOnly || saved.state === 'elsewhere';
      set({ whatIf: undefined, readOnly: stays });
    } else if (next !== whatIf) {
      set({ whatIf: next, readOnly: true, tool: { kind: 'select' }, renaming: undefined });
    }
  };

  const walk = (move: typeof back, word: string, side: 'before' | 'after') => {
    bail();
    const { whatIf } = get();
    if (whatIf !== undefined) {
      const next = atStep(whatIf, whatIf.at + (side === 'before' ? -1 : 1));
      if (next.at === whatIf.at) set(words(`Nothing to ${word}.`));
      else set({ whatIf: next });
      return;
    }
    if (get().readOnly) return;
    const made = move(history);
    if (made === undefined) {
      set(words(`Nothing to ${word}.`));
      return;
    }
    history = made.history;
    const { design, selection } = made.step[side];
    show(design, selection, {
      ...titles(),
      ...words(`${side === 'before' ? 'Undone' : 'Done again'}: ${made.step.title}`),
      toasts: withoutOffers(),
    });
  };

  const say: Editor['say'] = (toast) => {
    toasts += 1;
    const shown = [...get().toasts, { ...toast, id: toasts }];
    set({ toasts: shown.slice(-mostToasts), ...words(toast.text) });
  };

  const start = (design: Design, more: Partial<EditorState>) => {
    gesture = undefined;
    history = noHistory;
    show(design, [], {
      ...titles(),
      isGesture: false,
      tool: { kind: 'select' },
      hovered: undefined,
      renaming: undefined,
      whatIf: undefined,
      view: { ...get().view, trace: undefined },
      toasts: withoutOffers(),
      ...more,
    });
  };

  const open: Editor['open'] = (design, options = {}) => {
    const readOnly = options.readOnly ?? false;
    start(design, {
      isOpen: true,
      documentId: options.id ?? (readOnly ? undefined : parts.newId?.()),
      readOnly,
      saved: { state: 'none' },
    });
  };

  return {
    store,
    rules: parts.rules,
    outside: parts.outside ?? noOutside,
    commit,
    gesture: {
      begin: (title) => {
        endGesture();
        const { design, selection, readOnly, isOpen } = get();
        if (readOnly || !isOpen) return;
        gesture = { title, from: { design, selection } };
        set({ isGesture: true });
      },
      preview: (change) => {
        if (gesture === undefined) return;
        const design = change(gesture.from.design);
        if (design !== get().design) show(design, gesture.from.selection, {});
      },
      end: endGesture,
      bail,
    },
    undo: () => walk(back, 'undo', 'before'),
    redo: () => walk(forth, 'redo', 'after'),

    select: (ids, how = 'replace') => {
      const { design, selection } = get();
      const wanted = present(design, [...new Set(ids)]);
      const next =
        how === 'replace'
          ? wanted
          : how === 'add'
            ? [...selection, ...wanted.filter((id) => !selection.includes(id))]
            : [
                ...selection.filter((id) => !wanted.includes(id)),
                ...wanted.filter((id) => !selection.includes(id)),
              ];
      const same = next.length === selection.length && next.every((id, i) => id === selection[i]);
      if (!same) set({ selection: next });
    },
    reveal: (ids) => {
      const { design, revealed } = get();
      const there = present(design, ids);
      set({ selection: there, revealed: { count: revealed.count + 1, ids: there } });
    },
    hover: (id) => {
      if (get().hovered !== id) set({ hovered: id });
    },
    use: (tool) => set({ tool }),

    suppose,
    say,
    dismiss: (toastId) =>
      set(({ toasts: shown }) => ({ toasts: shown.filter((toast) => toast.id !== toastId) })),
    announce: (text) => set(words(text)),

    open,
    openNew: (design) => open(design),
    close: () =>
      start(emptyDesign(), {
        isOpen: false,
        documentId: undefined,
        readOnly: false,
        saved: { state: 'none' },
      }),
    load: (design) => {
      gesture = undefined;
      history = noHistory;
      show(design, get().selection, { ...titles(), isGesture: false });
    },

    look: (camera) => {
      const { x, y, zoom } = get().camera;
      if (x !== camera.x || y !== camera.y || zoom !== camera.zoom) set({ camera });
    },
    show: (patch) => {
      const view = { ...get().view, ...patch };
      set({ view });
      writeKept(storage, view);
    },
    ask: (request) => set(({ asked }) => ({ asked: { count: asked.count + 1, request } })),
    rename: (id) => set({ renaming: id }),
  };
};
