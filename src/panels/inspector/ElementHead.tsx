import { Plus, Spline, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { describe } from '../../model/describe';
import { remove } from '../../model/edits/remove';
import { nameOf, pathOf } from '../../model/find';
import { kindOf, parentIdOf } from '../../model/kinds';
import { IconButton } from '../../ui/IconButton';
import { ElementMenu, type MenuPart } from '../elements/ElementMenu';
import { KindIcon } from '../elements/KindIcon';
import { kindWords } from '../elements/kind-words';
import { TrafficDots } from '../elements/TrafficDots';
import { useTopology } from '../elements/use-topology';
import { elementSource } from './source-words';

/** What is being edited, where it is, and what can be done with it at once. */
export const ElementHead = ({ ids }: { readonly ids: readonly string[] }) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const [menu, setMenu] = useState<{
    part: MenuPart;
    at: { x: number; y: number; height: number };
  }>();
  const [first = ''] = ids;
  const kind = kindOf(first);
  const words = kind === undefined ? ['Element', 'Elements'] : kindWords[kind];
  const parentId = parentIdOf(first);
  const isOne = ids.length === 1;
  const from = elementSource(design, ids);
  const open = (part: MenuPart) => (event: { readonly currentTarget: HTMLElement }) => {
    const { left, top, height } = event.currentTarget.getBoundingClientRect();
    setMenu({ part, at: { x: left, y: top, height } });
  };
  return (
    <header className="px-4 pt-3 pb-2.5">
      <div className="flex items-start gap-2">
        <span className="pt-1">
          <KindIcon kind={kind} size={16} />
        </span>
        <h2 className="min-w-0 flex-1 break-words font-semibold text-lg leading-6 [overflow-wrap:anywhere]">
          {isOne ? nameOf(design, first).slice(0, 200) : `${ids.length} ${inSentence(words[1])}`}
        </h2>
        {!readOnly && isOne && (
          <>
            <IconButton small label="Add inside" aria-haspopup="menu" onClick={open('add')}>
              <Plus size={14} aria-hidden="true" />
            </IconButton>
            <IconButton small label="Connect to…" aria-haspopup="listbox" onClick={open('connect')}>
              <Spline size={14} aria-hidden="true" />
            </IconButton>
          </>
        )}
        {!readOnly && (
          <IconButton
            small
            label="Delete"
            onClick={() =>
              editor.commit(
                isOne ? `Delete ${nameOf(design, first)}` : `Delete ${ids.length} elements`,
                (d) => remove(d, ids),
                { select: [], say: true },
              )
            }
          >
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-1.5 text-ink-soft text-xs">
        {isOne ? words[0] : 'What they share is edited together'}
        {isOne && parentId !== undefined && (
          <>
            <span aria-hidden="true">·</span>
            <button
              type="button"
              className="min-w-0 truncate hover:text-ink hover:underline"
              onClick={() => editor.reveal([parentId])}
            >
              {pathOf(design, parentId)}
            </button>
          </>
        )}
        {isOne && <TrafficDots id={first} />}
      </p>
      {from !== undefined && <p className="break-words text-2xs text-ink-faint">{from}</p>}
      {isOne && <p className="sr-only">{describe(design, first)}</p>}
      {menu !== undefined && (
        <ElementMenu id={first} part={menu.part} at={menu.at} onClose={() => setMenu(undefined)} />
      )}
    </header>
  );
};

/** Small first letter inside a sentence, but capitals that are a name stay: "physical NICs", "VMkernel adapters". */
const inSentence = (words: string): string =>
  /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
