import { grouped } from '../grouped';
import {
  type CircleMove,
  type HostOutcome,
  isUnmoved,
  type ServiceChange,
  type ServiceOutcome,
} from './outcome';
import { partResult, serviceResult, type WayResult } from './part-results';
import type { Part } from './services';
import type { Way } from './ways';

/** What became of the ways of a host, by their index; undefined where nothing did. */
export type WayResults = readonly (WayResult | undefined)[];

/** A traffic class after a failure. */
interface ClassAfter {
  readonly service: ServiceOutcome;
  readonly change: ServiceChange | undefined;
  readonly moves: readonly CircleMove[];
}

const noMoves: readonly CircleMove[] = [];

const movesOf = (before: ServiceOutcome, after: ServiceOutcome): readonly CircleMove[] => {
  let moves: CircleMove[] | undefined;
  for (const [i, { circle, attach }] of after.parts.entries()) {
    const was = before.parts[i]?.attach;
    if (circle === undefined || was === undefined || was === attach) continue;
    moves ??= [];
    moves.push({ circle, before: was, after: attach });
  }
  return moves ?? noMoves;
};

/** One traffic class of a host: its base state and what it becomes. */
class ClassOutcomes {
  readonly base: ServiceOutcome | undefined;
  /** Indexes of its ways. */
  readonly ways: readonly number[];
  private readonly hostId: string;
  private readonly parts: readonly Part[];
  private readonly indexes: ReadonlyMap<Way, number>;
  private readonly baseWays: WayResults;
  private readonly known: WayResult[] = [];
  private readonly kept: ClassAfter[] = [];

  constructor(
    hostId: string,
    parts: readonly Part[],
    indexes: ReadonlyMap<Way, number>,
    baseWays: WayResults,
  ) {
    this.hostId = hostId;
    this.parts = parts;
    this.indexes = indexes;
    this.baseWays = baseWays;
    this.ways = [...new Set(parts.flatMap(({ ways }) => ways))].map((way) => indexes.get(way) ?? 0);
    this.base = this.service([]);
  }

  after(results: WayResults): ClassAfter | undefined {
    const [only, ...more] = this.ways;
    // With a single way, as most have, what became of it says all.
    const result = only === undefined || more.length > 0 ? undefined : results[only];
    if (result === undefined) return this.make(results);
    const before = this.kept[this.known.indexOf(result)];
    if (before !== undefined) return before;
    const made = this.make(results);
    if (made !== undefined) {
      this.known.push(result);
      this.kept.push(made);
    }
    return made;
  }

  private service(results: WayResults): ServiceOutcome | undefined {
    const resultOf = (way: Way) => {
      const index = this.indexes.get(way) ?? 0;
      return results[index] ?? this.baseWays[index];
    };
    return serviceResult(this.parts.map((part) => partResult(part, resultOf)));
  }

  private make(results: WayResults): ClassAfter | undefined {
    const { base, hostId } = this;
    const after = this.service(results);
    if (base === undefined || after === undefined) return undefined;
    const change = isUnmoved(base, after)
      ? undefined
      : { hostId, traffic: base.traffic, before: base, after };
    return { service: after, change, moves: movesOf(base, after) };
  }
}

/** Outcomes of a host, put together from what became of its ways. */
export const hostOutcomes = (
  hostId: string,
  parts: readonly Part[],
  ways: readonly Way[],
  baseWays: WayResults,
) => {
  const indexes = new Map(ways.map((way, i) => [way, i]));
  const classes = [...grouped(parts, ({ traffic }) => traffic).values()].map(
    (list) => new ClassOutcomes(hostId, list, indexes, baseWays),
  );
  const base: HostOutcome = {
    services: classes.flatMap((one) => one.base ?? []),
    changes: [],
    moves: noMoves,
  };
  /** `results`: of the ways that changed. What no failure touches is the same object as in the base. */
  const after = (results: WayResults): HostOutcome => {
    const changes: ServiceChange[] = [];
    let services: ServiceOutcome[] | undefined;
    let moves = noMoves;
    for (const [i, one] of classes.entries()) {
      if (!one.ways.some((way) => results[way] !== undefined)) continue;
      const now = one.after(results);
      if (now === undefined) continue;
      services ??= [...base.services];
      services[i] = now.service;
      if (now.change !== undefined) changes.push(now.change);
      if (now.moves !== noMoves) moves = moves === noMoves ? now.moves : [...moves, ...now.moves];
    }
    return services === undefined ? base : { services, changes, moves };
  };
  return { base, after };
};
