import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useEditorState } from '../editor/use-editor';
import { useTopology } from '../panels/elements/use-topology';
import { OpenQuestions } from '../panels/import/OpenQuestions';
import { counts } from '../panels/outline/counts';

/** Counts, the promise that nothing leaves this browser, and how long the last check took. */
export const StatusBar = () => {
  const design = useTopology();
  const lintMs = useEditorState((s) => s.lintMs);
  const text = useMemo(() => counts(design), [design]);
  return (
    <footer
      data-area="status"
      className="flex min-w-0 items-center gap-4 border-line border-t bg-surface px-3 text-2xs text-ink-soft"
    >
      <span className="min-w-0 truncate" data-testid="counts">
        {text}
      </span>
      <OpenQuestions className="text-2xs!" />
      <span className="flex shrink-0 items-center gap-1">
        <ShieldCheck size={12} aria-hidden="true" />
        Stored in this browser only
      </span>
      <span className="flex-1" />
      <span className="shrink-0 font-mono">
        checked in {lintMs < 10 ? lintMs.toFixed(1) : Math.round(lintMs)} ms
      </span>
    </footer>
  );
};
