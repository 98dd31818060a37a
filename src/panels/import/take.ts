import type { Editor } from '../../editor/editor';
import type { Documents } from '../../editor/library/documents';
import { sourceKinds } from '../../import/estate';
import { addTo, refresh } from '../../import/refresh';
import type { ImportResult } from '../../import/result';
import { goneBySilence } from '../../import/says-whole';
import type { Design } from '../../model/design';
import { counted } from './count-words';

/** What may become of an import. */
export type Way = 'new' | 'add' | 'refresh';

/** The way that is meant most often: a newer export of hosts that are open refreshes them. */
export const likelyWay = (open: Design | undefined, imported: Design): Way => {
  const known = new Set(
    open?.hosts.flatMap(({ source, name }) => (source === undefined ? [] : [name])),
  );
  return imported.hosts.some(({ name }) => known.has(name)) ? 'refresh' : 'new';
};

const sourcesOf = ({ recognised }: ImportResult): string =>
  [...new Set(recognised.map(({ source }) => sourceKinds[source.kind]))].join(' and ');

const titleOf = (way: Way, result: ImportResult): string => {
  const hosts = counted(result.counts.hosts, 'host');
  const from = sourcesOf(result);
  if (way === 'refresh') return `Refresh ${hosts} from ${from}`;
  return way === 'add' ? `Add ${hosts} from ${from}` : `Import ${hosts} from ${from}`;
};

/** Takes an import as a design of its own. Undo in the toast brings back what was open. */
const takeNew = (editor: Editor, documents: Documents | undefined, result: ImportResult): void => {
  const before = editor.store.getState().documentId;
  editor.openNew(result.design);
  const { documentId: made } = editor.store.getState();
  const undo = async () => {
    if (before === undefined) editor.close();
    else await documents?.open(before);
    if (made !== undefined) await documents?.remove(made);
  };
  editor.say({
    text: titleOf('new', result),
    tone: 'plain',
    // Without a library there is nothing to go back to.
    ...(documents === undefined
      ? {}
      : { act: { title: 'Undo', run: () => void undo(), untilEdit: true } }),
  });
};

/** Takes an import, in one step that can be undone. `next` is what it was shown to become of `before`. */
export const take = (
  editor: Editor,
  documents: Documents | undefined,
  way: Way,
  result: ImportResult,
  shown: { readonly before: Design; readonly next: Design } | undefined,
): void => {
  if (way === 'new') takeNew(editor, documents, result);
  else {
    editor.commit(
      titleOf(way, result),
      // It may have changed since: another tab, or an undo.
      (now) => {
        if (now === shown?.before) return shown.next;
        return way === 'add'
          ? addTo(now, result.design)
          : refresh(now, result.design, goneBySilence(result));
      },
      { say: true },
    );
  }
  editor.ask({ look: 'all' });
};
