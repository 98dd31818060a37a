import type { Design } from '../../model/design';
import { type Effect, effectOf, effectRank } from './effect';
import { type ElementKind, type FailureElement, keyOf } from './elements';
import { elementsIn, type Impact, impactOf, type Scope, within } from './impact';
import type { ServiceChange } from './outcome';
import { type PairChange, pairsIn } from './pairs';
import { impactOfSeveral } from './several';

/** Two failures at once, beside what each does alone. */
export interface Double extends Impact {
  readonly elements: readonly [FailureElement, FailureElement];
  /** Services that fare worse than after either alone. */
  readonly more: readonly ServiceChange[];
  /** Pairs of hosts that only both together part. */
  readonly morePairs: readonly PairChange[];
}

export interface Doubles {
  /** How many pairs there are. */
  readonly count: number;
  /** More than are worked out: then there are no impacts. */
  readonly isTooMany: boolean;
  readonly impacts: readonly Double[];
}

/** More rows than anybody reads, and seconds of work. */
export const mostDoubles = 20_000;

const serviceKey = ({ hostId, traffic }: ServiceChange): string => `${hostId} ${traffic}`;

/** The worst that either failure alone does to each service. */
const worstAlone = (singles: readonly Impact[]): ReadonlyMap<string, Effect> => {
  const worst = new Map<string, Effect>();
  for (const { services } of singles) {
    for (const change of services) {
      const key = serviceKey(change);
      const effect = effectOf(change.before, change.after);
      const before = worst.get(key);
      if (before === undefined || effectRank(effect) < effectRank(before)) worst.set(key, effect);
    }
  }
  return worst;
};

/** The least rate that either failure alone leaves of a service. */
const leastAlone = (singles: readonly Impact[]): ReadonlyMap<string, number> => {
  const least = new Map<string, number>();
  for (const { services } of singles) {
    for (const change of services) {
      const { mbps } = change.after;
      const key = serviceKey(change);
      if (mbps !== undefined) least.set(key, Math.min(mbps, least.get(key) ?? mbps));
    }
  }
  return least;
};

/** What neither does alone: a worse effect, or the same with less left. */
const moreThan = (
  services: readonly ServiceChange[],
  singles: readonly Impact[],
): readonly ServiceChange[] => {
  const [worst, least] = [worstAlone(singles), leastAlone(singles)];
  return services.filter((change) => {
    const key = serviceKey(change);
    const rank = effectRank(effectOf(change.before, change.after));
    const alone = effectRank(worst.get(key) ?? 'same');
    if (rank !== alone) return rank < alone;
    const { mbps } = change.after;
    const left = least.get(key);
    return mbps !== undefined && left !== undefined && mbps < left;
  });
};

const pairKeys = ({ pairs }: Impact): readonly string[] =>
  pairs.flatMap((change) =>
    [...pairsIn(change)].map(
      ([a, b]) => `${change.traffic} ${change.network} ${a} ${b} ${change.after}`,
    ),
  );

/** Pair changes that are in neither; hosts that are dead anyway count as parted by their own failure. */
const morePairs = (pairs: readonly PairChange[], singles: readonly Impact[]) => {
  if (pairs.length === 0) return pairs;
  const known = new Set(singles.flatMap(pairKeys));
  const isKnown = (change: PairChange) =>
    [...pairsIn(change)].every(
      ([a, b]) =>
        known.has(`${change.traffic} ${change.network} ${a} ${b} ${change.after}`) ||
        known.has(`${change.traffic} ${change.network} ${b} ${a} ${change.after}`),
    );
  return pairs.filter((change) => !isKnown(change));
};

/** Does it do what neither of the two does alone? */
export const doesMore = ({ more, morePairs: pairs }: Double): boolean =>
  more.length > 0 || pairs.length > 0;

const pairsOf = (
  first: readonly FailureElement[],
  second: readonly FailureElement[],
  isSame: boolean,
): readonly (readonly [FailureElement, FailureElement])[] =>
  first.flatMap((a, i) => (isSame ? second.slice(i + 1) : second).map((b) => [a, b] as const));

/** Two failures at the same time, one of each kind, in file order. On demand only: there are many. */
export const everyDoubleFailure = (
  design: Design,
  a: ElementKind,
  b: ElementKind,
  scope?: Scope,
): Doubles => {
  const elements = elementsIn(design, scope);
  const of = (kind: ElementKind) => elements.filter((element) => element.kind === kind);
  const [first, second] = [of(a), of(b)];
  const count = a === b ? (first.length * (first.length - 1)) / 2 : first.length * second.length;
  if (count > mostDoubles) return { count, isTooMany: true, impacts: [] };
  const alone = new Map(
    [...first, ...second].map((element) => [keyOf(element), impactOf(design, element, scope)]),
  );
  const impacts = pairsOf(first, second, a === b).map((pair): Double => {
    const impact = within(design, impactOfSeveral(design, pair), scope);
    const singles = pair.flatMap((element) => alone.get(keyOf(element)) ?? []);
    return {
      ...impact,
      elements: pair,
      more: moreThan(impact.services, singles),
      morePairs: morePairs(impact.pairs, singles),
    };
  });
  return { count, isTooMany: false, impacts };
};
