import { X } from 'lucide-react';
import { useMemo } from 'react';
import { leaveWhatIf } from '../../editor/commands/what-if';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { stateIn, stateWords } from '../../editor/what-if-state';
import { IconButton } from '../../ui/IconButton';
import { useTopology } from '../elements/use-topology';
import { AfterList } from './AfterList';
import { FailPicker } from './FailPicker';
import { PairList } from './PairList';
import { Timeline } from './Timeline';
import { UnknownList } from './UnknownList';

/** What-if: the timeline of failures, and what each does to services, pairs of hosts and capacity. */
export const WhatIfPanel = () => {
  const editor = useEditor();
  const design = useTopology();
  const whatIf = useEditorState((s) => s.whatIf);
  const state = useMemo(
    () => (whatIf === undefined ? undefined : stateIn(design, whatIf)),
    [design, whatIf],
  );
  if (whatIf === undefined || state === undefined) return null;
  const isQuiet = state.failed.length === 0;
  return (
    <div className="flex h-full flex-col overflow-auto pb-6">
      <header className="flex items-center gap-2 px-4 pt-3 pb-1">
        <h2 className="min-w-0 flex-1 font-semibold text-base">What if…</h2>
        <FailPicker />
        <IconButton small label="Leave what-if" shortcut="Esc" onClick={() => leaveWhatIf(editor)}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </header>
      <p role="status" className="px-4 pb-2 text-xs">
        {isQuiet ? 'Everything is up.' : stateWords(design, state)}
      </p>
      {whatIf.steps.length === 0 && (
        <p className="px-4 pb-2 text-ink-soft text-xs">
          Click a NIC, a cable, a physical switch or the header of a host to fail it; click it again
          to restore it. Shift+click several and press F to fail them at once. The design does not
          change; Esc leaves.
        </p>
      )}
      <Timeline />
      {!isQuiet && (
        <>
          <AfterList state={state} />
          <PairList state={state} />
        </>
      )}
      <UnknownList failed={state.failed} />
    </div>
  );
};
