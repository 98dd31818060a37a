import type { TraceHop, TracePath } from '../../analysis/trace/path';
import { useEditor } from '../../editor/use-editor';
import { kindOf } from '../../model/kinds';
import { classes } from '../../ui/class-names';
import { KindIcon } from '../elements/KindIcon';
import { hopWords, pathTitle, pathVerdict } from './trace-view';

const verdictLook = ({ reaches }: TracePath): string =>
  reaches === true ? 'text-good' : reaches === false ? 'text-error' : 'text-warning';

/** ✓, ✕ or ?: the verdict reads without colour. */
const verdictMark = ({ reaches }: TracePath): string =>
  reaches === true ? '✓' : reaches === false ? '✕' : '?';

/** One path hop by hop, with VLAN and MTU at each, where it stops and why. */
export const PathHops = ({
  path,
  bottleneck,
}: {
  readonly path: TracePath;
  readonly bottleneck: string | undefined;
}) => {
  const { hops, stop, tooSmall } = path;
  // Where it stops may be an element that is no hop of its own: then the words stand at the end.
  // A path may pass the same switch twice.
  const rows = hops.map((hop, i) => ({ hop, at: i, key: `${i + 1} ${hop.id}` }));
  const stopsAt = hops.findLastIndex(({ id }) => id === stop?.at);
  return (
    <section aria-label={pathTitle(path)} className="border-line border-t px-4 py-2" data-path="">
      <h3 className="flex items-baseline gap-2 pb-1 font-semibold text-xs">
        <span className="min-w-0 flex-1 truncate">{pathTitle(path)}</span>
        <span className={verdictLook(path)}>
          <span aria-hidden="true">{verdictMark(path)} </span>
          {pathVerdict(path)}
        </span>
      </h3>
      <ol>
        {rows.map(({ hop, at, key }) => (
          <Hop
            key={key}
            hop={hop}
            isBottleneck={path.bottleneck?.at === hop.id}
            isTooSmall={tooSmall?.at === hop.id}
            isStop={at === stopsAt}
          />
        ))}
      </ol>
      {stop !== undefined && (
        <p className={`pt-1 text-xs ${verdictLook(path)}`} data-why="">
          {path.reaches === false ? 'Stops here: ' : 'Not known: '}
          {stop.why}.
        </p>
      )}
      {tooSmall !== undefined && (
        <p className="pt-1 text-warning text-xs">
          Large packets do not pass: MTU {tooSmall.mtuBytes} on the way.
        </p>
      )}
      {bottleneck !== undefined && <p className="pt-1 text-ink-soft text-xs">{bottleneck}.</p>}
    </section>
  );
};

const Hop = ({
  hop,
  isBottleneck,
  isTooSmall,
  isStop,
}: {
  readonly hop: TraceHop;
  readonly isBottleneck: boolean;
  readonly isTooSmall: boolean;
  readonly isStop: boolean;
}) => {
  const editor = useEditor();
  const words = hopWords(hop);
  const marks = [
    ...(isStop ? ['stops here'] : []),
    ...(isTooSmall ? ['MTU too small'] : []),
    ...(isBottleneck ? ['bottleneck'] : []),
  ];
  return (
    <li>
      <button
        type="button"
        className="flex min-h-7 w-full items-center gap-2 rounded-md px-1 text-start text-xs hover:bg-hover"
        data-hop={hop.id}
        onClick={() => editor.ask({ look: 'at', ids: [hop.id] })}
      >
        <KindIcon kind={kindOf(hop.id)} />
        <span className={classes('min-w-0 flex-1 truncate', isStop && 'font-semibold')}>
          {hop.name}
          {marks.length > 0 && (
            <span className="text-2xs text-ink-soft"> ({marks.join(', ')})</span>
          )}
        </span>
        <span className="shrink-0 font-mono text-2xs text-ink-soft">{words}</span>
      </button>
    </li>
  );
};
