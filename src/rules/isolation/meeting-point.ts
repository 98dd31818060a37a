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
import { compareIds } from '../../lint/order';
import type { HostsByWord, ReportAt } from '../../lint/rule';
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

/** The words of a lot (`Presence`): what it carries, and the segments it is in. */
interface Way {
  readonly word: string;
  readonly classes: readonly string[];
  readonly segments: readonly string[];
  /** In the order of ids. */
  readonly hostIds: readonly string[];
}

const headOf = (word: string): string => word.slice(0, word.indexOf(' '));

const waysOf = (words: HostsByWord): readonly Way[] =>
  [...words].map(([word, hostIds]) => ({
    word,
    classes: headOf(word).split(','),
    segments: word.slice(word.indexOf(' ') + 1).split('|'),
    hostIds,
  }));

/** Do these words tell of a class and of another one? Most segments hold one class: that is told at a glance. */
export const isMeeting = (words: HostsByWord, traffic: Infrastructure): boolean => {
  let hasOwn = false;
  let hasOther = false;
  for (const word of words.keys()) {
    const classes = headOf(word);
    if (classes === traffic) hasOwn = true;
    else if (!classes.split(',').includes(traffic)) hasOther = true;
    else {
      hasOwn = true;
      hasOther = true;
    }
    if (hasOwn && hasOther) return true;
  }
  return false;
};

type Of = (hostId: string) => readonly Presence[];

/** The first ends of these ways, host by host: a segment may hold thousands. */
const endsOf = (ways: readonly Way[], of: Of): readonly End[] => {
  const words = new Set(ways.map(({ word }) => word));
  const ends: End[] = [];
  for (const hostId of hostsOf(ways.map(({ hostIds }) => ({ hostIds: hostIds.slice(0, shown) })))) {
    for (const { lots, host, isHyperv } of of(hostId)) {
      for (const lot of lots) {
        if (!words.has(lot.way)) continue;
        for (const end of lot.ends) ends.push({ ...end, hostId, host, isHyperv });
      }
    }
    if (ends.length >= shown) break;
  }
  return ends.slice(0, shown);
};

/** All hosts of several ways, in the order of ids. */
const hostsOf = (ways: readonly Pick<Way, 'hostIds'>[]): readonly string[] => {
  const [only, another] = ways;
  if (another === undefined) return only?.hostIds ?? [];
  return [...new Set(ways.flatMap(({ hostIds }) => hostIds))].sort(compareIds);
};

/**
 * Who shares this segment with a class. Each pair of endpoints is reported in one segment only:
 * the first that both are in. Read from words, so that a thousand hosts alike cost as one.
 */
export const meetingsIn = (
  segment: string,
  words: HostsByWord,
  of: Of,
  traffic: Infrastructure,
  shared: SharedFacts,
): readonly ReportAt[] => {
  const ways = waysOf(words);
  const inside = ways[0]?.hostIds[0];
  const place = {
    segment,
    words: placeInWords(segment, (inside && of(inside)[0]?.inside) || '', shared),
  };
  return order.flatMap((other): ReportAt[] => {
    if (other === traffic) return [];
    const carrying = (one: TrafficClass, not: TrafficClass) =>
      ways.filter(({ classes }) => classes.includes(one) && !classes.includes(not));
    const [mine, theirs] = meetHere(segment, carrying(traffic, other), carrying(other, traffic));
    if (mine.length === 0) return [];
    const hosts = [...hostsOf(mine), ...hostsOf(theirs)];
    return [meeting(traffic, other, place, endsOf(mine, of), endsOf(theirs, of), hosts)];
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
