import type { Design, TrafficClass } from '../../model/design';
import { elementsOfFabric, elementsOfHost, type FailureElement, keyOf } from './elements';
import type { HostView } from './host-view';
import { type HostOutcome, isUnmoved, type ServiceOutcome } from './outcome';
import { type Circle, circlesOf, type PairChange, pairChanges } from './pairs';
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
    if (now === undefined || isUnmoved(before, now)) continue;
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

let lastCircles:
  | { readonly views: Views; readonly circles: ReadonlyMap<string, Circle> }
  | undefined;

export const circlesIn = (views: Views): ReadonlyMap<string, Circle> => {
  if (lastCircles?.views !== views) lastCircles = { views, circles: circlesOf(views.list) };
  return lastCircles.circles;
};

/** Is the field of use for this element's answer? Cards matter to cards only. */
const concerns = (element: FailureElement, input: UnknownInput): boolean =>
  input.field !== 'cardId' || element.kind === 'card';

const impactIn = (
  design: Design,
  views: Views,
  element: FailureElement,
  hosts: ReadonlySet<string> | undefined,
): Impact => {
  const now = situationOf(design, views, new Set([keyOf(element)]));
  const outcomes = outcomesIn(views, now);
  const isIn = (hostId: string) => hosts === undefined || hosts.has(hostId);
  const services: ServiceChange[] = [];
  const unknown: UnknownInput[] = [];
  for (const [view, outcome] of outcomes) {
    if (!isIn(view.facts.host.id)) continue;
    services.push(...serviceChanges(view, outcome));
    if (view.unknown.length > 0) {
      unknown.push(...view.unknown.filter((input) => concerns(element, input)));
    }
  }
  const pairs = pairChanges(circlesIn(views), outcomes, {
    before: views.segmentOf,
    after: now.segmentOf,
    isFabric: now.touchesFabric,
  });
  return {
    element,
    services,
    pairs: hosts === undefined ? pairs : pairs.filter(({ a, b }) => [...a, ...b].some(isIn)),
    unknown,
  };
};

/** What the failure of one element changes, beside the design as it is. */
export const impactOf = (design: Design, element: FailureElement, scope?: Scope): Impact =>
  impactIn(design, viewsOf(design), element, hostsIn(design, scope));

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

/**
 * Every single failure of a host, a cluster or the whole design, elements in file order, also
 * those that change nothing. What does not depend on an edited host is not computed again.
 */
export const everySingleFailure = (design: Design, scope?: Scope): readonly Impact[] => {
  const views = viewsOf(design);
  const hosts = hostsIn(design, scope);
  return elementsIn(design, scope).map((element) => impactIn(design, views, element, hosts));
};
