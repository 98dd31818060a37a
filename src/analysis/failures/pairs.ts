import type { TrafficClass } from '../../model/design';
import { type Circle, type Circles, circleKey } from './circles';
import type { HostView } from './host-view';
import type { HostOutcome } from './outcome';
import { dropped, type Place, type SegmentOf } from './segments-without';

/** Can two hosts reach each other on a class (catalogue 5.4)? Best first. */
export const pairStates = ['CONNECTED', 'AT-RISK', 'DISCONNECTED'] as const;
export type PairState = (typeof pairStates)[number];

export const worsePair = (a: PairState, b: PairState): PairState =>
  pairStates.indexOf(a) > pairStates.indexOf(b) ? a : b;

/** Hosts that fare alike: each of `a` with each of `b`; the same list twice means each with each other. */
export interface PairChange {
  readonly traffic: TrafficClass;
  /** Service, or port group with its VLAN. */
  readonly network: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly before: PairState;
  readonly after: PairState;
}

const parsed = new Map<string, readonly (readonly Place[])[]>();

const setsOf = (attach: string): readonly (readonly Place[])[] => {
  const known = parsed.get(attach);
  if (known !== undefined) return known;
  const sets = attach
    .split('|')
    .slice(0, -1)
    .map((set) => (set === '' ? [] : set.split(',')));
  // Few words for many hosts; the bound is for designs that are never seen again.
  if (parsed.size > 5000) parsed.clear();
  parsed.set(attach, sets);
  return sets;
};

const judged = new WeakMap<SegmentOf, Map<string, Map<string, PairState>>>();

/** Two hosts by what they attach to. Kept with the segments. */
export const pairState = (a: string, b: string, segmentOf: SegmentOf): PairState => {
  let all = judged.get(segmentOf);
  if (all === undefined) {
    all = new Map();
    judged.set(segmentOf, all);
  }
  let ofA = all.get(a);
  if (ofA === undefined) {
    ofA = new Map();
    all.set(a, ofA);
  }
  const known = ofA.get(b);
  if (known !== undefined) return known;
  const state = judgePair(a, b, segmentOf);
  ofA.set(b, state);
  return state;
};

const judgePair = (a: string, b: string, segmentOf: SegmentOf): PairState => {
  let isAtRisk = false;
  for (const one of setsOf(a)) {
    for (const other of setsOf(b)) {
      let equal = 0;
      for (const p of one) {
        for (const q of other) {
          if (p !== dropped && q !== dropped && segmentOf(p) === segmentOf(q)) equal++;
        }
      }
      if (equal > 0 && equal === one.length * other.length) return 'CONNECTED';
      if (equal > 0) isAtRisk = true;
    }
  }
  return isAtRisk ? 'AT-RISK' : 'DISCONNECTED';
};

interface Group {
  readonly hosts: () => readonly string[];
  /** 1: no pair inside the group. */
  readonly size: number;
  readonly before: string;
  readonly after: string;
}

type Moves = ReadonlyMap<string, { readonly before: string; readonly after: string | undefined }>;

/** The groups of a circle when some hosts have another outcome. One that cannot be judged any more is in none. */
const groupsOf = (circle: Circle, moved: Moves) => {
  const away = new Map<string, number>();
  for (const { before } of moved.values()) away.set(before, (away.get(before) ?? 0) + 1);
  const still: Group[] = [];
  for (const [attach, hosts] of circle.hosts) {
    const gone = away.get(attach) ?? 0;
    if (gone === hosts.length) continue;
    still.push({
      hosts: () => (gone === 0 ? hosts : hosts.filter((id) => !moved.has(id))),
      size: hosts.length - gone,
      before: attach,
      after: attach,
    });
  }
  const changed = new Map<string, { ids: string[]; before: string; after: string }>();
  for (const [id, { before, after }] of moved) {
    if (after === undefined) continue;
    const key = `${before} > ${after}`;
    const group = changed.get(key);
    if (group === undefined) changed.set(key, { ids: [id], before, after });
    else group.ids.push(id);
  }
  const groups = [...changed.values()].map(
    ({ ids, before, after }): Group => ({ hosts: () => ids, size: ids.length, before, after }),
  );
  return { still, changed: groups };
};

/**
 * What becomes of the pairs of hosts, by groups that attach alike and never host by host.
 * `outcomes`: the hosts that differ from the base. `isFabric`: who reaches whom between switches
 * has changed, so that hosts that did not move count too. `all`: those that stay the same as well.
 */
export const pairChanges = (
  circles: Circles,
  outcomes: ReadonlyMap<HostView, HostOutcome>,
  segments: { readonly before: SegmentOf; readonly after: SegmentOf; readonly isFabric: boolean },
  all = false,
): readonly PairChange[] => {
  const movedBy = new Map<string, Map<string, { before: string; after: string | undefined }>>();
  for (const [view, outcome] of outcomes) {
    if (outcome === view.base) continue;
    for (const [i, service] of outcome.services.entries()) {
      if (service === view.base.services[i]) continue;
      for (const [j, part] of service.parts.entries()) {
        const before = view.base.services[i]?.parts[j]?.attach;
        if (part.network === undefined || before === undefined || before === part.attach) continue;
        const key = circleKey(view, part.traffic, part.network);
        const moved = movedBy.get(key);
        const move = { before, after: part.attach };
        if (moved === undefined) movedBy.set(key, new Map([[view.facts.host.id, move]]));
        else moved.set(view.facts.host.id, move);
      }
    }
  }
  const out: PairChange[] = [];
  const isWhole = segments.isFabric || all;
  const none = new Map<string, { before: string; after: string | undefined }>();
  for (const [key, circle] of isWhole ? circles : only(circles, movedBy.keys())) {
    const { still, changed } = groupsOf(circle, movedBy.get(key) ?? none);
    const compare = (a: Group, b: Group) => {
      if (a === b && a.size < 2) return;
      const before = pairState(a.before, b.before, segments.before);
      const after = pairState(a.after, b.after, segments.after);
      if (before === after && !all) return;
      const { traffic, network } = circle;
      const hosts = a.hosts();
      out.push({ traffic, network, a: hosts, b: a === b ? hosts : b.hosts(), before, after });
    };
    const groups = [...changed, ...still];
    const upTo = isWhole ? groups.length : changed.length;
    for (let i = 0; i < upTo; i++) {
      for (let j = i; j < groups.length; j++) {
        const [a, b] = [groups[i], groups[j]];
        if (a !== undefined && b !== undefined) compare(a, b);
      }
    }
  }
  return out;
};

function* only(circles: Circles, keys: Iterable<string>) {
  for (const key of keys) {
    const circle = circles.get(key);
    if (circle !== undefined) yield [key, circle] as const;
  }
}

/** Host by host, the smaller place in the list first. */
export function* pairsIn({ a, b }: PairChange): Generator<readonly [string, string]> {
  for (const [i, one] of a.entries()) {
    for (const other of a === b ? a.slice(i + 1) : b) yield [one, other];
  }
}
