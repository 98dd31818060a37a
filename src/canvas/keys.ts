import { failOrRestore } from '../editor/commands/what-if';
import { describe as sentenceAbout } from '../model/describe';
import { land } from './hand/connecting';
import { putInto } from './hand/placing';
import { type Step, stepFrom } from './plane/roving';
import { canRename } from './Rename';
import type { Stage } from './stage';

const steps: Readonly<Record<string, Step>> = {
  ArrowDown: 'in',
  ArrowUp: 'out',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
};

export interface Key {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Arrow keys move the selection over the topology, and the view with it. True when the key was one. */
export const walk = (stage: Stage, key: Key): boolean => {
  const step = steps[key.key];
  if (step === undefined || key.altKey || key.ctrlKey || key.metaKey || key.shiftKey) return false;
  const { editor, scene, board } = stage;
  const { selection } = editor.store.getState();
  const to = stepFrom(scene.get(), selection.at(-1), step, board.get());
  if (to === undefined) return true;
  board.set(to.board);
  editor.reveal([to.id]);
  editor.announce(sentenceAbout(editor.store.getState().design, to.id));
  return true;
};

const zooms: Readonly<Record<string, number>> = { '+': 1.25, '=': 1.25, '-': 0.8 };

/** Ctrl with + and − zooms the picture while the canvas has the keyboard, and the page elsewhere. True when the key was one. */
export const zoomBy = ({ editor }: Stage, key: Key): boolean => {
  const factor = zooms[key.key];
  if (factor === undefined || !(key.ctrlKey || key.metaKey) || key.altKey) return false;
  editor.ask({ look: 'zoomBy', factor });
  return true;
};

/** Enter does what a click would: puts down what the tool holds, else renames. True when it did. */
export const enter = (stage: Stage): boolean => {
  const { editor } = stage;
  const { selection, tool, whatIf } = editor.store.getState();
  const id = selection.at(-1);
  if (whatIf !== undefined) {
    failOrRestore(editor, selection);
    return true;
  }
  if (tool.kind === 'select') {
    if (id === undefined || !canRename(id)) return false;
    stage.rename(id);
    return true;
  }
  if (tool.kind === 'place') putInto(stage, tool.what, id);
  else land(stage, tool.from, id);
  return true;
};
