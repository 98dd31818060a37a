import { carrying, remembers } from '../carrying';
import { grouped } from '../grouped';
import type { Uplink } from '../uplinks';
import { isAlive, type Link } from './links';
import type { ServiceState } from './outcome';
import { dropped, type Place, type SegmentOf, unknownPlace } from './segments-without';
import type { Way } from './ways';

/** What has failed, and what that makes of the fabric. */
export interface Situation {
  readonly failed: ReadonlySet<string>;
  readonly segmentOf: SegmentOf;
  /** Of the whole fabric. */
  readonly wholeSegmentOf: SegmentOf;
  readonly touchesFabric: boolean;
}

/** What carries a way's frames in one situation. */
export interface Carried {
  readonly uplinks: readonly Uplink[];
  readonly links: readonly Link[];
  /** Sorted, each once. */
  readonly places: readonly Place[];
  readonly isShotgun: boolean;
}

/** What frames meet behind a link of a way. */
const placeBehind = (way: Way, link: Link): Place =>
  way.places[way.links.indexOf(link)] ?? unknownPlace;

const countGroups = (links: readonly Link[], groupOf: (link: Link) => string): number =>
  new Set(links.map(groupOf)).size;

/**
 * Beacon probing (catalogue 5.3): the links of the strictly largest part of a broadcast domain
 * that a failure has split. `shotgun`: it cannot tell which part lives. Undefined: nothing to see.
 * A link failure between switches is judged as the same failure seen from upstream.
 */
const heard = (way: Way, alive: readonly Link[], now: Situation) => {
  if (way.team?.detection !== 'beacon' || !now.touchesFabric) return undefined;
  const groupBy = (segmentOf: SegmentOf) => (link: Link) => {
    const place = placeBehind(way, link);
    return place === dropped ? `${dropped} ${link.nic.id}` : segmentOf(place);
  };
  if (alive.some((link) => placeBehind(way, link) === unknownPlace)) return undefined;
  const groupOf = groupBy(now.segmentOf);
  if (countGroups(alive, groupOf) <= countGroups(alive, groupBy(now.wholeSegmentOf))) {
    return undefined;
  }
  const groups = grouped(alive, groupOf);
  const [first, second] = [...groups.values()].sort((a, b) => b.length - a.length);
  const isClear = way.links.length >= 3 && (first?.length ?? 0) > (second?.length ?? 0);
  return isClear && first !== undefined
    ? { links: first, isShotgun: false }
    : { links: alive, isShotgun: true };
};

/** The uplinks in use. `before`: what was in use until now, for teams that remember. */
export const carry = (way: Way, now: Situation, before?: readonly Uplink[]): Carried => {
  const alive = way.links.filter((link) => isAlive(link, now.failed));
  if (way.team === undefined) return carried(way, [], alive, false);
  const probed = heard(way, alive, now);
  const usable = probed?.links ?? alive;
  const isUp = (uplink: Uplink) => uplink.nics.some((nic) => usable.some((l) => l.nic === nic));
  if (probed?.isShotgun === true) {
    const all = [...way.team.active, ...way.team.standby];
    return carried(way, all.filter(isUp), usable, true);
  }
  const uplinks = carrying(way.team, isUp, before);
  const used = usable.filter(({ nic }) => uplinks.some(({ nics }) => nics.includes(nic)));
  return carried(way, uplinks, used, false);
};

const carried = (
  way: Way,
  uplinks: readonly Uplink[],
  links: readonly Link[],
  isShotgun: boolean,
): Carried => {
  const places: Place[] = [];
  for (const link of links) {
    const place = placeBehind(way, link);
    if (!places.includes(place)) places.push(place);
  }
  return { uplinks, links, places: places.length < 2 ? places : places.sort(), isShotgun };
};

/** Does the way remember what it used? */
export const isSticky = (way: Way): boolean => way.team !== undefined && remembers(way.team);

/** The segments of a way's targets that live; undefined where it needs none. */
const targetSegments = (way: Way, now: Situation): ReadonlySet<string> | undefined =>
  way.targets === undefined
    ? undefined
    : new Set(
        way.targets
          .filter((place) => !now.failed.has(place.slice(0, place.indexOf('/'))))
          .map(now.segmentOf),
      );

/** The state of one endpoint on this way. What is not known is not held against it. */
export const stateOf = (way: Way, { places }: Carried, now: Situation): ServiceState => {
  const targets = targetSegments(way, now);
  let good = 0;
  let bad = 0;
  for (const place of places) {
    const reaches =
      place === unknownPlace ||
      (place !== dropped && (targets === undefined || targets.has(now.segmentOf(place))));
    if (reaches) good++;
    else bad++;
  }
  if (good === 0) return 'DOWN';
  if (way.faults.length > 0) return 'UNRELIABLE';
  return bad === 0 ? 'OK' : 'AT-RISK';
};
