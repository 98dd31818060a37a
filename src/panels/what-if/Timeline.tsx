import { Pencil, SkipBack, StepBack, StepForward, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import {
  atStep,
  longestStepName,
  stepNamed,
  type WhatIfStep,
  withoutStep,
} from '../../editor/what-if';
import { stepWords } from '../../editor/what-if-state';
import { classes } from '../../ui/class-names';
import { IconButton } from '../../ui/IconButton';
import { useTopology } from '../elements/use-topology';

/** What fails and comes back, in order: stepped through, named, and steps taken out. */
export const Timeline = () => {
  const editor = useEditor();
  const whatIf = useEditorState((s) => s.whatIf);
  if (whatIf === undefined || whatIf.steps.length === 0) return null;
  const { steps, at } = whatIf;
  const rows = steps.map((step, index) => ({
    step,
    index,
    key: `${index + 1} ${step.do} ${step.keys.join(' ')}`,
  }));
  const go = (to: number) => editor.suppose((now) => atStep(now, to));
  return (
    <section aria-label="Timeline" className="border-line border-t px-2 py-2">
      <div className="flex items-center gap-1 px-2">
        <h3 className="panel-title flex-1">Timeline</h3>
        <IconButton small label="To the start" disabled={at === 0} onClick={() => go(0)}>
          <SkipBack size={13} aria-hidden="true" />
        </IconButton>
        <IconButton
          small
          label="Step back"
          shortcut="Ctrl+Z"
          disabled={at === 0}
          onClick={() => go(at - 1)}
        >
          <StepBack size={13} aria-hidden="true" />
        </IconButton>
        <IconButton
          small
          label="Step forward"
          shortcut="Ctrl+Shift+Z"
          disabled={at === steps.length}
          onClick={() => go(at + 1)}
        >
          <StepForward size={13} aria-hidden="true" />
        </IconButton>
      </div>
      <ol className="flex flex-col">
        {rows.map(({ key, step, index }) => (
          <StepRow key={key} step={step} index={index} at={at} />
        ))}
      </ol>
    </section>
  );
};

const StepRow = ({
  step,
  index,
  at,
}: {
  readonly step: WhatIfStep;
  readonly index: number;
  readonly at: number;
}) => {
  const editor = useEditor();
  const design = useTopology();
  const [isNaming, setIsNaming] = useState(false);
  const words = stepWords(design, step);
  const isAhead = index >= at;
  const name = (text: string) => {
    setIsNaming(false);
    editor.suppose((now) => stepNamed(now, index, text));
  };
  return (
    <li className="group flex min-h-7 items-center gap-1 rounded-md pl-2 hover:bg-hover" data-step>
      <span
        aria-hidden="true"
        className={classes(
          'inline-flex size-4 shrink-0 items-center justify-center rounded-full font-semibold text-[10px]',
          isAhead
            ? 'border border-line text-ink-soft'
            : step.do === 'fail'
              ? 'bg-tint-error text-error'
              : 'bg-chosen text-ink',
        )}
      >
        {index + 1}
      </span>
      {isNaming ? (
        <input
          className="control h-6"
          aria-label={`Name of step ${index + 1}`}
          defaultValue={step.name ?? ''}
          placeholder={words}
          maxLength={longestStepName}
          // The person has just asked to type here.
          ref={(input) => input?.focus()}
          onBlur={(event) => name(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            setIsNaming(false);
          }}
        />
      ) : (
        <button
          type="button"
          aria-current={index === at - 1 ? 'step' : undefined}
          className={classes(
            'min-w-0 flex-1 truncate py-1 text-start text-xs',
            index === at - 1 && 'font-semibold',
            isAhead && 'text-ink-soft',
          )}
          data-tip={words}
          onClick={() => editor.suppose((now) => atStep(now, index + 1))}
        >
          {words}
        </button>
      )}
      <IconButton small label={`Name step ${index + 1}`} onClick={() => setIsNaming(true)}>
        <Pencil size={12} aria-hidden="true" />
      </IconButton>
      <IconButton
        small
        label={`Take out step ${index + 1}`}
        onClick={() => editor.suppose((now) => withoutStep(now, index))}
      >
        <Trash2 size={12} aria-hidden="true" />
      </IconButton>
    </li>
  );
};
