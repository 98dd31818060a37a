import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Question } from '../../lint/rule';
import { type Unknown, unknownsOf } from '../../lint/unknowns';
import { Button } from '../../ui/Button';
import { useTopology } from '../elements/use-topology';
import { OpenQuestions } from '../import/OpenQuestions';
import { RowList } from './RowList';
import { unknownWords, wakeWords } from './unknown-words';

type Row =
  | { readonly row: 'unknown'; readonly unknown: Unknown; readonly open: boolean }
  | { readonly row: 'question'; readonly question: Question };

/** What the design does not say and rules would need, by the field that would answer: never a verdict. */
export const Unknowns = () => {
  const editor = useEditor();
  const questions = useEditorState((s) => s.lint.questions);
  const design = useTopology();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const unknowns = useMemo(() => unknownsOf(design, questions), [design, questions]);
  const rows = useMemo(
    () =>
      unknowns.flatMap((unknown): Row[] => {
        const isOpen = open.has(unknown.key);
        const head: Row = { row: 'unknown', unknown, open: isOpen };
        return isOpen
          ? [head, ...unknown.questions.map((question): Row => ({ row: 'question', question }))]
          : [head];
      }),
    [unknowns, open],
  );
  const left = <OpenQuestions className="mx-2 self-start" />;
  if (rows.length === 0) {
    return (
      <>
        {left}
        <p className="px-4 py-3 text-ink-soft text-xs">
          The design says all that the rules of this profile need.
        </p>
      </>
    );
  }
  /** All that lack the field, side by side in the inspector. */
  const answer = (unknown: Unknown) => {
    editor.show({ inspectorOpen: true });
    editor.reveal(unknown.elements);
  };
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return (
    <>
      {left}
      <RowList label="What the design does not say" rows={rows} rowHeight={28}>
        {(row, place) =>
          row.row === 'unknown' ? (
            <li
              {...place.item}
              className="absolute inset-x-0 flex items-center gap-2 px-4 text-xs hover:bg-hover"
            >
              <button
                type="button"
                tabIndex={place.active ? 0 : -1}
                aria-expanded={row.open}
                aria-label="Questions"
                onClick={() => toggle(row.unknown.key)}
                className="flex size-6 shrink-0 items-center justify-center rounded-md hover:bg-hover"
              >
                <ChevronRight
                  size={12}
                  aria-hidden="true"
                  className={`text-ink-soft ${row.open ? 'rotate-90' : ''}`}
                />
              </button>
              <button
                type="button"
                data-row
                tabIndex={place.active ? 0 : -1}
                data-tip="Select them all and answer in the inspector"
                onClick={() => answer(row.unknown)}
                className="min-h-6 min-w-0 flex-1 truncate text-start font-medium"
              >
                {unknownWords(row.unknown)}
              </button>
              <span className="shrink-0 text-ink-soft">{wakeWords(row.unknown)}</span>
            </li>
          ) : (
            <li
              {...place.item}
              className="absolute inset-x-0 flex items-center gap-2 pr-4 pl-12 text-xs hover:bg-hover"
            >
              <button
                type="button"
                data-row
                tabIndex={place.active ? 0 : -1}
                title={row.question.text}
                onClick={() => editor.reveal(row.question.objects.slice(0, 1))}
                className="min-h-6 min-w-0 flex-1 truncate text-start"
              >
                {row.question.text}
              </button>
              <Button
                look="link"
                tabIndex={place.active ? 0 : -1}
                onClick={() => editor.show({ rule: row.question.rule })}
              >
                {row.question.rule}
              </Button>
            </li>
          )
        }
      </RowList>
    </>
  );
};
