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
type PlacedLot = Presence['lots'][number] & Owner;

const order = Object.keys(trafficClasses) as TrafficClass[];
// A segment of a whole site has thousands of endpoints; a finding names the first of each side.
const shown = 8;

const endsOf = (lots: readonly PlacedLot[]): End[] =>
  lots.flatMap(({ ends, hostId, host, isHyperv }) =>
    ends.map((end) => ({ ...end, hostId, host, isHyperv })),
  );

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
  const present = new Set(members.flatMap((m) => m.lots.flatMap((lot) => lot.classes)));
  if (!present.has(traffic) || present.size < 2) return [];
  const lots = members.flatMap(({ lots: own, hostId, host, isHyperv }) =>
    own.map((lot): PlacedLot => ({ ...lot, hostId, host, isHyperv })),
  );
  const words = placeInWords(segment, members[0]?.inside ?? '', shared);
  return order.flatMap((other): ReportAt[] => {
    if (other === traffic || !present.has(other)) return [];
    const of = (one: TrafficClass, not: TrafficClass) =>
      lots.filter((lot) => lot.classes.includes(one) && !lot.classes.includes(not));
    const [mine, theirs] = meetHere(segment, of(traffic, other), of(other, traffic));
    if (mine.length === 0) return [];
    const hosts = [...mine, ...theirs].map((lot) => lot.hostId);
    return [meeting(traffic, other, { segment, words }, endsOf(mine), endsOf(theirs), hosts)];
  });
};

/** The lots of two sides for which this is the first segment that they share. */
const meetHere = (segment: string, a: readonly PlacedLot[], b: readonly PlacedLot[]) => {
  const word = (lot: PlacedLot) => lot.segments.join('|');
  // Many lots, few ways to be connected: compare the ways.
  const ways = (lots: readonly PlacedLot[]) =>
    new Map(lots.map((lot) => [word(lot), lot.segments] as const));
  const mine = new Set<string>();
  const theirs = new Set<string>();
  for (const [way, segments] of ways(a)) {
    for (const [otherWay, others] of ways(b)) {
      if (segments.find((s) => others.includes(s)) !== segment) continue;
      mine.add(way);
      theirs.add(otherWay);
    }
  }
  return [
    a.filter((lot) => mine.has(word(lot))),
    b.filter((lot) => theirs.has(word(lot))),
  ] as const;
};

/** Endpoints that tag for themselves and can see a segment of this class. */
export const seersOf = (
  members: readonly TrunkPresence[],
  traffic: Infrastructure,
  shared: SharedFacts,
): readonly ReportAt[] => {
  const seers = members.flatMap(({ seers: own, hostId, host, isHyperv }) =>
    own.map((seer) => ({ ...seer, hostId, host, isHyperv })),
  );
  if (seers.length === 0) return [];
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
