import type { Design, Host, Network, Nic, TrafficClass } from '../model/design';
import { parseSubnet } from '../model/formats';
import type { Endpoint } from './endpoints';
import { factsOf, type HostFacts } from './facts';
import { isConnected } from './lots';
import { type Seer, sees, trunkPresenceOf } from './segments';
import { isIn, overlap, type Subnet4, subnetOf } from './subnets';

/** How far two classes of a host are from each other (catalogue 4.3). True: apart; undefined: the design does not say. */
export interface IsolationVector {
  /** No endpoint carries both. */
  readonly adapter: boolean;
  /** No broadcast domain holds both, over the whole design. */
  readonly l2: boolean | undefined;
  /** Subnets differ and no route leads from one to the other. */
  readonly l3: boolean | undefined;
  readonly vswitch: boolean;
  /** No uplink carries both while nothing has failed. */
  readonly uplinkSteady: boolean;
  /** No uplink can ever carry both. */
  readonly uplinkAlways: boolean;
  /** For display: separate cards are no redundancy (catalogue 4.4). */
  readonly card: boolean | undefined;
  readonly pswitch: boolean | undefined;
}

export const isolationLevels = {
  shared: 'Shared',
  logical: 'Own VLAN and subnet',
  'logical-preferred': 'Own uplink until a failure',
  'physical-uplink': 'Own uplinks',
  'physical-fabric': 'Own switches',
} as const;
export type IsolationLevel = keyof typeof isolationLevels;

/** What the two have in common, by dimension: ids of endpoints, switches, NICs and cards, words of segments. */
export interface Shared {
  readonly endpoints: readonly string[];
  readonly segments: readonly string[];
  readonly vswitches: readonly string[];
  readonly nicsNow: readonly string[];
  readonly nicsEver: readonly string[];
  readonly cards: readonly string[];
  readonly physicalSwitches: readonly string[];
}

export interface Isolation {
  readonly vector: IsolationVector;
  /** Undefined where not even layer 2 can be judged. */
  readonly level: IsolationLevel | undefined;
  readonly shared: Shared;
}

interface Presence {
  readonly segments: ReadonlyMap<TrafficClass, ReadonlySet<string>>;
  readonly seers: readonly Seer[];
}

let last:
  | { readonly hosts: Design['hosts']; readonly facts: unknown; readonly presence: Presence }
  | undefined;

/** Segments of every class over all hosts, and those who see more than one VLAN. */
const presenceIn = (design: Design): Presence => {
  const [first] = design.hosts;
  const fabric = first && factsOf(design, first).fabric;
  if (last?.hosts === design.hosts && last.facts === fabric) return last.presence;
  const segments = new Map<TrafficClass, Set<string>>();
  const seers: Seer[] = [];
  for (const host of design.hosts) {
    const facts = factsOf(design, host);
    for (const end of facts.endpoints) {
      if (!isConnected(end)) continue;
      for (const traffic of end.classes) {
        const set = segments.get(traffic) ?? new Set();
        for (const segment of end.segments) set.add(segment);
        segments.set(traffic, set);
      }
    }
    seers.push(...(trunkPresenceOf(facts)?.seers ?? []));
  }
  const presence = { segments, seers };
  last = { hosts: design.hosts, facts: fabric, presence };
  return presence;
};

interface Side {
  readonly ends: readonly Endpoint[];
  readonly segments: ReadonlySet<string>;
  readonly now: ReadonlySet<Nic>;
  readonly ever: ReadonlySet<Nic>;
}

const sideOf = (facts: HostFacts, traffic: TrafficClass): Side => {
  const ends = facts.ofClass(traffic).filter(isConnected);
  return {
    ends,
    segments: new Set(ends.flatMap((end) => end.segments)),
    now: new Set(ends.flatMap((end) => end.inUse)),
    ever: new Set(ends.flatMap((end) => end.usable)),
  };
};

const inBoth = <T>(a: Iterable<T>, b: ReadonlySet<T>): T[] =>
  [...new Set(a)].filter((x) => b.has(x));

/** Segments where one class of this host meets the other class anywhere. */
const sharedSegments = (facts: HostFacts, presence: Presence, own: Side, other: TrafficClass) => {
  const theirs = presence.segments.get(other);
  const seers = presence.seers.filter(({ classes }) => classes.includes(other));
  return [...own.segments].filter(
    (segment) => theirs?.has(segment) || seers.some((seer) => sees(facts.fabric, seer, segment)),
  );
};

const isLayer2Known = ({ ends }: Side): boolean =>
  ends.every((end) => end.segmentsKnown || end.vlan.kind === 'set');

const subnetsOf = ({ ends }: Side): (Subnet4 | undefined)[] =>
  ends
    .filter((end) => end.adapter !== undefined || end.vnic?.ip !== undefined)
    .map(({ adapter }) =>
      adapter?.ip === undefined || adapter.prefix === undefined
        ? undefined
        : subnetOf(adapter.ip, adapter.prefix),
    );

const networkOf = (networks: readonly Network[], subnet: Subnet4): Network | undefined =>
  networks.find(({ subnet: text }) => {
    const parsed = text === undefined ? undefined : parseSubnet(text);
    return parsed !== undefined && parsed.prefix === subnet.prefix && isIn(parsed.address, subnet);
  });

/** Does a route lead from one network to the other? */
const isRouted = (from: Network, to: Network): boolean | undefined => {
  if (from.routed === false || to.routed === false) return false;
  if (from.routedTo !== undefined) return from.routedTo.includes(to.id);
  return from.routed === true && to.routed === true ? true : undefined;
};

const layer3 = (facts: HostFacts, a: Side, b: Side) => {
  const [own, other] = [subnetsOf(a), subnetsOf(b)];
  const pairs = own.flatMap((x) => other.map((y) => [x, y] as const));
  if (pairs.some(([x, y]) => x !== undefined && y !== undefined && overlap(x, y))) {
    return { apart: false, isSameSubnet: true };
  }
  const routes = pairs.map(([x, y]) => {
    if (x === undefined || y === undefined) return undefined;
    const [from, to] = [networkOf(facts.networks, x), networkOf(facts.networks, y)];
    return from === undefined || to === undefined ? undefined : isRouted(from, to);
  });
  const apart = routes.includes(true)
    ? false
    : routes.length === 0 || routes.includes(undefined)
      ? undefined
      : true;
  return { apart, isSameSubnet: false };
};

/** Are two sets of things of NICs apart, when of some NICs the thing is not known? */
const apartBy = (
  a: Side,
  b: Side,
  of: (nic: Nic) => string | undefined,
): { readonly apart: boolean | undefined; readonly both: readonly string[] } => {
  const values = (side: Side) => [...side.ever].map(of);
  const [own, other] = [values(a), values(b)];
  const theirs = new Set(other);
  const both = [...new Set(own)].flatMap((value) =>
    value !== undefined && theirs.has(value) ? [value] : [],
  );
  if (both.length > 0 || inBoth(a.ever, b.ever).length > 0) return { apart: false, both };
  return { apart: own.includes(undefined) || other.includes(undefined) ? undefined : true, both };
};

const levelOf = (v: IsolationVector, isSameSubnet: boolean): IsolationLevel | undefined => {
  if (v.l2 === undefined) return v.adapter ? undefined : 'shared';
  if (!v.l2 || !v.adapter || isSameSubnet) return 'shared';
  if (!v.uplinkSteady) return 'logical';
  if (!v.uplinkAlways) return 'logical-preferred';
  return v.pswitch === true ? 'physical-fabric' : 'physical-uplink';
};

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

/**
 * How far apart two traffic classes of one host are, and through what they meet. Meant for two
 * different classes that the host has; a class it lacks is apart from all.
 */
export const isolationOf = (
  design: Design,
  host: Host,
  classA: TrafficClass,
  classB: TrafficClass,
): Isolation => {
  const facts = factsOf(design, host);
  const presence = presenceIn(design);
  const [a, b] = [sideOf(facts, classA), sideOf(facts, classB)];
  const segments = [
    ...new Set([
      ...sharedSegments(facts, presence, a, classB),
      ...sharedSegments(facts, presence, b, classA),
    ]),
  ];
  const endpoints = inBoth(a.ends, new Set(b.ends));
  const instances = (side: Side) => side.ends.flatMap((end) => end.use?.instance.key ?? []);
  const vswitches = inBoth(instances(a), new Set(instances(b)));
  const [nicsNow, nicsEver] = [inBoth(a.now, b.now), inBoth(a.ever, b.ever)];
  const card = apartBy(a, b, (nic) => nic.cardId);
  const physical = apartBy(a, b, facts.switchIdOfNic);
  const isKnown = isLayer2Known(a) && isLayer2Known(b);
  const l3 = layer3(facts, a, b);
  const vector: IsolationVector = {
    adapter: endpoints.length === 0,
    l2: segments.length > 0 || endpoints.length > 0 ? false : isKnown ? true : undefined,
    l3: l3.apart,
    vswitch: vswitches.length === 0,
    uplinkSteady: nicsNow.length === 0,
    uplinkAlways: nicsEver.length === 0,
    card: card.apart,
    pswitch: physical.apart,
  };
  return {
    vector,
    level: levelOf(vector, l3.isSameSubnet),
    shared: {
      endpoints: ids(endpoints),
      segments,
      vswitches,
      nicsNow: ids(nicsNow),
      nicsEver: ids(nicsEver),
      cards: card.both,
      physicalSwitches: physical.both,
    },
  };
};
