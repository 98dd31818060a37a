import type { TrafficClass } from '../../model/design';
import type { Circle, Circles } from './circles';
import type { HostView } from './host-view';
import type { CircleMove, HostOutcome } from './outcome';
import { type PairState, pairState } from './pair-state';
import type { SegmentOf } from './segments-without';

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

interface Group {
  readonly hosts: () => readonly string[];
  /** 1: no pair inside the group. */
  readonly size: number;
  readonly before: string;
  readonly after: string;
}

type Moves = ReadonlyMap<string, CircleMove>;
/** By circle, then by host. */
export type CircleMoves = ReadonlyMap<string, Moves>;
/** Hosts, each with what became of it. */
type Outcomes = Iterable<readonly [HostView, HostOutcome]>;

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

/** Who attaches to something else than in the base state, by circle. */
export const movesIn = (outcomes: Outcomes): CircleMoves => {
  const movedBy = new Map<string, Map<string, CircleMove>>();
  for (const [{ facts }, outcome] of outcomes) {
    for (const move of outcome.moves) {
      const moved = movedBy.get(move.circle);
      if (moved === undefined) movedBy.set(move.circle, new Map([[facts.host.id, move]]));
      else moved.set(facts.host.id, move);
    }
  }
  return movedBy;
};

interface Segments {
  readonly before: SegmentOf;
  readonly after: SegmentOf;
  readonly isFabric: boolean;
}

const changesIn = (
  circle: Circle,
  moves: Moves,
  segments: Segments,
  all: boolean,
): readonly PairChange[] => {
  const out: PairChange[] = [];
  const { traffic, network } = circle;
  const { still, changed } = groupsOf(circle, moves);
  const groups = [...changed, ...still];
  // Between hosts that did not move only the fabric can have changed anything.
  const upTo = segments.isFabric || all ? groups.length : changed.length;
  for (const [i, a] of groups.slice(0, upTo).entries()) {
    for (const b of groups.slice(i)) {
      if (a === b && a.size < 2) continue;
      const before = pairState(a.before, b.before, segments.before);
      const after = pairState(a.after, b.after, segments.after);
      if (before === after && !all) continue;
      const hosts = a.hosts();
      out.push({ traffic, network, a: hosts, b: a === b ? hosts : b.hosts(), before, after });
    }
  }
  return out;
};

/** Of circles of designs that are gone nothing is kept for ever. */
const mostCircles = 10_000;

/** What is kept for a circle as long as the segments are the same ones. */
const keptFor = <T>() => {
  const all = new WeakMap<SegmentOf, Map<Circle, T>>();
  return (segmentOf: SegmentOf, circle: Circle, make: () => T): T => {
    let ofSegments = all.get(segmentOf);
    if (ofSegments === undefined || ofSegments.size > mostCircles) {
      ofSegments = new Map();
      all.set(segmentOf, ofSegments);
    }
    const known = ofSegments.get(circle);
    if (known !== undefined) return known;
    const made = make();
    ofSegments.set(circle, made);
    return made;
  };
};

/** Changes between hosts that did not move: only the fabric has. */
const whileStill = keptFor<readonly PairChange[]>();
/** Does it change no pair when one host moves so? */
const quietMoves = keptFor<Map<string, boolean>>();

const isQuiet = (circle: Circle, { before, after }: CircleMove, segmentOf: SegmentOf): boolean => {
  if (after === undefined) return false;
  const kept = quietMoves(segmentOf, circle, () => new Map());
  const key = `${before} > ${after}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const isSame = [...circle.hosts.keys()].every(
    (other) => pairState(before, other, segmentOf) === pairState(after, other, segmentOf),
  );
  kept.set(key, isSame);
  return isSame;
};

/** Do the same hosts reach each other as before? Asked of every circle for every link between switches. */
const isUntouched = (circle: Circle, { before, after }: Segments): boolean => {
  for (const a of circle.hosts.keys()) {
    for (const b of circle.hosts.keys()) {
      if (pairState(a, b, before) !== pairState(a, b, after)) return false;
    }
  }
  return true;
};

const noMoves: Moves = new Map();
const noChanges: readonly PairChange[] = [];

const changesOf = (
  circle: Circle,
  moves: Moves | undefined,
  segments: Segments,
  all: boolean,
): readonly PairChange[] => {
  if (all) return changesIn(circle, moves ?? noMoves, segments, true);
  if (moves === undefined) {
    const make = () =>
      isUntouched(circle, segments) ? noChanges : changesIn(circle, noMoves, segments, false);
    return whileStill(segments.after, circle, make);
  }
  const [only, ...more] = moves.values();
  const isOne = only !== undefined && more.length === 0 && !segments.isFabric;
  if (isOne && isQuiet(circle, only, segments.before)) return noChanges;
  return changesIn(circle, moves, segments, false);
};

/**
 * What becomes of the pairs of hosts, by groups that attach alike and never host by host.
 * `movedBy`: as of `movesIn`, of the hosts that differ from the base. `isFabric`: who reaches whom
 * between switches has changed, so that hosts that did not move count too. `all`: those that stay
 * the same as well. `known`: answers for circles with the same moves; new ones are put there.
 */
export const pairChanges = (
  circles: Circles,
  movedBy: CircleMoves,
  segments: Segments,
  { all = false, known }: { all?: boolean; known?: Map<Circle, readonly PairChange[]> } = {},
): readonly PairChange[] => {
  const isWhole = segments.isFabric || all;
  if (!isWhole && movedBy.size === 0) return noChanges;
  const out: PairChange[] = [];
  for (const key of isWhole ? circles.keys() : movedBy.keys()) {
    const circle = circles.get(key);
    if (circle === undefined) continue;
    const moves = movedBy.get(key);
    const changes = known?.get(circle) ?? changesOf(circle, moves, segments, all);
    if (moves !== undefined) known?.set(circle, changes);
    for (const change of changes) out.push(change);
  }
  return out;
};

/** Host by host, the smaller place in the list first. */
export function* pairsIn({ a, b }: PairChange): Generator<readonly [string, string]> {
  for (const [i, one] of a.entries()) {
    for (const other of a === b ? a.slice(i + 1) : b) yield [one, other];
  }
}
