import type { Editor } from '../../editor/editor';
import { set } from '../../model/edits/change';
import { nameOf } from '../../model/find';
import { kindOf } from '../../model/kinds';

/** Gives an element another name (a note another text). Nothing happens for an empty or the same one. */
export const rename = (editor: Editor, id: string, text: string): void => {
  const name = text.trim().slice(0, 500);
  const { design } = editor.store.getState();
  if (name === '' || name === nameOf(design, id)) return;
  const field = kindOf(id) === 'note' ? 'text' : 'name';
  editor.commit(`Rename ${nameOf(design, id)} to ${name}`, (d) =>
    set<NamedThing>(d, id, { [field]: name }),
  );
  editor.announce(`Renamed to ${name}`);
};

interface NamedThing {
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
}
