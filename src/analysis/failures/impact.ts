import type { Design } from '../../model/design';
import { type Circle, type Circles, circlesAfter, circlesOf } from './circles';
import { elementsOfFabric, elementsOfHost, type FailureElement, keyOf } from './elements';
import type { HostView } from './host-view';
import type { ServiceChange } from './outcome';
import { type CircleMoves, movesIn, type PairChange, pairChanges } from './pairs';
import type { SegmentOf } from './segments-without';
import { outcomesOf, situationOf, touchedIn, type Views, viewsOf } from './views';
import type { UnknownInput } from './ways';

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

let lastCircles: { readonly views: Views; readonly circles: Circles } | undefined;

export const circlesIn = (views: Views): Circles => {
  if (lastCircles?.views === views) return lastCircles.circles;
  const circles =
    lastCircles === undefined
      ? circlesOf(views.list)
      : circlesAfter(lastCircles.circles, lastCircles.views.list, views.list);
  lastCircles = { views, circles };
  return circles;
};

/** Not stated of a host, as far as it is of use for this element's answer: cards matter to cards only. */
export const unknownFor = (element: FailureElement, view: HostView): readonly UnknownInput[] =>
  element.kind === 'card' ? view.unknown : view.unknownBesideCards;

/** The latest answer for an element, with what it rests on. */
interface Kept {
  readonly wholeSegmentOf: SegmentOf;
  /** Hosts that the element touches. */
  readonly touched: readonly HostView[];
  readonly moves: CircleMoves;
  /** Pairs of the circles in which hosts moved. */
  readonly pairs: Map<Circle, readonly PairChange[]>;
  readonly circles: Circles;
  readonly impact: Impact;
}

const latest = new Map<string, Kept>();
/** More answers than any design has elements: those of designs that are gone go. */
const mostKept = 100_000;

const impactIn = (design: Design, views: Views, element: FailureElement): Impact => {
  const key = keyOf(element);
  const now = situationOf(design, views, new Set([key]));
  const touched = touchedIn(views, now);
  const circles = circlesIn(views);
  const before = latest.get(key);
  const isSame =
    before?.wholeSegmentOf === views.segmentOf &&
    before.touched.length === touched.length &&
    before.touched.every((view, i) => view === touched[i]);
  if (isSame && before.circles === circles) {
    const { impact } = before;
    return impact.element === element ? impact : { ...impact, element };
  }
  const outcomes = isSame ? undefined : outcomesOf(touched, now);
  const moves = outcomes === undefined ? (before?.moves ?? new Map()) : movesIn(outcomes);
  const known = (isSame ? before?.pairs : undefined) ?? new Map<Circle, readonly PairChange[]>();
  const segments = {
    before: views.segmentOf,
    after: now.segmentOf,
    isFabric: now.touchesFabric,
  };
  const pairs = pairChanges(circles, moves, segments, { known });
  const impact: Impact =
    outcomes === undefined && before !== undefined
      ? { ...before.impact, element, pairs }
      : {
          element,
          services: [...(outcomes?.values() ?? [])].flatMap(({ changes }) => changes),
          pairs,
          unknown: touched.flatMap((view) => unknownFor(element, view)),
        };
  if (latest.size > mostKept) latest.clear();
  latest.set(key, {
    wholeSegmentOf: views.segmentOf,
    touched,
    moves,
    pairs: known,
    circles,
    impact,
  });
  return impact;
};

const hostsIn = (design: Design, scope: Scope): ReadonlySet<string> | undefined =>
  scope === undefined
    ? undefined
    : new Set(
        design.hosts
          .filter(({ id, clusterId }) => id === scope || clusterId === scope)
          .map(({ id }) => id),
      );

const withinHosts = (impact: Impact, hosts: ReadonlySet<string> | undefined): Impact => {
  if (hosts === undefined) return impact;
  return {
    ...impact,
    services: impact.services.filter(({ hostId }) => hosts.has(hostId)),
    pairs: impact.pairs.filter(({ a, b }) => [...a, ...b].some((id) => hosts.has(id))),
  };
};

/** What of an impact concerns a scope. */
export const within = (design: Design, impact: Impact, scope: Scope): Impact =>
  withinHosts(impact, hostsIn(design, scope));

/** What the failure of one element changes, beside the design as it is. */
export const impactOf = (design: Design, element: FailureElement, scope?: Scope): Impact =>
  within(design, impactIn(design, viewsOf(design), element), scope);

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
  {
    /** All of them, to see at once that none has changed. */
    readonly all: Circles;
    readonly circles: readonly (Circle | undefined)[];
    readonly impacts: readonly Impact[];
  }
>();

/** The failure of something inside a host that no cable joins to another host: nobody else notices. */
const impactInside = (
  view: HostView,
  element: FailureElement,
  circles: Circles,
  segmentOf: SegmentOf,
): Impact => {
  const outcome = view.afterOne(keyOf(element));
  const segments = { before: segmentOf, after: segmentOf, isFabric: false };
  return {
    element,
    services: outcome.changes,
    pairs: pairChanges(circles, movesIn([[view, outcome]]), segments),
    unknown: view.killers.has(keyOf(element)) ? unknownFor(element, view) : [],
  };
};

/**
 * The impacts of what is inside a host; kept as a whole, because an edit leaves most hosts alone,
 * and the circles that they are in.
 */
const insideOf = (design: Design, views: Views, view: HostView): readonly Impact[] => {
  const all = circlesIn(views);
  const before = blocks.get(view);
  if (before?.all === all && !views.hasPeers) return before.impacts;
  const elements = elementsOfHost(view.facts.host);
  if (views.hasPeers) return elements.map((element) => impactIn(design, views, element));
  const circles = view.rings.map(({ circle }) => all.get(circle));
  const isSame = before?.circles.every((circle, i) => circle === circles[i]) === true;
  const impacts = isSame
    ? before.impacts
    : elements.map((element) => impactInside(view, element, all, views.segmentOf));
  blocks.set(view, { all, circles, impacts });
  return impacts;
};

/**
 * Every single failure of a host, a cluster or the whole design, elements in file order, also
 * those that change nothing. What does not depend on an edited host is not computed again.
 */
export const everySingleFailure = (design: Design, scope?: Scope): readonly Impact[] => {
  const views = viewsOf(design);
  const hosts = hostsIn(design, scope);
  const all: Impact[] = [];
  for (const view of views.list) {
    if (hosts !== undefined && !hosts.has(view.facts.host.id)) continue;
    for (const impact of insideOf(design, views, view)) all.push(impact);
  }
  for (const element of elementsOfFabric(design)) all.push(impactIn(design, views, element));
  return hosts === undefined ? all : all.map((impact) => withinHosts(impact, hosts));
};
