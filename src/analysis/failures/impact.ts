import type { Design, TrafficClass } from '../../model/design';
import type { Situation } from './carry';
import { type Circles, circlesOf, keepSame } from './circles';
import { elementsOfFabric, elementsOfHost, type FailureElement, keyOf } from './elements';
import type { HostView } from './host-view';
import { type HostOutcome, isUnmoved, type ServiceOutcome } from './outcome';
import { type PairChange, pairChanges } from './pairs';
import type { SegmentOf } from './segments-without';
import { outcomesIn, situationOf, type Views, viewsOf } from './views';
import type { UnknownInput } from './ways';

export interface ServiceChange {
  readonly hostId: string;
  readonly traffic: TrafficClass;
  readonly before: ServiceOutcome;
  /** The same state and rate where traffic only moved to other uplinks. */
  readonly after: ServiceOutcome;
}

/** What one element's failure does, and only that. */
export interface Impact {
  readonly element: FailureElement;
  readonly services: readonly ServiceChange[];
  readonly pairs: readonly PairChange[];
  /** Fields not stated that could change this answer. */
  readonly unknown: readonly UnknownInput[];
}

/** A host or cluster id, or undefined for the whole design. */
export type Scope = string | undefined;

const changesOf = (view: HostView, after: HostOutcome): readonly ServiceChange[] => {
  if (after === view.base) return [];
  const changes: ServiceChange[] = [];
  for (const [i, before] of view.base.services.entries()) {
    const now = after.services[i];
    if (now === undefined || now === before || isUnmoved(before, now)) continue;
    changes.push({ hostId: view.facts.host.id, traffic: before.traffic, before, after: now });
  }
  return changes;
};

const keptChanges = new WeakMap<HostOutcome, readonly ServiceChange[]>();

/** Kept with the outcome, which is kept with its host: an edit elsewhere finds it again. */
export const serviceChanges = (view: HostView, after: HostOutcome): readonly ServiceChange[] => {
  const known = keptChanges.get(after);
  if (known !== undefined) return known;
  const made = changesOf(view, after);
  keptChanges.set(after, made);
  return made;
};

let lastCircles: { readonly views: Views; readonly circles: Circles } | undefined;

export const circlesIn = (views: Views): Circles => {
  if (lastCircles?.views !== views) {
    const made = circlesOf(views.list);
    lastCircles = { views, circles: lastCircles ? keepSame(lastCircles.circles, made) : made };
  }
  return lastCircles.circles;
};

/** Is the field of use for this element's answer? Cards matter to cards only. */
const concerns = (element: FailureElement, input: UnknownInput): boolean =>
  input.field !== 'cardId' || element.kind === 'card';

interface Basis {
  readonly circles: Circles;
  readonly wholeSegmentOf: SegmentOf;
  /** Hosts that the element touches, each followed by its outcome. */
  readonly touched: readonly (HostView | HostOutcome)[];
}

const sameBasis = (a: Basis, b: Basis): boolean =>
  a.circles === b.circles &&
  a.wholeSegmentOf === b.wholeSegmentOf &&
  a.touched.length === b.touched.length &&
  a.touched.every((part, i) => part === b.touched[i]);

/** The latest answer for each element, with what it rests on. */
const latest = new Map<string, { readonly basis: Basis; readonly impact: Impact }>();

const makeImpact = (
  element: FailureElement,
  outcomes: ReadonlyMap<HostView, HostOutcome>,
  circles: Circles,
  now: Situation,
): Impact => {
  const services: ServiceChange[] = [];
  const unknown: UnknownInput[] = [];
  for (const [view, outcome] of outcomes) {
    services.push(...serviceChanges(view, outcome));
    if (view.unknown.length > 0) {
      unknown.push(...view.unknown.filter((input) => concerns(element, input)));
    }
  }
  const pairs = pairChanges(circles, outcomes, {
    before: now.wholeSegmentOf,
    after: now.segmentOf,
    isFabric: now.touchesFabric,
  });
  return { element, services, pairs, unknown };
};

/** More answers than any design has elements: those of designs that are gone go. */
const mostKept = 100_000;

const impactIn = (design: Design, views: Views, element: FailureElement): Impact => {
  const key = keyOf(element);
  const now = situationOf(design, views, new Set([key]));
  const outcomes = outcomesIn(views, now);
  const circles = circlesIn(views);
  const basis = { circles, wholeSegmentOf: views.segmentOf, touched: [...outcomes].flat() };
  const before = latest.get(key);
  if (before !== undefined && sameBasis(before.basis, basis)) {
    const { impact } = before;
    return impact.element === element ? impact : { ...impact, element };
  }
  const impact = makeImpact(element, outcomes, circles, now);
  if (latest.size > mostKept) latest.clear();
  latest.set(key, { basis, impact });
  return impact;
};

/** What of an impact concerns these hosts. */
const within = (impact: Impact, hosts: ReadonlySet<string> | undefined): Impact => {
  if (hosts === undefined) return impact;
  return {
    ...impact,
    services: impact.services.filter(({ hostId }) => hosts.has(hostId)),
    pairs: impact.pairs.filter(({ a, b }) => [...a, ...b].some((id) => hosts.has(id))),
  };
};

/** What the failure of one element changes, beside the design as it is. */
export const impactOf = (design: Design, element: FailureElement, scope?: Scope): Impact =>
  within(impactIn(design, viewsOf(design), element), hostsIn(design, scope));

const hostsIn = (design: Design, scope: Scope): ReadonlySet<string> | undefined =>
  scope === undefined
    ? undefined
    : new Set(
        design.hosts
          .filter(({ id, clusterId }) => id === scope || clusterId === scope)
          .map(({ id }) => id),
      );

/** Elements that can touch a scope: of its hosts, and all between them. */
export const elementsIn = (design: Design, scope?: Scope): readonly FailureElement[] => {
  const hosts = hostsIn(design, scope);
  return [
    ...design.hosts
      .filter(({ id }) => hosts === undefined || hosts.has(id))
      .flatMap((host) => elementsOfHost(host)),
    ...elementsOfFabric(design),
  ];
};

const blocks = new WeakMap<
  HostView,
  { readonly circles: Circles; readonly impacts: readonly Impact[] }
>();

/** The impacts of what is inside a host; kept as a whole, because an edit leaves most hosts alone. */
const insideOf = (design: Design, views: Views, view: HostView): readonly Impact[] => {
  const circles = circlesIn(views);
  const before = blocks.get(view);
  if (before?.circles === circles && !views.hasPeers) return before.impacts;
  const impacts = elementsOfHost(view.facts.host).map((e) => impactIn(design, views, e));
  blocks.set(view, { circles, impacts });
  return impacts;
};

/**
 * Every single failure of a host, a cluster or the whole design, elements in file order, also
 * those that change nothing. What does not depend on an edited host is not computed again.
 */
export const everySingleFailure = (design: Design, scope?: Scope): readonly Impact[] => {
  const views = viewsOf(design);
  const hosts = hostsIn(design, scope);
  const inside = views.list
    .filter((view) => hosts === undefined || hosts.has(view.facts.host.id))
    .flatMap((view) => insideOf(design, views, view));
  const between = elementsOfFabric(design).map((element) => impactIn(design, views, element));
  const all = [...inside, ...between];
  return hosts === undefined ? all : all.map((impact) => within(impact, hosts));
};
