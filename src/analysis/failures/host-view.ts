import { hostIdOf } from '../../model/kinds';
import type { HostFacts } from '../facts';
import { grouped } from '../grouped';
import type { Uplink } from '../uplinks';
import { type Carried, carry, isSticky, type Situation, stateOf } from './carry';
import type { Link, Peers } from './links';
import type { HostOutcome, ServiceOutcome } from './outcome';
import { type PartResult, partResult, serviceResult, type WayResult } from './part-results';
import { planOf, unknownOf } from './plan';
import { type FabricParts, segmentsWithout } from './segments-without';
import type { Part } from './services';
import type { UnknownInput, Way } from './ways';

/** What carried before, by way: for teams with failback off. */
export type Memory = ReadonlyMap<string, readonly Uplink[]>;

/** A host ready for the question "what if": kept with its facts. */
export interface HostView {
  readonly facts: HostFacts;
  readonly parts: readonly Part[];
  /** With nothing failed. */
  readonly base: HostOutcome;
  /** All that can take one of its links down, and the host itself. */
  readonly killers: ReadonlySet<string>;
  /** Those of them that are outside the host. */
  readonly outerKillers: readonly string[];
  readonly links: readonly Link[];
  /** It looks further than its own links: beacon probing, iSCSI targets. */
  readonly watchesFabric: boolean;
  readonly unknown: readonly UnknownInput[];
  /** Ways with failback off; empty for most hosts. */
  readonly sticky: readonly Way[];
  readonly outcome: (now: Situation, memory?: Memory) => HostOutcome;
  /** One element of its own or a switch it is cabled to; kept. Not for hosts that watch the fabric. */
  readonly afterOne: (key: string) => HostOutcome;
  readonly remember: (now: Situation, memory?: Memory) => Memory;
}

const nothing: Carried = { uplinks: [], links: [], places: [], isShotgun: false };

const looksFar = (way: Way): boolean =>
  way.targets !== undefined || way.team?.detection === 'beacon';

const isHit = (way: Way, failed: ReadonlySet<string>): boolean =>
  way.links.some((link) => link.killers.some((key) => failed.has(key)));

export const makeHostView = (facts: HostFacts, peers: Peers, fabric: FabricParts): HostView => {
  const { links, ways, parts } = planOf(facts, peers, fabric);
  const whole = segmentsWithout(fabric, new Set());
  const hostId = facts.host.id;
  const sticky = ways.filter(isSticky);
  const situation = (failed: ReadonlySet<string>): Situation => ({
    failed,
    segmentOf: whole,
    wholeSegmentOf: whole,
    touchesFabric: false,
  });
  const judge = (way: Way, now: Situation, memory: Memory | undefined): WayResult => {
    const carried = now.failed.has(hostId) ? nothing : carry(way, now, memory?.get(way.id));
    return { carried, state: stateOf(way, carried, now) };
  };
  const baseWays = new Map<Way, WayResult>();
  for (const way of ways) baseWays.set(way, judge(way, situation(new Set()), undefined));
  const baseParts = new Map<Part, PartResult>();
  for (const part of parts)
    baseParts.set(
      part,
      partResult(part, (way) => baseWays.get(way)),
    );
  const classes = [...grouped(parts, ({ traffic }) => traffic).values()];
  const resultsOf = (list: readonly Part[], results: ReadonlyMap<Part, PartResult>) =>
    serviceResult(list.flatMap((part) => results.get(part) ?? baseParts.get(part) ?? []));
  const base: HostOutcome = {
    services: classes.flatMap((list) => resultsOf(list, baseParts) ?? []),
  };
  /** What no failure touches is the same object as in the base: the cheap way to know. */
  const outcome = (now: Situation, memory?: Memory): HostOutcome => {
    const isDown = now.failed.has(hostId);
    const changed = ways.filter(
      (way) =>
        isDown ||
        memory?.has(way.id) ||
        (now.touchesFabric && looksFar(way)) ||
        isHit(way, now.failed),
    );
    if (changed.length === 0) return base;
    const results = new Map(changed.map((way) => [way, judge(way, now, memory)]));
    const resultOf = (way: Way) => results.get(way) ?? baseWays.get(way);
    const newParts = new Map<Part, PartResult>();
    for (const part of parts) {
      if (part.ways.some((way) => results.has(way))) newParts.set(part, partResult(part, resultOf));
    }
    return {
      services: classes.flatMap((list, i): ServiceOutcome | readonly ServiceOutcome[] => {
        const before = base.services[i];
        if (before !== undefined && !list.some((part) => newParts.has(part))) return before;
        return resultsOf(list, newParts) ?? [];
      }),
    };
  };
  const killers = new Set([hostId, ...links.flatMap((link) => link.killers)]);
  const kept = new Map<string, HostOutcome>();
  return {
    facts,
    parts,
    base,
    killers,
    links,
    outerKillers: [...killers].filter((key) => hostIdOf(key) !== hostId),
    watchesFabric: ways.some(looksFar),
    unknown: unknownOf(ways),
    sticky,
    outcome,
    afterOne: (key) => {
      if (!killers.has(key)) return base;
      const before = kept.get(key);
      if (before !== undefined) return before;
      const made = outcome(situation(new Set([key])));
      kept.set(key, made);
      return made;
    },
    // A host that was down starts afresh.
    remember: (now, memory) =>
      now.failed.has(hostId)
        ? new Map()
        : new Map(sticky.map((way) => [way.id, carry(way, now, memory?.get(way.id)).uplinks])),
  };
};
