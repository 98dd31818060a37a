import { useMemo } from 'react';
import { fitWithout } from '../../analysis/capacity/fit';
import { factsOf } from '../../analysis/facts';
import { effectOf, effectRank } from '../../analysis/failures/effect';
import { keyOf } from '../../analysis/failures/elements';
import type { ServiceChange } from '../../analysis/failures/impact';
import { peersOf } from '../../analysis/failures/links';
import type { FailureState } from '../../analysis/failures/state';
import { grouped } from '../../analysis/grouped';
import { useEditor } from '../../editor/use-editor';
import type { Design } from '../../model/design';
import { inList } from '../../model/find';
import { TrafficDot } from '../elements/TrafficDots';
import { useTopology } from '../elements/use-topology';
import { BudgetBar } from './Bandwidth';
import { EffectMark, effectColour } from './EffectMark';
import { classWords, nicWords, outcomeWords } from './words';

const shownAtMost = 30;

const rankOf = (changes: readonly ServiceChange[]): number =>
  Math.min(...changes.map(({ before, after }) => effectRank(effectOf(before, after))));

/** Before and after, host by host and class by class: worst first. */
export const AfterList = ({ state }: { readonly state: FailureState }) => {
  const design = useTopology();
  const hosts = useMemo(
    () =>
      [...grouped(state.services, ({ hostId }) => hostId)].sort(
        ([, a], [, b]) => rankOf(a) - rankOf(b),
      ),
    [state],
  );
  return (
    <section aria-label="Services" className="flex flex-col border-line border-t pt-2">
      <h3 className="panel-title px-4">Services, before and after</h3>
      {hosts.length === 0 && <p className="px-4 text-ink-soft text-xs">No service changes.</p>}
      {hosts.slice(0, shownAtMost).map(([hostId, changes]) => (
        <HostAfter key={hostId} hostId={hostId} changes={changes} state={state} design={design} />
      ))}
      {hosts.length > shownAtMost && (
        <p className="px-4 pt-1 text-2xs text-ink-soft">
          {hosts.length - shownAtMost} more hosts fare like these or better.
        </p>
      )}
    </section>
  );
};

const HostAfter = ({
  hostId,
  changes,
  state,
  design,
}: {
  readonly hostId: string;
  readonly changes: readonly ServiceChange[];
  readonly state: FailureState;
  readonly design: Design;
}) => {
  const editor = useEditor();
  const host = inList(design.hosts, hostId);
  const sorted = changes.toSorted(
    (a, b) => effectRank(effectOf(a.before, a.after)) - effectRank(effectOf(b.before, b.after)),
  );
  const fit = useMemo(() => {
    if (host === undefined) return undefined;
    const failed = new Set(state.failed.map(keyOf));
    return fitWithout(factsOf(design, host), peersOf(design), failed);
  }, [design, host, state]);
  if (host === undefined) return null;
  return (
    <div className="flex flex-col gap-1 px-4 pt-2" data-host-after={hostId}>
      <h4>
        <button
          type="button"
          className="rounded-sm font-semibold text-xs hover:underline"
          onClick={() => editor.ask({ look: 'at', ids: [hostId] })}
        >
          {host.name}
        </button>
      </h4>
      <ul className="flex flex-col gap-1.5">
        {sorted.map(({ traffic, before, after }) => {
          const effect = effectOf(before, after);
          return (
            <li key={traffic} className="flex gap-1.5 text-xs" data-effect={effect}>
              <span className="pt-px">
                <TrafficDot traffic={traffic} />
              </span>
              <div className="min-w-0 flex-1">
                <p>{classWords(design, hostId, traffic)}</p>
                <p className="text-2xs text-ink-soft">
                  {outcomeWords(before)}→{outcomeWords(after)}
                </p>
                <p className="break-words font-mono text-2xs text-ink-soft">
                  {nicWords(design, before.nicIds)} → {nicWords(design, after.nicIds)}
                </p>
              </div>
              <span className={`flex items-start gap-1 ${effectColour(effect)}`}>
                <span className="pt-0.5">
                  <EffectMark effect={effect} />
                </span>
                {shortWords[effect]}
              </span>
            </li>
          );
        })}
      </ul>
      {fit !== undefined && (fit.peakMbps > 0 || fit.cutOff > 0) && (
        <ul>
          <BudgetBar
            bar={{ name: 'VMs at peak', peakMbps: fit.peakMbps, capacityMbps: fit.capacityMbps }}
          />
        </ul>
      )}
      {fit !== undefined && fit.cutOff > 0 && (
        <p className="text-error text-xs">
          {fit.cutOff === 1 ? '1 VM is' : `${fit.cutOff} VMs are`} cut off.
        </p>
      )}
    </div>
  );
};

const shortWords = {
  lost: 'lost',
  unreliable: 'unreliable',
  atRisk: 'at risk',
  slower: 'slower',
  moved: 'moved',
  better: 'better',
  same: 'same',
} as const;
