import { className } from '../../analysis/class-name';
import type { SharedFacts } from '../../analysis/facts';
import type { Infrastructure } from '../../analysis/lots';
import {
  type Named,
  type Presence,
  placeInWords,
  sees,
  type TrunkPresence,
} from '../../analysis/segments';
import type { ReportAt } from '../../lint/rule';
import type { TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';

type Owner = Pick<Presence, 'hostId' | 'host' | 'isHyperv'>;
type End = Named & Owner;
const order = Object.keys(trafficClasses) as TrafficClass[];
// A segment of a whole site has thousands of endpoints; a finding names the first of each side.
const shown = 8;

const meeting = (
  traffic: Infrastructure,
  other: TrafficClass,
  place: { readonly segment: string; readonly words: string },
  mine: readonly End[],
  theirs: readonly End[],
  hosts: Iterable<string>,
): ReportAt => ({
  objects: [...mine.slice(0, shown), ...theirs.slice(0, shown)].map((end) => end.id),
  hosts: [...new Set(hosts)],
  data: {
    class: className(traffic, mine[0]?.isHyperv === true),
    other: className(other, theirs[0]?.isHyperv === true),
    segment: place.segment,
    place: place.words,
    endA: mine[0]?.name ?? '',
    hostA: mine[0]?.host ?? '',
    endB: theirs[0]?.name ?? '',
    hostB: theirs[0]?.host ?? '',
  },
});

/** Lots of all hosts that are connected in one way. */
interface Way {
  readonly classes: readonly TrafficClass[];
  readonly segments: readonly string[];
  /** The first few, with the place of their host among the members. */
  readonly ends: (readonly [at: number, end: End])[];
  readonly hosts: number[];
}

const waysOf = (members: readonly Presence[]): readonly Way[] => {
  const ways = new Map<string, Way>();
  for (const [at, { lots, hostId, host, isHyperv }] of members.entries()) {
    for (const lot of lots) {
      let way = ways.get(lot.way);
      if (way === undefined) {
        way = { classes: lot.classes, segments: lot.segments, ends: [], hosts: [] };
        ways.set(lot.way, way);
      }
      if (way.hosts[way.hosts.length - 1] !== at) way.hosts.push(at);
      for (const end of lot.ends) {
        if (way.ends.length === shown) break;
        way.ends.push([at, { ...end, hostId, host, isHyperv }]);
      }
    }
  }
  return [...ways.values()];
};

const byPlace = (a: number, b: number) => a - b;

/** The ends and hosts of several ways, in the order of members. */
const together = (ways: readonly Way[], members: readonly Presence[]) => {
  const ends = ways.flatMap((way) => way.ends);
  const [only, another] = ways;
  const hosts = another === undefined ? (only?.hosts ?? []) : ways.flatMap((way) => way.hosts);
  return {
    ends: ends.toSorted((a, b) => byPlace(a[0], b[0])).map(([, end]) => end),
    hosts: (another === undefined ? hosts : hosts.toSorted(byPlace)).flatMap(
      (at) => members[at]?.hostId ?? [],
    ),
  };
};

/** Which of these classes are here at all. */
const classesIn = (members: readonly Presence[]): ReadonlySet<TrafficClass> => {
  const present = new Set<TrafficClass>();
  for (const { lots } of members) {
    for (const { classes } of lots) for (const traffic of classes) present.add(traffic);
  }
  return present;
};

/**
 * Who shares this segment with a class. Each pair of endpoints is reported in one segment only:
 * the first that both are in.
 */
export const meetingsIn = (
  segment: string,
  members: readonly Presence[],
  traffic: Infrastructure,
  shared: SharedFacts,
): readonly ReportAt[] => {
  const present = classesIn(members);
  if (!present.has(traffic) || present.size < 2) return [];
  const ways = waysOf(members);
  const words = placeInWords(segment, members[0]?.inside ?? '', shared);
  return order.flatMap((other): ReportAt[] => {
    if (other === traffic || !present.has(other)) return [];
    const of = (one: TrafficClass, not: TrafficClass) =>
      ways.filter((way) => way.classes.includes(one) && !way.classes.includes(not));
    const [mine, theirs] = meetHere(segment, of(traffic, other), of(other, traffic));
    if (mine.length === 0) return [];
    const [a, b] = [together(mine, members), together(theirs, members)];
    const place = { segment, words };
    return [meeting(traffic, other, place, a.ends, b.ends, [...a.hosts, ...b.hosts])];
  });
};

/** The ways of two sides for which this is the first segment that they share. */
const meetHere = (segment: string, a: readonly Way[], b: readonly Way[]) => {
  const meets = (way: Way, other: Way) =>
    way.segments.find((s) => other.segments.includes(s)) === segment;
  return [
    a.filter((way) => b.some((other) => meets(way, other))),
    b.filter((way) => a.some((other) => meets(way, other))),
  ] as const;
};

/** Endpoints that tag for themselves and can see a segment of this class. */
export const seersOf = (
  members: readonly TrunkPresence[],
  traffic: Infrastructure,
  shared: SharedFacts,
): readonly ReportAt[] => {
  if (members.every(({ seers }) => seers.length === 0)) return [];
  const seers = members.flatMap(({ seers: own, hostId, host, isHyperv }) =>
    own.map((seer) => ({ ...seer, hostId, host, isHyperv })),
  );
  const segments = new Map<string, { inside: string; ends: End[] }>();
  for (const { infrastructure, hostId, host, isHyperv } of members) {
    for (const place of infrastructure) {
      if (place.traffic !== traffic) continue;
      const there = segments.get(place.segment) ?? { inside: place.inside, ends: [] };
      there.ends.push(...place.ends.map((end) => ({ ...end, hostId, host, isHyperv })));
      segments.set(place.segment, there);
    }
  }
  const told = new Set<string>();
  return [...segments].flatMap(([segment, { inside, ends }]) =>
    order.flatMap((other): ReportAt[] => {
      if (other === traffic) return [];
      // Inside the switch and on its wire is one VLAN to people: the first place is told.
      const seeing = seers.filter(
        (seer) =>
          seer.classes.includes(other) &&
          !seer.classes.includes(traffic) &&
          !ends.some((end) => told.has(`${seer.id}|${end.id}`)) &&
          sees(shared.fabric, seer, segment),
      );
      if (seeing.length === 0) return [];
      for (const seer of seeing) for (const end of ends) told.add(`${seer.id}|${end.id}`);
      const words = placeInWords(segment, inside, shared);
      const hosts = [...ends, ...seeing].map((end) => end.hostId);
      return [meeting(traffic, other, { segment, words }, ends, seeing, hosts)];
    }),
  );
};
