import { connecting } from '../../model/edits/connect';
import { disconnecting } from '../../model/edits/disconnect';
import { remove } from '../../model/edits/remove';
import { copySelection, cutSelection, duplicateSelection, pasteClipboard } from '../clipboard';
import type { EditorState } from '../editor';
import { allIds, inWords, isNamed } from '../selection';
import { type Command, hasSelection, isOpen, mayEdit, maySelected } from './command';
import { endTrace } from './trace';

const one = (state: EditorState): string | undefined =>
  state.selection.length === 1 ? state.selection[0] : undefined;

const connectionOf = ({ design, selection: [a, b, more] }: EditorState) =>
  a !== undefined && b !== undefined && more === undefined ? connecting(design, a, b) : undefined;

const cutOf = (state: EditorState) => {
  const id = one(state);
  return id === undefined ? undefined : disconnecting(state.design, id);
};

/** Doing and undoing, and what is done with the selection. */
export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    title: 'Undo',
    group: 'Edit',
    shortcut: 'Mod+Z',
    when: (s) =>
      s.whatIf === undefined
        ? mayEdit(s) && (s.undoTitle !== undefined || s.isGesture)
        : s.whatIf.at > 0,
    run: (editor) => editor.undo(),
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Edit',
    shortcut: 'Mod+Shift+Z Mod+Y',
    when: (s) =>
      s.whatIf === undefined
        ? mayEdit(s) && s.redoTitle !== undefined
        : s.whatIf.at < s.whatIf.steps.length,
    run: (editor) => editor.redo(),
  },
  {
    id: 'cut',
    title: 'Cut',
    group: 'Edit',
    shortcut: 'Mod+X',
    onElement: true,
    when: maySelected,
    run: cutSelection,
  },
  {
    id: 'copy',
    title: 'Copy',
    group: 'Edit',
    shortcut: 'Mod+C',
    onElement: true,
    when: hasSelection,
    run: copySelection,
  },
  {
    id: 'paste',
    title: 'Paste',
    group: 'Edit',
    shortcut: 'Mod+V',
    onElement: true,
    when: mayEdit,
    run: pasteClipboard,
  },
  {
    id: 'duplicate',
    title: 'Duplicate',
    group: 'Edit',
    keywords: ['copy', 'clone'],
    shortcut: 'Mod+D',
    onElement: true,
    when: maySelected,
    run: duplicateSelection,
  },
  {
    id: 'delete',
    title: 'Delete',
    group: 'Edit',
    keywords: ['remove'],
    shortcut: 'Delete Backspace',
    onElement: true,
    when: maySelected,
    run: (editor) => {
      const { design, selection } = editor.store.getState();
      editor.commit(`Delete ${inWords(design, selection)}`, (d) => remove(d, selection), {
        select: [],
        say: true,
      });
    },
  },
  {
    id: 'rename',
    title: 'Rename',
    group: 'Edit',
    keywords: ['name', 'label'],
    shortcut: 'F2',
    onElement: true,
    when: (s) => {
      const id = one(s);
      return mayEdit(s) && id !== undefined && isNamed(s.design, id);
    },
    run: (editor) => editor.rename(one(editor.store.getState())),
  },
  {
    id: 'connect',
    title: 'Connect the two selected',
    group: 'Edit',
    keywords: ['wire', 'cable', 'uplink', 'attach'],
    onElement: true,
    when: (s) => mayEdit(s) && connectionOf(s)?.ok === true,
    run: (editor) => {
      const wire = connectionOf(editor.store.getState());
      if (wire?.ok !== true) return;
      editor.commit(wire.title, wire.edit);
      editor.announce(wire.title);
    },
  },
  {
    id: 'draw-wire',
    title: 'Draw a wire from the selected',
    group: 'Edit',
    keywords: ['connect', 'cable'],
    onElement: true,
    when: (s) => mayEdit(s) && one(s) !== undefined,
    run: (editor) => {
      const from = one(editor.store.getState());
      if (from !== undefined) editor.use({ kind: 'connect', from });
    },
  },
  {
    id: 'disconnect',
    title: 'Disconnect',
    group: 'Edit',
    keywords: ['unplug', 'detach', 'unbind'],
    onElement: true,
    when: (s) => mayEdit(s) && cutOf(s)?.ok === true,
    run: (editor) => {
      const cut = cutOf(editor.store.getState());
      if (cut?.ok === true) editor.commit(cut.title, cut.edit, { say: true });
    },
  },
  {
    id: 'select-all',
    title: 'Select all',
    group: 'Edit',
    shortcut: 'Mod+A',
    when: isOpen,
    run: (editor) => editor.select(allIds(editor.store.getState().design)),
  },
  {
    id: 'leave',
    title: 'Leave the tool, the trace, what-if or the selection',
    group: 'Edit',
    shortcut: 'Escape',
    when: (s) =>
      s.isOpen &&
      (s.isGesture ||
        s.tool.kind !== 'select' ||
        s.view.trace !== undefined ||
        s.whatIf !== undefined ||
        s.selection.length > 0),
    run: (editor) => {
      const { isGesture, tool, view, whatIf } = editor.store.getState();
      if (isGesture) editor.gesture.bail();
      else if (tool.kind !== 'select') editor.use({ kind: 'select' });
      else if (view.trace !== undefined) endTrace(editor);
      else if (whatIf !== undefined) editor.suppose(() => undefined);
      else editor.select([]);
    },
  },
];
