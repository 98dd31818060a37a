import { useEditor, useEditorState } from '../../editor/use-editor';
import { remove } from '../../model/edits/remove';
import { type Kind, kindOf } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { KindIcon } from '../elements/KindIcon';
import { kindWords } from '../elements/kind-words';

/** Several kinds at once: how many of each, and the way to edit those of one kind together. */
export const ManyKinds = ({ ids }: { readonly ids: readonly string[] }) => {
  const editor = useEditor();
  const readOnly = useEditorState((s) => s.readOnly);
  const byKind = new Map<Kind, string[]>();
  for (const id of ids) {
    const kind = kindOf(id);
    if (kind === undefined) continue;
    const list = byKind.get(kind);
    if (list === undefined) byKind.set(kind, [id]);
    else list.push(id);
  }
  return (
    <div className="px-4 pt-3" data-page="">
      <h2 className="font-semibold text-lg leading-6">{ids.length} elements</h2>
      <p className="pb-2 text-ink-soft text-xs">Choose a kind to edit what its elements share.</p>
      <ul className="flex flex-col gap-1">
        {[...byKind].map(([kind, list]) => (
          <li key={kind}>
            <Button
              className="w-full justify-start!"
              icon={<KindIcon kind={kind} />}
              onClick={() => editor.select(list)}
            >
              {list.length} {kindWords[kind][list.length === 1 ? 0 : 1]}
            </Button>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button
          look="danger"
          className="mt-2"
          onClick={() =>
            editor.commit(`Delete ${ids.length} elements`, (d) => remove(d, ids), {
              select: [],
              say: true,
            })
          }
        >
          Delete all {ids.length}
        </Button>
      )}
    </div>
  );
};
