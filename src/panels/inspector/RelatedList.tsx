import { useMemo, useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import { kindOf } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { KindIcon } from '../elements/KindIcon';
import { useTopology } from '../elements/use-topology';
import { refWords } from './ref-options';
import { relatedTo } from './related';

const shownAtFirst = 12;

/** What the element is connected to: each leads there. */
export const RelatedList = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const design = useTopology();
  const [isAll, setIsAll] = useState(false);
  const related = useMemo(() => relatedTo(design, id), [design, id]);
  if (related.length === 0) return <p className="text-ink-soft text-xs">Nothing.</p>;
  const shown = isAll ? related.slice(0, 500) : related.slice(0, shownAtFirst);
  return (
    <>
      <ul className="flex flex-col">
        {shown.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              className="flex min-h-7 w-full items-center gap-2 rounded-md px-1 text-start text-xs hover:bg-hover"
              onClick={() => editor.reveal([other.id])}
            >
              <KindIcon kind={kindOf(other.id)} size={13} />
              <span className="min-w-0 flex-1 truncate">{refWords(design, id, other.id)}</span>
            </button>
          </li>
        ))}
      </ul>
      {related.length > shown.length && (
        <Button look="bare" onClick={() => setIsAll(true)}>
          Show all {related.length}
        </Button>
      )}
    </>
  );
};
