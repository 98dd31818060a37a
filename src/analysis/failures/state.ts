import type { Design, Nic, TrafficClass } from '../../model/design';
import type { Endpoint } from '../endpoints';
import { type FailureElement, keyOf } from './elements';
import type { HostView, Memory } from './host-view';
import { circlesIn } from './impact';
import type { HostOutcome, ServiceChange, ServiceOutcome } from './outcome';
import { type PairState, worsePair } from './pair-state';
import { movesIn, type PairChange, pairChanges, pairsIn } from './pairs';
import { outcomesIn, situationOf, viewsOf } from './views';

/** One event of a timeline. */
export interface Step {
  readonly do: 'fail' | 'restore';
  readonly element: FailureElement;
}

/** The design after a sequence of events. */
export interface FailureState {
  /** What is down at the end, in the order it failed. */
  readonly failed: readonly FailureElement[];
  /** Every host, in file order; the same object as the base where nothing changed. */
  readonly hosts: ReadonlyMap<string, HostOutcome>;
  readonly service: (hostId: string, traffic: TrafficClass) => ServiceOutcome | undefined;
  /** The NICs that carry an endpoint now. */
  readonly nicsFor: (end: Endpoint) => readonly Nic[];
  /** Against the base state, with traffic that only moved. */
  readonly services: readonly ServiceChange[];
  readonly pairs: readonly PairChange[];
  /** Two hosts on a class, the worst of its networks; undefined where nobody needs the pair. */
  readonly pair: (a: string, b: string, traffic: TrafficClass) => PairState | undefined;
}

/**
 * The state after failures and restorations, in order. With failback on only the set of what is
 * down counts; with failback off a team stays where it is until that fails (catalogue 5.5).
 */
export const failureState = (design: Design, steps: readonly Step[]): FailureState => {
  const views = viewsOf(design);
  const down = new Map<string, FailureElement>();
  const sticky = views.list.filter((view) => view.sticky.length > 0);
  const memories = new Map<HostView, Memory>();
  const remember = () => {
    if (sticky.length === 0) return;
    const now = situationOf(design, views, new Set(down.keys()));
    for (const view of sticky) memories.set(view, view.remember(now, memories.get(view)));
  };
  remember();
  for (const { do: what, element } of steps) {
    if (what === 'fail') down.set(keyOf(element), element);
    else down.delete(keyOf(element));
    remember();
  }
  const now = situationOf(design, views, new Set(down.keys()));
  const outcomes = new Map(outcomesIn(views, now));
  for (const [view, memory] of memories) outcomes.set(view, view.outcome(now, memory));
  const hosts = new Map(
    views.list.map((view) => [view.facts.host.id, outcomes.get(view) ?? view.base]),
  );
  const segments = {
    before: views.segmentOf,
    after: now.segmentOf,
    isFabric: now.touchesFabric,
  };
  const pairsOf = (all: boolean) =>
    pairChanges(circlesIn(views), movesIn(outcomes), segments, { all });
  return {
    failed: [...down.values()],
    hosts,
    service: (hostId, traffic) =>
      hosts.get(hostId)?.services.find((service) => service.traffic === traffic),
    nicsFor: (end) => {
      const view = views.byId.get(end.hostId);
      return view?.nicsFor(end, now, memories.get(view)) ?? [];
    },
    services: [...outcomes.values()].flatMap(({ changes }) => changes),
    pairs: pairsOf(false),
    pair: (a, b, traffic) => {
      let worst: PairState | undefined;
      for (const change of pairsOf(true)) {
        if (change.traffic !== traffic) continue;
        for (const [one, other] of pairsIn(change)) {
          if ((one === a && other === b) || (one === b && other === a)) {
            worst = worst === undefined ? change.after : worsePair(worst, change.after);
          }
        }
      }
      return worst;
    },
  };
};

/** The pair rows of a state, those that stay the same too: what `--all` prints. */
export const allPairs = (
  design: Design,
  failed: readonly FailureElement[],
): readonly PairChange[] => {
  const views = viewsOf(design);
  const now = situationOf(design, views, new Set(failed.map(keyOf)));
  return pairChanges(
    circlesIn(views),
    movesIn(outcomesIn(views, now)),
    { before: views.segmentOf, after: now.segmentOf, isFabric: now.touchesFabric },
    { all: true },
  );
};
