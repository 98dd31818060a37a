import type { PairChange } from '../../analysis/failures/pairs';
import type { FailureState } from '../../analysis/failures/state';
import type { Design } from '../../model/design';
import { TrafficDot } from '../elements/TrafficDots';
import { useTopology } from '../elements/use-topology';
import { EffectMark } from './EffectMark';
import { classWords, hostWords } from './words';

const shownAtMost = 20;
const words = {
  CONNECTED: 'connected',
  'AT-RISK': 'at risk',
  DISCONNECTED: 'disconnected',
} as const;

const hostsOf = (design: Design, { a, b }: PairChange): string =>
  a === b
    ? `${hostWords(design, a)}, each with each`
    : `${hostWords(design, a)} ⇄ ${hostWords(design, b)}`;

/** Hosts that reach each other no more, or only by luck. */
export const PairList = ({ state }: { readonly state: FailureState }) => {
  const design = useTopology();
  const { pairs } = state;
  if (pairs.length === 0) return null;
  return (
    <section aria-label="Between hosts" className="mt-3 border-line border-t px-4 pt-2">
      <h3 className="panel-title pb-1">Between hosts</h3>
      <ul className="flex flex-col gap-1.5">
        {pairs.slice(0, shownAtMost).map((pair) => (
          <li
            key={`${pair.traffic} ${pair.network} ${pair.a.join()} ${pair.b.join()}`}
            className="flex gap-1.5 text-xs"
          >
            <span className="pt-px">
              <TrafficDot traffic={pair.traffic} />
            </span>
            <div className="min-w-0 flex-1">
              <p>{classWords(design, pair.a[0] ?? '', pair.traffic)}</p>
              <p className="break-words text-2xs text-ink-soft">{hostsOf(design, pair)}</p>
            </div>
            <span
              className={`flex items-center gap-1 ${pair.after === 'DISCONNECTED' ? 'text-error' : pair.after === 'AT-RISK' ? 'text-warning' : 'text-good'}`}
            >
              <EffectMark
                effect={
                  pair.after === 'DISCONNECTED'
                    ? 'lost'
                    : pair.after === 'AT-RISK'
                      ? 'atRisk'
                      : 'better'
                }
              />
              {words[pair.after]}
            </span>
          </li>
        ))}
      </ul>
      {pairs.length > shownAtMost && (
        <p className="pt-1 text-2xs text-ink-soft">{pairs.length - shownAtMost} more.</p>
      )}
    </section>
  );
};
