import fc from 'fast-check';
import { expect, it } from 'vitest';
import { build } from '../model/build';
import { type Design, emptyDesign } from '../model/design';
import { set } from '../model/edits/change';
import { dropping, type PlaceKind } from '../model/edits/drop';
import { remove } from '../model/edits/remove';
import { elements } from '../model/kinds';
import { createEditor, type EditorParts } from './create-editor';

const started = (parts: Partial<EditorParts> = {}) => {
  let time = 0;
  const editor = createEditor({
    rules: [],
    now: () => {
      time += 10;
      return time;
    },
    ...parts,
  });
  const later = (ms: number) => {
    time += ms;
  };
  return { editor, later, state: editor.store.getState };
};

const oneHost = () => {
  const b = build();
  const h = b.host('esx01');
  h.nic('vmnic0');
  return b.done;
};

const rename = (name: string) => (d: Design) => set<Design['hosts'][number]>(d, 'h1', { name });

it('undoes to the identical document and redoes to the identical end, selection with it', () => {
  const kinds: readonly PlaceKind[] = ['host', 'nic', 'switch', 'portGroup', 'vm', 'note'];
  const moves = fc.array(fc.record({ what: fc.nat(99), where: fc.nat(99) }), { maxLength: 25 });
  fc.assert(
    fc.property(moves, (steps) => {
      const { editor, state } = started();
      editor.open(emptyDesign());
      const first = state().design;
      for (const { what, where } of steps) {
        const ids = [...elements(state().design)].map(({ value }) => value.id);
        const target = ids[where % (ids.length + 1)];
        if (what % 7 === 6 && target !== undefined) {
          editor.commit('Delete', (d) => remove(d, [target]));
          continue;
        }
        const drop = dropping(state().design, kinds[what % kinds.length] ?? 'note', target);
        if (!drop.ok) continue;
        const made = drop.edit(state().design);
        editor.commit(drop.title, () => made.design, { select: [made.id] });
      }
      const last = state().design;
      const selected = state().selection;
      while (state().undoTitle !== undefined) editor.undo();
      expect(state().design).toBe(first);
      expect(state().selection).toEqual([]);
      while (state().redoTitle !== undefined) editor.redo();
      expect(state().design).toBe(last);
      if (steps.length > 0) expect(state().selection).toEqual(selected);
    }),
    { numRuns: 100 },
  );
});

it('makes one step of a gesture, and none of one that was bailed out of', () => {
  const { editor, state } = started();
  editor.open(oneHost());
  const before = state().design;
  editor.gesture.begin('Drag');
  editor.gesture.preview(rename('a'));
  editor.gesture.preview(rename('b'));
  expect(state().design.hosts[0]?.name).toBe('b');
  expect(state().undoTitle).toBeUndefined();
  editor.gesture.bail();
  expect(state().design).toBe(before);
  expect(state().isGesture).toBe(false);
  editor.gesture.begin('Drag');
  editor.gesture.preview(rename('c'));
  editor.gesture.end(['h1']);
  expect(state().undoTitle).toBe('Drag');
  expect(state().selection).toEqual(['h1']);
  editor.undo();
  expect(state().design).toBe(before);
  editor.gesture.begin('Drag');
  editor.gesture.end();
  expect(state().redoTitle).toBe('Drag');
});

it('merges steps of the same word within a second', () => {
  const { editor, state, later } = started();
  editor.open(oneHost());
  const before = state().design;
  editor.commit('Rename', rename('e'), { merge: 'name h1' });
  editor.commit('Rename', rename('es'), { merge: 'name h1' });
  later(2000);
  editor.commit('Rename', rename('esx'), { merge: 'name h1' });
  editor.undo();
  expect(state().design.hosts[0]?.name).toBe('es');
  editor.undo();
  expect(state().design).toBe(before);
});

it('keeps what was undone while only the selection changes, and drops it with the next edit', () => {
  const { editor, state } = started();
  editor.open(oneHost());
  editor.commit('Rename', rename('a'));
  editor.undo();
  editor.select(['h1']);
  expect(state().redoTitle).toBe('Rename');
  editor.commit('Rename again', rename('b'));
  expect(state().redoTitle).toBeUndefined();
});

it('does nothing in a read-only document, and makes it one’s own on demand', () => {
  let n = 0;
  const { editor, state } = started({
    newId: () => {
      n += 1;
      return `doc${n}`;
    },
  });
  const design = oneHost();
  editor.open(design, { readOnly: true });
  editor.commit('Rename', rename('a'));
  editor.gesture.begin('Drag');
  expect(state()).toMatchObject({ design, isGesture: false, documentId: undefined });
  editor.openNew(state().design);
  expect(state()).toMatchObject({ readOnly: false, documentId: 'doc1' });
  editor.commit('Rename', rename('a'), { say: true });
  expect(state().toasts).toMatchObject([{ text: 'Rename', undo: true }]);
  editor.undo();
  expect(state().toasts).toEqual([]);
  expect(state().announcement).toBe('Undone: Rename');
});

it('an offer that a next edit would be lost by ends with that edit; other offers stay', () => {
  const { editor, state } = started();
  editor.openNew(oneHost());
  const run = () => {};
  editor.say({ text: 'Imported', tone: 'plain', act: { title: 'Undo', run, untilEdit: true } });
  editor.say({ text: 'Deleted', tone: 'plain', act: { title: 'Undo', run } });
  editor.commit('Rename', rename('a'));
  expect(state().toasts.map(({ text }) => text)).toEqual(['Deleted']);
});

it('selects only what is there, and lets go of what is deleted', () => {
  const { editor, state } = started();
  editor.open(oneHost());
  editor.select(['h1', 'h9', 'h1.n1', 'h1']);
  expect(state().selection).toEqual(['h1', 'h1.n1']);
  editor.select(['h1'], 'toggle');
  expect(state().selection).toEqual(['h1.n1']);
  editor.hover('h1.n1');
  editor.commit('Delete', (d) => remove(d, ['h1.n1']));
  expect(state()).toMatchObject({ selection: [], hovered: undefined });
  editor.undo();
  expect(state().selection).toEqual(['h1.n1']);
});

it('keeps the look in the browser and survives an odd storage', () => {
  const kept = new Map([['vswitchboard.view', '{"theme":"purple","findingsOpen":false,"x":1}']]);
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const { editor, state } = started({ storage });
  expect(state().view).toMatchObject({ theme: 'system', findingsOpen: false });
  editor.show({ theme: 'dark', dialog: 'share' });
  const again = started({ storage }).state();
  expect(again.view).toMatchObject({ theme: 'dark', findingsOpen: false, dialog: undefined });
  const refusing = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  };
  const odd = started({ storage: refusing });
  odd.editor.show({ theme: 'light' });
  expect(odd.state().view.theme).toBe('light');
});
