import type { Editor, EditorState } from '../editor';
import { failingKeys } from '../failing-key';
import { failedIn, toggled, type WhatIf } from '../what-if';
import { type Command, isOpen } from './command';

const isOn = (state: EditorState): boolean => state.isOpen && state.whatIf !== undefined;

/** The start of a timeline, with the panels that tell of it in sight. */
export const enterWhatIf = (
  editor: Editor,
  change: (now: WhatIf) => WhatIf = (now) => ({ ...now }),
) => {
  if (editor.store.getState().whatIf === undefined) editor.show({ inspectorOpen: true });
  editor.suppose(change);
};

export const leaveWhatIf = (editor: Editor): void => editor.suppose(() => undefined);

/** Fails or restores elements, in what-if mode from now on. */
export const failOrRestore = (editor: Editor, ids: readonly string[]): void => {
  const keys = failingKeys(editor.store.getState().design, ids);
  if (keys.length > 0) enterWhatIf(editor, (now) => toggled(now, keys));
};

/** Questions of what happens when something dies; the design is never changed by them. */
export const whatIfCommands: readonly Command[] = [
  {
    id: 'what-if',
    title: 'What-if: enter or leave',
    group: 'View',
    keywords: ['failure', 'fail', 'outage', 'redundancy', 'mode'],
    shortcut: 'W',
    when: isOpen,
    run: (editor) => (isOn(editor.store.getState()) ? leaveWhatIf(editor) : enterWhatIf(editor)),
  },
  {
    id: 'fail',
    title: 'Fail or restore the selected',
    group: 'View',
    keywords: ['what-if', 'unplug', 'kill', 'outage', 'down'],
    shortcut: 'F',
    onElement: true,
    when: (s) => s.isOpen && failingKeys(s.design, s.selection).length > 0,
    run: (editor) => failOrRestore(editor, editor.store.getState().selection),
  },
  {
    id: 'restore-all',
    title: 'Restore everything that has failed',
    group: 'View',
    keywords: ['what-if', 'repair'],
    when: (s) => isOn(s) && failedIn(s.whatIf).length > 0,
    run: (editor) => editor.suppose((now) => toggled(now, failedIn(now))),
  },
  {
    id: 'every-single-failure',
    title: 'Every single failure (matrix)',
    group: 'View',
    keywords: ['what-if', 'failure', 'redundancy', 'table'],
    when: isOpen,
    run: (editor) => {
      enterWhatIf(editor);
      editor.show({ findingsOpen: true });
    },
  },
  {
    id: 'uplink-matrix',
    title: 'Uplink matrix…',
    group: 'View',
    keywords: ['teaming', 'failover order', 'active', 'standby', 'unused', 'table'],
    when: (s) => s.isOpen && s.design.hosts.length > 0,
    run: (editor) => editor.show({ dialog: 'uplinks' }),
  },
];
