import type { Design, Host } from '../../model/design';
import { rootIdOf } from '../../model/kinds';
import { factsOf, type HostFacts, sameSurroundings } from '../facts';
import type { Situation } from './carry';
import { type HostView, makeHostView } from './host-view';
import { type Peers, peersOf } from './links';
import type { HostOutcome } from './outcome';
import {
  type FabricParts,
  type SegmentOf,
  segmentsWithout,
  touchesFabric,
} from './segments-without';

/** All hosts of a design, ready for "what if". */
export interface Views {
  readonly list: readonly HostView[];
  readonly byId: ReadonlyMap<string, HostView>;
  /** Hosts by what outside of them can take a link of theirs down. */
  readonly behind: ReadonlyMap<string, readonly HostView[]>;
  readonly watchers: readonly HostView[];
  /** Hosts are cabled to hosts: one's NIC takes another's link down. */
  readonly hasPeers: boolean;
  readonly segmentOf: SegmentOf;
}

const kept = new WeakMap<
  HostFacts,
  { readonly peers: readonly unknown[]; readonly view: HostView }
>();

const peersIn = (host: Host, peers: Peers): readonly unknown[] =>
  peers.size === 0 ? [] : host.nics.flatMap(({ id }) => peers.get(id) ?? []);

const viewOf = (design: Design, host: Host, peers: Peers): HostView => {
  const facts = factsOf(design, host);
  const own = peersIn(host, peers);
  const before = kept.get(facts);
  if (
    before !== undefined &&
    before.peers.length === own.length &&
    before.peers.every((peer, i) => peer === own[i])
  ) {
    return before.view;
  }
  const view = makeHostView(facts, peers, design);
  kept.set(facts, { peers: own, view });
  return view;
};

const alone = new WeakMap<HostFacts, HostView>();
const noPeers: Peers = new Map();

/**
 * A host as a rule sees it: by itself. Cables to NICs of other hosts lead nowhere known; for all
 * others it is the view that `viewsOf` has.
 */
export const viewAlone = (facts: HostFacts): HostView => {
  const shared = kept.get(facts);
  if (shared?.peers.length === 0) return shared.view;
  let view = alone.get(facts);
  if (view === undefined) {
    view = makeHostView(facts, noPeers, facts.fabric.parts);
    if (shared === undefined) kept.set(facts, { peers: [], view });
    alone.set(facts, view);
  }
  return view;
};

/** The host after one element has failed: a NIC or a card of its own, or a physical switch. `more`: what fails with it. */
export const afterFailure = (
  view: HostView,
  key: string,
  more: readonly string[] = [],
): HostOutcome => {
  const failed = new Set([key, ...more]);
  if (failed.size === 1 && (!view.watchesFabric || !touchesFabric(failed))) {
    return view.afterOne(key);
  }
  const { parts } = view.facts.fabric;
  return view.outcome({
    failed,
    segmentOf: segmentsWithout(parts, failed),
    wholeSegmentOf: wholeOf(parts),
    touchesFabric: true,
  });
};

const none: ReadonlySet<string> = new Set();
let whole: { readonly of: FabricParts; readonly segmentOf: SegmentOf } | undefined;

/** The segments of the whole fabric; the same function as long as no switch and no link has changed. */
const wholeOf = ({ physicalSwitches, interSwitchLinks }: FabricParts): SegmentOf => {
  if (
    whole?.of.physicalSwitches !== physicalSwitches ||
    whole.of.interSwitchLinks !== interSwitchLinks
  ) {
    const of = { physicalSwitches, interSwitchLinks };
    whole = { of, segmentOf: segmentsWithout(of, none) };
  }
  return whole.segmentOf;
};

let last: { readonly design: Design; readonly views: Views } | undefined;

/** The views of hosts; where nothing beside the hosts has changed those of the same hosts are known. */
const listOf = (design: Design, peers: Peers): readonly HostView[] => {
  const before = last;
  const isKnown =
    before !== undefined &&
    peers.size === 0 &&
    !before.views.hasPeers &&
    sameSurroundings(before.design, design);
  return design.hosts.map((host, i) => {
    const known = isKnown && before.design.hosts[i] === host ? before.views.list[i] : undefined;
    return known ?? viewOf(design, host, peers);
  });
};

type Index = Pick<Views, 'byId' | 'behind'>;

const indexOf = (list: readonly HostView[]): Index => {
  const behind = new Map<string, HostView[]>();
  for (const view of list) {
    for (const key of view.outerKillers) {
      const hosts = behind.get(key);
      if (hosts === undefined) behind.set(key, [view]);
      else hosts.push(view);
    }
  }
  return { behind, byId: new Map(list.map((view) => [view.facts.host.id, view])) };
};

/** More hosts than these changed: the index is made anew. */
const fewHosts = 16;

const sameKillers = (a: HostView, b: HostView): boolean =>
  a.facts.host.id === b.facts.host.id &&
  a.outerKillers.length === b.outerKillers.length &&
  a.outerKillers.every((key, i) => key === b.outerKillers[i]);

/** The index before with a few hosts exchanged; undefined where more than that has changed. */
const exchanged = (before: Views, list: readonly HostView[]): Index | undefined => {
  if (before.list.length !== list.length) return undefined;
  const changed = list.flatMap((view, i) => {
    const old = before.list[i];
    return old === view || old === undefined ? [] : [[old, view] as const];
  });
  if (changed.length > fewHosts || !changed.every(([old, view]) => sameKillers(old, view))) {
    return undefined;
  }
  const [behind, byId] = [new Map(before.behind), new Map(before.byId)];
  for (const [old, view] of changed) {
    byId.set(view.facts.host.id, view);
    for (const key of view.outerKillers) {
      const hosts = behind.get(key) ?? [];
      behind.set(
        key,
        hosts.map((one) => (one === old ? view : one)),
      );
    }
  }
  return { behind, byId };
};

/** The views of a design; those of hosts that an edit did not touch are the same objects as before. */
export const viewsOf = (design: Design): Views => {
  if (last?.design === design) return last.views;
  const peers = peersOf(design);
  const list = listOf(design, peers);
  const index = (last && exchanged(last.views, list)) ?? indexOf(list);
  const views: Views = {
    list,
    ...index,
    hasPeers: peers.size > 0,
    watchers: list.filter((view) => view.watchesFabric),
    segmentOf: wholeOf(design),
  };
  last = { design, views };
  return views;
};

/** Segments after single failures, kept with those of the whole fabric. */
const segmentsAfterOne = new WeakMap<SegmentOf, Map<string, SegmentOf>>();

const segmentsAfter = (
  parts: FabricParts,
  before: SegmentOf,
  failed: ReadonlySet<string>,
): SegmentOf => {
  const [only, ...more] = failed;
  if (only === undefined || more.length > 0) return segmentsWithout(parts, failed);
  const kept = segmentsAfterOne.get(before) ?? new Map<string, SegmentOf>();
  segmentsAfterOne.set(before, kept);
  const made = kept.get(only) ?? segmentsWithout(parts, failed);
  kept.set(only, made);
  return made;
};

export const situationOf = (
  design: Design,
  views: Views,
  failed: ReadonlySet<string>,
): Situation => {
  const isFabric = touchesFabric(failed);
  return {
    failed,
    segmentOf: isFabric ? segmentsAfter(design, views.segmentOf, failed) : views.segmentOf,
    wholeSegmentOf: views.segmentOf,
    touchesFabric: isFabric,
  };
};

/** Hosts whose outcome may differ from the base in this situation. */
export const touchedIn = (views: Views, now: Situation): readonly HostView[] => {
  const [only, ...more] = now.failed;
  if (
    only !== undefined &&
    more.length === 0 &&
    !(now.touchesFabric && views.watchers.length > 0)
  ) {
    // One element outside of hosts, without anybody who looks further: the list is there already.
    const behind = views.behind.get(only) ?? nobody;
    const own = views.byId.get(rootIdOf(only));
    return own?.killers.has(only) && !behind.includes(own) ? [...behind, own] : behind;
  }
  const touched = new Set<HostView>();
  for (const key of now.failed) {
    for (const view of views.behind.get(key) ?? []) touched.add(view);
    const own = views.byId.get(rootIdOf(key));
    if (own?.killers.has(key)) touched.add(own);
  }
  if (now.touchesFabric) for (const view of views.watchers) touched.add(view);
  return [...touched];
};
const nobody: readonly HostView[] = [];

/** What becomes of these hosts. */
export const outcomesOf = (
  touched: readonly HostView[],
  now: Situation,
): ReadonlyMap<HostView, HostOutcome> => {
  const [only, ...more] = now.failed;
  const isSimple = only !== undefined && more.length === 0;
  const out = new Map<HostView, HostOutcome>();
  for (const view of touched) {
    const isKept = isSimple && !(view.watchesFabric && now.touchesFabric);
    out.set(view, isKept ? view.afterOne(only) : view.outcome(now));
  }
  return out;
};

export const outcomesIn = (views: Views, now: Situation): ReadonlyMap<HostView, HostOutcome> =>
  outcomesOf(touchedIn(views, now), now);
