import type { Editor } from '../../editor/editor';
import { describe } from '../../model/describe';
import type { Design } from '../../model/design';
import { connecting, targetsOf } from '../../model/edits/connect';
import { disconnecting } from '../../model/edits/disconnect';
import { dropping, type PlaceKind } from '../../model/edits/drop';
import { nameOf, pathOf } from '../../model/find';
import { kindOf, parentIdOf } from '../../model/kinds';
import type { PickerOption } from '../../ui/Picker';
import { kindWords } from './kind-words';

/** Puts a new thing into an element (or the design) without a pointer, selects it and says so; a reason is said when it cannot be. */
export const addHere = (editor: Editor, what: PlaceKind, targetId: string | undefined): void => {
  const { design, readOnly } = editor.store.getState();
  if (readOnly) return;
  const drop = dropping(design, what, targetId);
  if (!drop.ok) {
    editor.say({ text: drop.reason, tone: 'bad' });
    return;
  }
  const made = drop.edit(design);
  editor.commit(drop.title, () => made.design, { select: [made.id] });
  editor.reveal([made.id]);
  editor.announce(`${drop.title}: ${describe(made.design, made.id)}`);
};

/** Joins two elements and says what happened, or why not. */
export const connect = (editor: Editor, from: string, to: string): void => {
  const { design, readOnly } = editor.store.getState();
  if (readOnly) return;
  const connection = connecting(design, from, to);
  if (!connection.ok) {
    editor.say({ text: connection.reason, tone: 'bad' });
    return;
  }
  editor.commit(connection.title, connection.edit, { select: [from] });
  editor.announce(`${nameOf(design, from)} connected to ${nameOf(design, to)}`);
};

export const disconnect = (editor: Editor, id: string): void => {
  const { design, readOnly } = editor.store.getState();
  if (readOnly) return;
  const connection = disconnecting(design, id);
  if (!connection.ok) {
    editor.say({ text: connection.reason, tone: 'bad' });
    return;
  }
  editor.commit(connection.title, connection.edit);
  editor.announce(connection.title);
};

/** Elements as options of a picker, grouped by kind or by what holds them. */
export const optionsFor = (design: Design, ids: readonly string[]): readonly PickerOption[] =>
  ids
    .map((id): PickerOption & { readonly kind: string } => {
      const kind = kindOf(id);
      const parentId = parentIdOf(id);
      const words = kind === undefined ? '' : kindWords[kind][1];
      return {
        id,
        kind: kind ?? '',
        text: nameOf(design, id),
        group: parentId === undefined ? words : `${words}, ${pathOf(design, parentId)}`,
      };
    })
    .sort((a, b) => (a.group ?? '').localeCompare(b.group ?? '', 'en', { numeric: true }) || 0)
    .map(({ kind: _, ...option }) => option);

/** What an element may be connected to. */
export const connectOptions = (design: Design, id: string): readonly PickerOption[] =>
  optionsFor(design, targetsOf(design, id));
