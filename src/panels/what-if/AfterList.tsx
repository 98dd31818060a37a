import { useMemo } from 'react';
import { classDemand, classGuarantee } from '../../analysis/capacity/class-service';
import { factsOf } from '../../analysis/facts';
import { type Effect, effectOf } from '../../analysis/failures/effect';
import { keyOf } from '../../analysis/failures/elements';
import { peersOf } from '../../analysis/failures/links';
import type { ServiceChange } from '../../analysis/failures/outcome';
import type { FailureState } from '../../analysis/failures/state';
import { useEditor } from '../../editor/use-editor';
import type { Design } from '../../model/design';
import { inList } from '../../model/find';
import { TrafficDot } from '../elements/TrafficDots';
import { useTopology } from '../elements/use-topology';
import { type AlikeHosts, alikeHosts } from './alike-hosts';
import { BudgetBar } from './Bandwidth';
import { EffectMark, effectColour } from './EffectMark';
import { classWords, guaranteeWords, hostWords, nicWords, outcomeWords, shortWords } from './words';

const shownAtMost = 30;

const words: Readonly<Record<Effect, string>> = {
  lost: 'lost',
  unreliable: 'unreliable',
  atRisk: 'at risk',
  slower: 'slower',
  moved: 'moved',
  better: 'better',
  same: 'same',
};

/** Before and after, class by class, for hosts that fare alike: worst first. */
export const AfterList = ({ state }: { readonly state: FailureState }) => {
  const design = useTopology();
  const lots = useMemo(() => alikeHosts(design, state), [design, state]);
  const failed = useMemo(() => new Set(state.failed.map(keyOf)), [state]);
  return (
    <section aria-label="Services" className="flex flex-col border-line border-t pt-2">
      <h3 className="panel-title px-4">Services, before and after</h3>
      {lots.length === 0 && <p className="px-4 text-ink-soft text-xs">No service changes.</p>}
      {lots.slice(0, shownAtMost).map((lot) => (
        <HostsAfter key={lot.hostIds[0]} lot={lot} design={design} failed={failed} />
      ))}
      {lots.length > shownAtMost && (
        <p className="px-4 pt-1 text-2xs text-ink-soft">
          {lots.length - shownAtMost} more groups of hosts fare like these or better.
        </p>
      )}
    </section>
  );
};

/** What the list says beside state and rate: demand that is not met, and what is guaranteed. */
const servicesOf = (design: Design, hostId: string, failed: ReadonlySet<string>) => {
  const host = inList(design.hosts, hostId);
  const facts = host && factsOf(design, host);
  return ({ traffic, after }: ServiceChange) => {
    if (facts === undefined) return {};
    const peers = peersOf(design);
    const guarantee = (down: ReadonlySet<string>) => classGuarantee(facts, peers, down, traffic);
    return {
      short: shortWords(after, classDemand(facts, traffic)),
      guarantee:
        after.state === 'DOWN'
          ? undefined
          : guaranteeWords(guarantee(new Set()), guarantee(failed)),
    };
  };
};

const HostsAfter = ({
  lot,
  design,
  failed,
}: {
  readonly lot: AlikeHosts;
  readonly design: Design;
  /** Keys of what is down. */
  readonly failed: ReadonlySet<string>;
}) => {
  const editor = useEditor();
  const { hostIds, changes, fit } = lot;
  const [hostId = ''] = hostIds;
  const serviceOf = servicesOf(design, hostId, failed);
  return (
    <div className="flex flex-col gap-1 px-4 pt-2" data-host-after={hostIds.join(' ')}>
      <h4>
        <button
          type="button"
          className="rounded-sm text-start font-semibold text-xs hover:underline"
          onClick={() => editor.ask({ look: 'at', ids: hostIds })}
        >
          {hostWords(design, hostIds)}
        </button>
      </h4>
      <ul className="flex flex-col gap-1.5">
        {changes.map((change) => {
          const { traffic, before, after } = change;
          const effect = effectOf(before, after);
          const { short, guarantee } = serviceOf(change);
          return (
            <li
              key={traffic}
              className="flex gap-1.5 text-xs"
              data-service={traffic}
              data-effect={effect}
            >
              <span className="pt-px">
                <TrafficDot traffic={traffic} />
              </span>
              <div className="min-w-0 flex-1">
                <p>{classWords(design, hostId, traffic)}</p>
                <p className="text-2xs text-ink-soft">
                  {`${outcomeWords(before)} → ${outcomeWords(after)}`}
                </p>
                {short !== undefined && <p className="text-2xs text-error">{short}</p>}
                {guarantee !== undefined && <p className="text-2xs text-ink-soft">{guarantee}</p>}
                <p className="break-words font-mono text-2xs text-ink-soft">
                  {`${nicWords(design, before.nicIds)} → ${nicWords(design, after.nicIds)}`}
                </p>
              </div>
              <span className={`flex items-start gap-1 ${effectColour(effect)}`}>
                <span className="pt-0.5">
                  <EffectMark effect={effect} />
                </span>
                {words[effect]}
              </span>
            </li>
          );
        })}
      </ul>
      {fit !== undefined && fit.peakMbps > 0 && (
        <ul>
          <BudgetBar
            bar={{ name: 'VMs at peak', peakMbps: fit.peakMbps, capacityMbps: fit.capacityMbps }}
          />
        </ul>
      )}
      {fit !== undefined && fit.cutOff > 0 && (
        <p className="text-error text-xs">
          {fit.cutOff === 1 ? '1 VM is' : `${fit.cutOff} VMs are`} cut off
          {hostIds.length > 1 ? ' on each.' : '.'}
        </p>
      )}
    </div>
  );
};
