import type { Nic } from '../../model/design';
import { rootIdOf } from '../../model/kinds';
import type { Endpoint } from '../endpoints';
import type { HostFacts } from '../facts';
import type { Uplink } from '../uplinks';
import { carry, isSticky, type Situation } from './carry';
import { type Ring, ringsOf } from './circles';
import { hostOutcomes } from './host-outcomes';
import type { Link, Peers } from './links';
import type { HostOutcome } from './outcome';
import type { WayResult } from './part-results';
import { planOf, unknownOf } from './plan';
import { type FabricParts, segmentsWithout } from './segments-without';
import type { Part } from './services';
import { looksFar, WayJudge } from './way-judge';
import { type UnknownInput, type Way, wayKey } from './ways';

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
  /** Its places in circles of hosts. */
  readonly rings: readonly Ring[];
  readonly watchesFabric: boolean;
  readonly unknown: readonly UnknownInput[];
  /** Without the cards of its NICs, which matter to cards only. */
  readonly unknownBesideCards: readonly UnknownInput[];
  /** Ways with failback off; empty for most hosts. */
  readonly sticky: readonly Way[];
  readonly outcome: (now: Situation, memory?: Memory) => HostOutcome;
  /** One element of its own or a switch it is cabled to; kept. Not for hosts that watch the fabric. */
  readonly afterOne: (key: string) => HostOutcome;
  readonly remember: (now: Situation, memory?: Memory) => Memory;
  /** The NICs that carry an endpoint of this host; none for one that is connected to no wire. */
  readonly nicsFor: (end: Endpoint, now: Situation, memory?: Memory) => readonly Nic[];
}

/** A way that a key touches, with the bits of the links that it takes down. */
interface Hit {
  readonly way: number;
  readonly dead: number;
}

const hitsOf = (ways: readonly Way[]): ReadonlyMap<string, readonly Hit[]> => {
  const out = new Map<string, Hit[]>();
  for (const [way, { links }] of ways.entries()) {
    for (const [i, { killers }] of links.entries()) {
      for (const key of killers) {
        const list = out.get(key);
        const last = list?.at(-1);
        if (list === undefined) out.set(key, [{ way, dead: 1 << i }]);
        else if (last?.way === way) list[list.length - 1] = { way, dead: last.dead | (1 << i) };
        else list.push({ way, dead: 1 << i });
      }
    }
  }
  return out;
};

export const makeHostView = (facts: HostFacts, peers: Peers, fabric: FabricParts): HostView => {
  const { links, ways, parts } = planOf(facts, peers, fabric);
  const whole = segmentsWithout(fabric, none);
  const hostId = facts.host.id;
  const situation = (failed: ReadonlySet<string>): Situation => ({
    failed,
    segmentOf: whole,
    wholeSegmentOf: whole,
    touchesFabric: false,
  });
  const judges = ways.map((way) => new WayJudge(way, situation(none)));
  const wayOfKey = new Map(ways.map(({ id }, i) => [id, i]));
  const hits = hitsOf(ways);
  const watchesFabric = ways.some(looksFar);
  const sticky = ways.filter(isSticky);
  const baseWays = judges.map((judge) => judge.base);
  const { base, after } = hostOutcomes(hostId, parts, ways, baseWays);
  const nicsFor = (end: Endpoint, now: Situation, memory?: Memory): readonly Nic[] => {
    const judge = judges[wayOfKey.get(wayKey(end)) ?? -1];
    if (judge === undefined || now.failed.has(hostId)) return [];
    const before = memory?.get(judge.way.id);
    const isOwn = before === undefined && !(now.touchesFabric && looksFar(judge.way));
    const result = isOwn
      ? judge.withoutLinks(judge.deadBy(now.failed), now)
      : judge.anew(now, before);
    return result.carried.links.map(({ nic }) => nic);
  };
  const outcome = (now: Situation, memory?: Memory): HostOutcome => {
    const results: (WayResult | undefined)[] = [];
    const put = (way: number, result: WayResult | undefined) => {
      results[way] = result === baseWays[way] ? undefined : result;
    };
    if (now.failed.has(hostId)) {
      for (const [i, judge] of judges.entries()) put(i, judge.down(now));
      return after(results);
    }
    const isAlone = now.failed.size === 1;
    for (const key of now.failed) {
      for (const { way, dead } of hits.get(key) ?? []) {
        const judge = judges[way];
        put(way, judge?.withoutLinks(isAlone ? dead : judge.deadBy(now.failed), now));
      }
    }
    const isFar = now.touchesFabric && watchesFabric;
    for (const [i, judge] of isFar || memory !== undefined ? judges.entries() : []) {
      const before = memory?.get(judge.way.id);
      if (before !== undefined || (isFar && looksFar(judge.way))) put(i, judge.anew(now, before));
    }
    return after(results);
  };
  const killers = new Set([hostId, ...links.flatMap((link) => link.killers)]);
  const kept = new Map<string, HostOutcome>();
  const unknown = unknownOf(ways);
  return {
    facts,
    parts,
    base,
    killers,
    links,
    outerKillers: [...killers].filter((key) => rootIdOf(key) !== hostId),
    rings: ringsOf(base),
    watchesFabric,
    unknown,
    unknownBesideCards: unknown.filter(({ field }) => field !== 'cardId'),
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
    nicsFor,
    // A host that was down starts afresh.
    remember: (now, memory) =>
      now.failed.has(hostId)
        ? new Map()
        : new Map(sticky.map((way) => [way.id, carry(way, now, memory?.get(way.id)).uplinks])),
  };
};

const none: ReadonlySet<string> = new Set();
