import type { TrafficClass } from '../../model/design';
import { hostIdOf } from '../../model/kinds';
import type { HostFacts } from '../facts';
import { isConnected } from '../lots';
import type { Team, Uplink } from '../uplinks';
import { type Carried, carry, isSticky, type Situation, stateOf } from './carry';
import { type Link, linkOf, type Peers } from './links';
import {
  better,
  type HostOutcome,
  type PartOutcome,
  type ServiceOutcome,
  type ServiceState,
  worse,
} from './outcome';
import { portsByChannel, preconditionsOf, type Verdict } from './preconditions';
import { type FabricParts, segmentsWithout, unknownPlace } from './segments-without';
import { type Part, partsOf } from './services';
import { type UnknownInput, type Way, wayKey, wayOf } from './ways';

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

const identity = (place: string): string => place;
const fine: Situation = {
  failed: new Set(),
  segmentOf: identity,
  wholeSegmentOf: identity,
  touchesFabric: false,
};

/** Sum of speeds; undefined where one is not stated. */
const rateOf = (links: Iterable<Link>): number | undefined => {
  let sum = 0;
  for (const { nic } of links) {
    if (nic.speedMbps === undefined) return undefined;
    sum += nic.speedMbps;
  }
  return sum;
};

/** The one that a service which never adds uplinks up can count on. */
const slowest = (links: readonly Link[]): readonly Link[] => {
  const [first, ...rest] = links;
  if (first === undefined || rest.length === 0) return links;
  return [rest.reduce((a, b) => ((b.nic.speedMbps ?? 0) < (a.nic.speedMbps ?? 0) ? b : a), first)];
};

interface PartResult {
  readonly outcome: PartOutcome;
  readonly counted: readonly Link[];
  readonly used: readonly Link[];
}

const partResult = (part: Part, results: ReadonlyMap<Way, WayResult>): PartResult => {
  let state: ServiceState = 'DOWN';
  let isShotgun = false;
  let attach: string | undefined = '';
  const used = new Set<Link>();
  for (const way of part.ways) {
    const result = results.get(way);
    if (result === undefined) continue;
    state = better(state, result.state);
    for (const link of result.carried.links) used.add(link);
    if (result.carried.isShotgun) isShotgun = true;
    if (way.isTrunk || result.carried.places.includes(unknownPlace)) attach = undefined;
    else if (attach !== undefined) attach += `${result.carried.places.join(',')}|`;
  }
  const counted = part.isSingle ? slowest([...used]) : [...used];
  return {
    counted,
    used: [...used],
    outcome: {
      traffic: part.traffic,
      key: part.key,
      name: part.name,
      network: part.network,
      state,
      mbps: rateOf(counted),
      nicIds: [...used].map((link) => link.nic.id),
      attach,
      isShotgun,
    },
  };
};

interface WayResult {
  readonly carried: Carried;
  readonly state: ServiceState;
}

const servicesOf = (parts: readonly Part[], results: ReadonlyMap<Way, WayResult>) => {
  const byClass = new Map<TrafficClass, PartResult[]>();
  for (const part of parts) {
    const result = partResult(part, results);
    const list = byClass.get(part.traffic);
    if (list === undefined) byClass.set(part.traffic, [result]);
    else list.push(result);
  }
  const services: ServiceOutcome[] = [];
  for (const [traffic, list] of byClass) {
    const [only, ...more] = list;
    if (only === undefined) continue;
    if (more.length === 0) {
      const { state, mbps, nicIds } = only.outcome;
      services.push({ traffic, state, mbps, nicIds, parts: [only.outcome] });
      continue;
    }
    services.push({
      traffic,
      state: list.reduce<ServiceState>((at, { outcome }) => worse(at, outcome.state), 'OK'),
      mbps: rateOf(new Set(list.flatMap(({ counted }) => counted))),
      nicIds: [...new Set(list.flatMap(({ used }) => used))].map((link) => link.nic.id),
      parts: list.map(({ outcome }) => outcome),
    });
  }
  return services;
};

/** Ways and parts of a host. Endpoints on a switch without any uplink are left out: no wire can fail them. */
const planOf = (facts: HostFacts, peers: Peers, parts: FabricParts) => {
  const links = new Map<string, Link>();
  const linkOfNic = (nicId: string): Link | undefined => {
    const before = links.get(nicId);
    if (before !== undefined) return before;
    const nic = facts.host.nics.find(({ id }) => id === nicId);
    const made = nic && linkOf(facts, peers, nic);
    if (made !== undefined) links.set(nicId, made);
    return made;
  };
  const wiring = {
    fabric: facts.fabric,
    channels: facts.portChannels,
    membersOf: portsByChannel(parts.physicalSwitches),
  };
  const verdicts = new Map<Team, Verdict>();
  const verdictOf = (team: Team): Verdict => {
    const before = verdicts.get(team);
    if (before !== undefined) return before;
    const made = preconditionsOf(wiring, team);
    verdicts.set(team, made);
    return made;
  };
  const ways = new Map<string, Way>();
  const made = new Map<string, Omit<Part, 'ways'> & { readonly ways: Way[] }>();
  for (const end of facts.endpoints) {
    if (!isConnected(end) || end.classes.length === 0) continue;
    if (end.use !== undefined && end.use.instance.nics.length === 0) continue;
    const named = partsOf(facts, end);
    if (named.length === 0) continue;
    const key = wayKey(end);
    let way = ways.get(key);
    if (way === undefined) {
      way = wayOf(facts, end, linkOfNic, verdictOf);
      ways.set(key, way);
    }
    for (const name of named) {
      const id = `${name.traffic} ${name.key}`;
      const part = made.get(id);
      if (part === undefined) made.set(id, { ...name, isSingle: name.key === 'vsan', ways: [way] });
      else if (!part.ways.includes(way)) part.ways.push(way);
    }
  }
  return { links: [...links.values()], ways: [...ways.values()], parts: [...made.values()] };
};

const unknownOf = (ways: readonly Way[]): readonly UnknownInput[] => {
  const out = new Map<string, UnknownInput>();
  for (const way of ways) {
    for (const input of way.unknown) out.set(`${input.id} ${input.field}`, input);
    for (const { nic } of way.links) {
      if (nic.cardId === undefined) out.set(`${nic.id} cardId`, { id: nic.id, field: 'cardId' });
    }
  }
  return [...out.values()];
};

export const makeHostView = (facts: HostFacts, peers: Peers, fabric: FabricParts): HostView => {
  const { links, ways, parts } = planOf(facts, peers, fabric);
  const whole = segmentsWithout(fabric, fine.failed);
  const hostId = facts.host.id;
  const sticky = ways.filter(isSticky);
  const outcome = (now: Situation, memory?: Memory): HostOutcome => {
    const isDown = now.failed.has(hostId);
    const results = new Map<Way, WayResult>();
    for (const way of ways) {
      const carried: Carried = isDown
        ? { uplinks: [], links: [], places: [], isShotgun: false }
        : carry(way, now, memory?.get(way.id));
      results.set(way, { carried, state: stateOf(way, carried, now) });
    }
    return { services: servicesOf(parts, results) };
  };
  const base = outcome({ ...fine, segmentOf: whole, wholeSegmentOf: whole });
  const killers = new Set([hostId, ...links.flatMap((link) => link.killers)]);
  const kept = new Map<string, HostOutcome>();
  return {
    facts,
    parts,
    base,
    killers,
    outerKillers: [...killers].filter((key) => hostIdOf(key) !== hostId),
    links,
    watchesFabric: ways.some(
      (way) => way.targets !== undefined || way.team?.detection === 'beacon',
    ),
    unknown: unknownOf(ways),
    sticky,
    outcome,
    afterOne: (key) => {
      if (!killers.has(key)) return base;
      const before = kept.get(key);
      if (before !== undefined) return before;
      const made = outcome({
        ...fine,
        segmentOf: whole,
        wholeSegmentOf: whole,
        failed: new Set([key]),
      });
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
