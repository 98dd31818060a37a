import type { TrafficClass } from '../../model/design';
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

/** Hosts of one cluster that must reach each other on one network, by what they attach to. */
export interface Circle {
  readonly traffic: TrafficClass;
  readonly network: string;
  readonly hosts: ReadonlyMap<string, readonly string[]>;
}

const circleKey = (view: HostView, traffic: string, network: string): string =>
  `${view.facts.cluster?.id ?? ''} ${traffic} ${network}`;

/** Circles of the base state. Hosts outside of clusters are one circle. */
export const circlesOf = (views: readonly HostView[]): ReadonlyMap<string, Circle> => {
  const circles = new Map<string, Omit<Circle, 'hosts'> & { hosts: Map<string, string[]> }>();
  for (const view of views) {
    for (const { parts } of view.base.services) {
      for (const { traffic, network, attach } of parts) {
        if (network === undefined || attach === undefined) continue;
        const key = circleKey(view, traffic, network);
        let circle = circles.get(key);
        if (circle === undefined) {
          circle = { traffic, network, hosts: new Map() };
          circles.set(key, circle);
        }
        const alike = circle.hosts.get(attach);
        if (alike === undefined) circle.hosts.set(attach, [view.facts.host.id]);
        else alike.push(view.facts.host.id);
      }
    }
  }
  for (const [key, { hosts }] of circles) {
    const [only] = hosts.values();
    if (hosts.size === 1 && only?.length === 1) circles.delete(key);
  }
  return circles;
};

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

/** Two hosts by what they attach to. */
export const pairState = (a: string, b: string, segmentOf: SegmentOf): PairState => {
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
  readonly hosts: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** The groups of a circle when some hosts have another outcome. One that cannot be judged any more is in none. */
const groupsOf = (
  circle: Circle,
  moved: ReadonlyMap<string, { readonly before: string; readonly after: string | undefined }>,
): { readonly still: readonly Group[]; readonly changed: readonly Group[] } => {
  const still: Group[] = [];
  for (const [attach, hosts] of circle.hosts) {
    const rest = moved.size === 0 ? hosts : hosts.filter((id) => !moved.has(id));
    if (rest.length > 0) still.push({ hosts: rest, before: attach, after: attach });
  }
  const changed = new Map<string, Group & { readonly hosts: string[] }>();
  for (const [id, { before, after }] of moved) {
    if (after === undefined) continue;
    const key = `${before} > ${after}`;
    const group = changed.get(key);
    if (group === undefined) changed.set(key, { hosts: [id], before, after });
    else group.hosts.push(id);
  }
  return { still, changed: [...changed.values()] };
};

/**
 * What becomes of the pairs of hosts, by groups that attach alike and never host by host.
 * `outcomes`: the hosts that differ from the base. `isFabric`: who reaches whom between switches
 * has changed, so that hosts that did not move count too. `all`: those that stay the same as well.
 */
export const pairChanges = (
  circles: ReadonlyMap<string, Circle>,
  outcomes: ReadonlyMap<HostView, HostOutcome>,
  segments: { readonly before: SegmentOf; readonly after: SegmentOf; readonly isFabric: boolean },
  all = false,
): readonly PairChange[] => {
  const movedBy = new Map<string, Map<string, { before: string; after: string | undefined }>>();
  for (const [view, outcome] of outcomes) {
    if (outcome === view.base) continue;
    for (const [i, service] of outcome.services.entries()) {
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
      if (a === b && a.hosts.length < 2) return;
      const before = pairState(a.before, b.before, segments.before);
      const after = pairState(a.after, b.after, segments.after);
      if (before === after && !all) return;
      const { traffic, network } = circle;
      out.push({ traffic, network, a: a.hosts, b: b.hosts, before, after });
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

function* only(circles: ReadonlyMap<string, Circle>, keys: Iterable<string>) {
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
