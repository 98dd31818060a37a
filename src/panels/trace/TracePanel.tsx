import { ArrowUpDown, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { outside } from '../../analysis/trace/outside';
import { endTrace, maySend, startTrace } from '../../editor/commands/trace';
import { traceNow } from '../../editor/trace-now';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { utilisationNow } from '../../editor/utilisation';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { useTopology } from '../elements/use-topology';
import { EndPicker } from './EndPicker';
import { PathHops } from './PathHops';
import {
  bottleneckWords,
  endName,
  receiverOptions,
  senderOptions,
  sightsOf,
  verdictWords,
} from './trace-view';

/** Two paths that read the same need not be read twice. */
const shownAtMost = 8;

/** The way of frames, hop by hop, from one end to another; in what-if with what has failed. */
export const TracePanel = () => {
  const editor = useEditor();
  const design = useTopology();
  const wish = useEditorState((s) => s.view.trace);
  const whatIf = useEditorState((s) => s.whatIf);
  const traced = useMemo(() => traceNow(design, wish, whatIf), [design, wish, whatIf]);
  const uses = useMemo(() => utilisationNow(design, whatIf), [design, whatIf]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[data-trace-first]')?.focus();
  }, []);
  const senders = useCallback(() => senderOptions(design), [design]);
  const receivers = useCallback(() => receiverOptions(design), [design]);
  if (wish === undefined) return null;
  const { from, to } = wish;
  const put = (next: typeof wish) => {
    startTrace(editor, next);
    const found = traceNow(design, editor.store.getState().view.trace, whatIf);
    if (found !== undefined) editor.ask({ look: 'at', ids: sightsOf(found) });
  };
  const [fromName, toName] = [endName(design, from), endName(design, to)];
  return (
    <div ref={root} className="flex h-full flex-col overflow-auto pb-6" data-trace="">
      <header className="flex items-center gap-2 px-4 pt-3 pb-2">
        <h2 className="min-w-0 flex-1 font-semibold text-base">Path trace</h2>
        <IconButton
          small
          label="Swap the ends"
          disabled={!maySend(to)}
          onClick={() => put({ from: to, to: from })}
        >
          <ArrowUpDown size={14} aria-hidden="true" />
        </IconButton>
        <IconButton small label="End the trace" shortcut="Esc" onClick={() => endTrace(editor)}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </header>
      <div className="flex flex-col gap-1.5 px-4 pb-2">
        <EndPicker
          label="From"
          name={fromName}
          chosen={from}
          optionsOf={senders}
          isFirst={fromName === undefined || toName !== undefined}
          onPick={(id) => put({ from: id, to })}
        />
        <EndPicker
          label="To"
          name={toName}
          chosen={to}
          optionsOf={receivers}
          isFirst={fromName !== undefined && toName === undefined}
          onPick={(id) => put({ from, to: id })}
        />
        {to !== outside && (
          <Button look="link" className="self-start" onClick={() => put({ from, to: outside })}>
            Out of the data centre
          </Button>
        )}
      </div>
      <p role="status" className="px-4 pb-2 font-medium text-xs" data-reaches={traced?.reaches}>
        {traced === undefined
          ? 'Choose where frames begin and where they are to arrive.'
          : verdictWords[traced.reaches]}
      </p>
      {traced?.paths.slice(0, shownAtMost).map((path) => (
        <PathHops
          key={path.hops.map(({ id }) => id).join(' ')}
          path={path}
          bottleneck={bottleneckWords(path, uses)}
        />
      ))}
      {traced !== undefined && traced.paths.length > shownAtMost && (
        <p className="px-4 text-2xs text-ink-soft">
          {traced.paths.length - shownAtMost} more uplinks.
        </p>
      )}
    </div>
  );
};
