import { fold, foldAlike, unfold } from '../../model/edits/fold';
import { hostIdOf } from '../../model/kinds';
import type { Editor, EditorState } from '../editor';
import { type Command, mayEdit } from './command';

/** The hosts that are selected, or that hold what is. */
const hostsOf = ({ selection }: EditorState): readonly string[] => [
  ...new Set(selection.flatMap((id) => hostIdOf(id) ?? [])),
];

/** Draws hosts as cards, or in full where all of them are cards; what was looked at stays in sight. */
export const foldOrUnfold = (editor: Editor, ids: readonly string[]): void => {
  const { design } = editor.store.getState();
  const areCards = ids.every((id) => design.folded?.includes(id) === true);
  const change = areCards ? unfold : fold;
  editor.commit(areCards ? 'Draw in full' : 'Draw as a card', (d) => change(d, ids));
  editor.reveal(editor.store.getState().selection);
};

/** Boards of hosts that are like another one, small or in full. */
export const foldCommands: readonly Command[] = [
  {
    id: 'toggle-card',
    title: 'Draw as a card, or in full',
    group: 'Arrange',
    keywords: ['fold', 'unfold', 'collapse', 'expand', 'same as'],
    shortcut: 'E',
    onElement: true,
    when: (state) => mayEdit(state) && hostsOf(state).length > 0,
    run: (editor) => foldOrUnfold(editor, hostsOf(editor.store.getState())),
  },
  {
    id: 'fold-alike',
    title: 'Draw hosts alike as cards',
    group: 'Arrange',
    keywords: ['fold', 'collapse', 'same as', 'identical', 'drift', 'differences'],
    when: (state) => mayEdit(state) && state.design.hosts.length > 1,
    run: (editor) => {
      const { design } = editor.store.getState();
      const next = foldAlike(design);
      if (next === design) editor.announce('No two hosts of a cluster are alike.');
      else editor.commit('Draw hosts alike as cards', () => next, { say: true });
    },
  },
  {
    id: 'unfold-all',
    title: 'Draw all hosts in full',
    group: 'Arrange',
    keywords: ['unfold', 'expand', 'cards', 'same as'],
    when: (state) => mayEdit(state) && state.design.folded !== undefined,
    run: (editor) => editor.commit('Draw all hosts in full', (d) => unfold(d), { say: true }),
  },
];
