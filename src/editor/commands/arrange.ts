import {
  align,
  type Box,
  distribute,
  gridPx,
  isPlaceable,
  place,
  type Side,
  unplace,
} from '../../model/edits/layout';
import { kindOf } from '../../model/kinds';
import type { Editor, EditorState } from '../editor';
import { movedBy } from '../selection';
import { type Command, mayEdit } from './command';

const movable = ({ selection }: EditorState): number =>
  selection.filter((id) => isPlaceable(id) || kindOf(id) === 'cluster').length;

const boxes = (editor: Editor): readonly Box[] => {
  const { design, selection } = editor.store.getState();
  return editor.outside.boxesOf(design, movedBy(design, selection));
};

const sides: readonly (readonly [Side, string])[] = [
  ['left', 'Align left'],
  ['centre', 'Align centres'],
  ['right', 'Align right'],
  ['top', 'Align top'],
  ['middle', 'Align middles'],
  ['bottom', 'Align bottom'],
];

const arrows: readonly (readonly [key: string, words: string, dx: number, dy: number])[] = [
  ['ArrowLeft', 'left', -1, 0],
  ['ArrowRight', 'right', 1, 0],
  ['ArrowUp', 'up', 0, -1],
  ['ArrowDown', 'down', 0, 1],
];

const nudges = arrows.flatMap(([key, words, dx, dy]) =>
  [1, 10].map((times): Command => {
    const far = times === 10;
    return {
      id: `nudge-${words}${far ? '-far' : ''}`,
      title: `Nudge ${words}${far ? ' far' : ''}`,
      group: 'Arrange',
      keywords: ['move'],
      shortcut: `Alt+${far ? 'Shift+' : ''}${key}`,
      when: (state) => mayEdit(state) && movable(state) > 0,
      run: (editor) => {
        const step = gridPx * times;
        const at = boxes(editor).map(({ id, x, y }) => ({
          id,
          x: x + dx * step,
          y: y + dy * step,
        }));
        editor.commit('Nudge', (d) => place(d, at), { merge: 'nudge' });
      },
    };
  }),
);

/** Where things stand. */
export const arrangeCommands: readonly Command[] = [
  ...sides.map(
    ([side, title]): Command => ({
      id: `align-${side}`,
      title,
      group: 'Arrange',
      when: (state) => mayEdit(state) && movable(state) > 1,
      run: (editor) => editor.commit(title, (d) => align(d, boxes(editor), side)),
    }),
  ),
  ...(['x', 'y'] as const).map((along): Command => {
    const title = along === 'x' ? 'Distribute across' : 'Distribute down';
    return {
      id: `distribute-${along}`,
      title,
      group: 'Arrange',
      keywords: ['space evenly'],
      when: (state) => mayEdit(state) && movable(state) > 2,
      run: (editor) => editor.commit(title, (d) => distribute(d, boxes(editor), along)),
    };
  }),
  {
    id: 'tidy',
    title: 'Lay out again',
    group: 'Arrange',
    keywords: ['tidy', 'automatic layout', 'clean up'],
    when: (state) => mayEdit(state) && state.design.layout.length > 0,
    run: (editor) => {
      const { selection } = editor.store.getState();
      editor.commit(
        'Lay out again',
        (d) => unplace(d, selection.length === 0 ? undefined : selection),
        { say: true },
      );
    },
  },
  ...nudges,
];
