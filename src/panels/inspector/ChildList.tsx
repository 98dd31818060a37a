import { ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { remove } from '../../model/edits/remove';
import { nameOf } from '../../model/find';
import type { Kind } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { KindIcon } from '../elements/KindIcon';
import { useTopology } from '../elements/use-topology';
import { detailOf } from '../outline/details';
import { addChild } from './add-child';
import { Subsection } from './Subsection';

interface ChildListProps {
  readonly title: string;
  readonly kind: Kind;
  /** The element that holds them; undefined for lists of the design. */
  readonly parentId?: string;
  readonly ids: readonly string[];
  /** Words of the button that adds one; without it none can be added here. */
  readonly add?: string;
}

const shownAtFirst = 12;

/** Elements inside this one: go to one, take one out, add one. */
export const ChildList = ({ title, kind, parentId, ids, add }: ChildListProps) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? ids.slice(0, 500) : ids.slice(0, shownAtFirst);
  return (
    <Subsection title={title} count={ids.length}>
      <ul className="flex flex-col">
        {shown.map((id) => (
          <li key={id} className="flex items-center rounded-md hover:bg-hover">
            <button
              type="button"
              className="flex min-h-7 min-w-0 flex-1 items-center gap-2 px-1 text-start text-xs"
              onClick={() => editor.reveal([id])}
            >
              <KindIcon kind={kind} size={13} />
              <span className="min-w-0 flex-1 truncate">{nameOf(design, id)}</span>
              <span className="shrink-0 text-2xs text-ink-faint">{detailOf(design, id)}</span>
              <ChevronRight size={12} aria-hidden="true" className="text-ink-faint" />
            </button>
            {!readOnly && (
              <IconButton
                small
                label={`Delete ${nameOf(design, id)}`}
                onClick={() =>
                  editor.commit(`Delete ${nameOf(design, id)}`, (d) => remove(d, [id]), {
                    say: true,
                  })
                }
              >
                <Trash2 size={12} aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-1">
        {add !== undefined && !readOnly && (
          <Button
            look="bare"
            icon={<Plus size={12} aria-hidden="true" />}
            onClick={() => addChild(editor, kind, parentId)}
          >
            {add}
          </Button>
        )}
        {ids.length > shown.length && (
          <Button look="bare" onClick={() => setIsAll(true)}>
            Show all {ids.length}
          </Button>
        )}
        {ids.length > 1 && (
          <Button look="bare" onClick={() => editor.select(ids)}>
            Select all
          </Button>
        )}
      </div>
    </Subsection>
  );
};
