import { type Fit, fitWithout } from '../../analysis/capacity/fit';
import { factsOf } from '../../analysis/facts';
import { effectOf, effectRank } from '../../analysis/failures/effect';
import { keyOf } from '../../analysis/failures/elements';
import { peersOf } from '../../analysis/failures/links';
import type { ServiceChange } from '../../analysis/failures/outcome';
import type { FailureState } from '../../analysis/failures/state';
import { grouped } from '../../analysis/grouped';
import type { Design } from '../../model/design';
import { inList } from '../../model/find';
import { nicWords, outcomeWords } from './words';

/** Hosts whose services fare the same, on NICs of the same names, with the same VM traffic left. */
export interface AlikeHosts {
  readonly hostIds: readonly string[];
  /** Of the first of them, worst first. */
  readonly changes: readonly ServiceChange[];
  readonly fit: Fit | undefined;
}

const rankOf = ({ before, after }: ServiceChange): number => effectRank(effectOf(before, after));

/** Everything that changed, by hosts that read the same; worst first. */
export const alikeHosts = (design: Design, state: FailureState): readonly AlikeHosts[] => {
  const failed = new Set(state.failed.map(keyOf));
  const lots = new Map<string, AlikeHosts & { readonly hostIds: string[] }>();
  for (const [hostId, list] of grouped(state.services, (change) => change.hostId)) {
    const host = inList(design.hosts, hostId);
    const fit = host && fitWithout(factsOf(design, host), peersOf(design), failed);
    const changes = list.toSorted((a, b) => rankOf(a) - rankOf(b));
    const words = changes.map(({ traffic, before, after }) =>
      [
        traffic,
        outcomeWords(before),
        outcomeWords(after),
        nicWords(design, before.nicIds),
        nicWords(design, after.nicIds),
      ].join(),
    );
    const key = [...words, fit?.peakMbps, fit?.capacityMbps, fit?.cutOff].join('|');
    const lot = lots.get(key);
    if (lot === undefined) lots.set(key, { hostIds: [hostId], changes, fit });
    else lot.hostIds.push(hostId);
  }
  const worst = ({ changes: [first] }: AlikeHosts) => (first === undefined ? 99 : rankOf(first));
  return [...lots.values()].sort((a, b) => worst(a) - worst(b));
};
