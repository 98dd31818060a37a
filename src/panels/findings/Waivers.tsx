import { useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { WaiverState } from '../../lint/rule';
import { unwaive } from '../../model/edits/review';
import { nameOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { useTopology } from '../elements/use-topology';
import { RowList } from './RowList';
import { WaiverDialog } from './WaiverDialog';

const stateWords: Readonly<Record<WaiverState['state'], string>> = {
  inForce: 'in force',
  stale: 'stale: its finding is gone',
  expired: 'expired',
};

/** Accepted findings, with who accepted them, why and until when. They can be changed and taken back. */
export const Waivers = () => {
  const editor = useEditor();
  const states = useEditorState((s) => s.lint.waivers);
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const [changing, setChanging] = useState<WaiverState['waiver']>();
  if (states.length === 0) {
    return <p className="px-4 py-3 text-ink-soft text-xs">Nothing is waived in this design.</p>;
  }
  return (
    <>
      <RowList label="Waivers" rows={states} rowHeight={28}>
        {({ waiver, state, findings }, place) => (
          <li
            {...place.item}
            data-waiver={state}
            className="absolute inset-x-0 flex items-center gap-3 px-4 text-xs hover:bg-hover"
          >
            <button
              type="button"
              tabIndex={place.active ? 0 : -1}
              onClick={() => editor.show({ rule: waiver.rule })}
              data-tip="What this rule is about"
              className="min-h-6 w-56 shrink-0 truncate text-start font-mono text-2xs hover:text-link hover:underline"
            >
              {waiver.rule}
            </button>
            <button
              type="button"
              data-row
              tabIndex={place.active ? 0 : -1}
              disabled={waiver.target === '*'}
              onClick={() => editor.reveal([waiver.target])}
              className="min-h-6 w-32 shrink-0 truncate text-start enabled:hover:underline"
            >
              {waiver.target === '*' ? 'Everywhere' : nameOf(design, waiver.target)}
            </button>
            <span className="min-w-0 flex-1 truncate" title={waiver.reason}>
              {waiver.reason}
            </span>
            <span className="max-w-40 shrink-0 truncate text-ink-soft">{waiver.owner}</span>
            <span className="shrink-0 text-ink-soft tabular-nums">
              {waiver.date}
              {waiver.expires === undefined ? '' : `, until ${waiver.expires}`}
            </span>
            <span
              className={`w-44 shrink-0 truncate ${state === 'inForce' ? 'text-ink-soft' : 'font-semibold text-warning'}`}
            >
              {state === 'inForce'
                ? `accepts ${findings} ${findings === 1 ? 'finding' : 'findings'}`
                : stateWords[state]}
            </span>
            <span className="flex shrink-0">
              <Button
                look="link"
                disabled={readOnly}
                tabIndex={place.active ? 0 : -1}
                onClick={() => setChanging(waiver)}
              >
                Edit
              </Button>
              <Button
                look="link"
                disabled={readOnly}
                tabIndex={place.active ? 0 : -1}
                onClick={() =>
                  editor.commit(
                    'Take a waiver back',
                    (before) => unwaive(before, waiver.rule, waiver.target),
                    { say: true },
                  )
                }
              >
                Take back
              </Button>
            </span>
          </li>
        )}
      </RowList>
      {changing !== undefined && (
        <WaiverDialog waiver={changing} onClose={() => setChanging(undefined)} />
      )}
    </>
  );
};
