import type { SharedFacts } from '../../analysis/facts';
import { pairState } from '../../analysis/failures/pair-state';
import { dropped, type SegmentOf, segmentsWithout } from '../../analysis/failures/segments-without';
import { grouped } from '../../analysis/grouped';
import type { TrafficClass } from '../../model/design';

/** What a host attaches to on one network: places behind its uplinks, a word for each endpoint. */
export interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly traffic: TrafficClass;
  readonly label: string;
  readonly network: string;
  /** Port groups, for hiding. */
  readonly groups: readonly string[];
  readonly attach: string;
  /** After a failure that changes it. Undefined: lost, which is another finding. */
  readonly after: readonly (readonly [key: string, name: string, attach: string | undefined])[];
}

interface Side {
  readonly hosts: readonly Member[];
  readonly attach: string;
}

/** Two hosts that do not reach each other for sure, each with all that attach as it does. */
export type Split = readonly [a: Member, b: Member, from: Side, to: Side];

export interface SplitBy {
  readonly id: string;
  readonly name: string;
  readonly found: Split;
}

/** Hosts by what they attach to; those that lost the network are in no side. */
export const sidesOf = (
  members: readonly Member[],
  attachIn: (member: Member) => string | undefined,
): readonly Side[] => {
  const sides = grouped(members, attachIn);
  return [...sides].flatMap(([attach, hosts]) => (attach === undefined ? [] : [{ attach, hosts }]));
};

export const places = (attach: string): readonly string[] => [
  ...new Set(attach.split(/[|,]/).filter((place) => place !== '' && place !== dropped)),
];

export const split = (place: string) => {
  const slash = place.indexOf('/');
  return { id: place.slice(0, slash), vlan: Number(place.slice(slash + 1)) };
};

/** Networks in other VLANs meet in a router, or are another finding. */
const isOneVlan = (a: string, b: string): boolean => {
  const vlans = new Set(places(a).map((place) => split(place).vlan));
  return places(b).some((place) => vlans.has(split(place).vlan));
};

/** One subnet for each rack on purpose: the VLAN ends at the rack's switches and is routed. */
const isPerRack = (shared: SharedFacts, a: string): boolean => {
  const vlans = new Set(places(a).map((place) => split(place).vlan));
  return shared.design.networks.some(
    ({ perRack, vlan }) => perRack === true && vlan !== undefined && vlans.has(vlan),
  );
};

/** Two hosts that do not reach each other for sure; undefined where all do. */
export const splitIn = (
  sides: readonly Side[],
  segmentOf: SegmentOf,
  shared: SharedFacts,
): Split | undefined => {
  for (const [i, from] of sides.entries()) {
    for (const to of sides.slice(i)) {
      const [a] = from.hosts;
      const b = from === to ? from.hosts[1] : to.hosts[0];
      if (a === undefined || b === undefined) continue;
      // Kept for every network of these hosts: by far the cheapest of the three to ask first.
      if (pairState(from.attach, to.attach, segmentOf) === 'CONNECTED') continue;
      if (!isOneVlan(from.attach, to.attach) || isPerRack(shared, from.attach)) continue;
      return [a, b, from, to];
    }
  }
  return undefined;
};

export const isOnWire = (place: string): boolean => place.startsWith('s') && place.includes('/');

/** One host that moved to other uplinks, and all others where they were. */
export const splitsOfHosts = (
  members: readonly Member[],
  whole: SegmentOf,
  shared: SharedFacts,
): SplitBy[] => {
  const sides = sidesOf(members, ({ attach }) => attach);
  return members.flatMap((member) =>
    member.after.flatMap(([id, name, attach]): SplitBy[] => {
      // A switch takes more than one host along: see below.
      if (attach === undefined || !id.startsWith('h')) return [];
      const own: Side = { attach, hosts: [member] };
      for (const side of sides) {
        const hosts =
          side.attach === member.attach ? side.hosts.filter((m) => m !== member) : side.hosts;
        if (hosts.length === 0) continue;
        const found = splitIn([own, { attach: side.attach, hosts }], whole, shared);
        if (found !== undefined) return [{ id, name, found }];
      }
      return [];
    }),
  );
};

const cutSegments = new WeakMap<SharedFacts['fabric'], Map<string, SegmentOf>>();

/** The segments without one switch; kept with the fabric, for every network asks. */
const segmentsWithoutSwitch = ({ fabric, design }: SharedFacts, id: string): SegmentOf => {
  const kept = cutSegments.get(fabric) ?? new Map<string, SegmentOf>();
  cutSegments.set(fabric, kept);
  const segmentOf = kept.get(id) ?? segmentsWithout(design, new Set([id]));
  kept.set(id, segmentOf);
  return segmentOf;
};

/** Switches that the network crosses, the hosts' own and those between. */
const switchesOn = (members: readonly Member[], { fabric }: SharedFacts): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const place of new Set(members.flatMap(({ attach }) => places(attach)))) {
    const { id, vlan } = split(place);
    for (const reached of isOnWire(place) ? fabric.reach(id, vlan) : []) ids.add(reached);
  }
  return ids;
};

export const splitsOfSwitches = (members: readonly Member[], shared: SharedFacts): SplitBy[] =>
  [...switchesOn(members, shared)].flatMap((id): SplitBy[] => {
    const attachIn = ({ attach, after }: Member) => {
      const own = after.find(([key]) => key === id);
      return own === undefined ? attach : own[2];
    };
    const sides = sidesOf(members, attachIn);
    const found = splitIn(sides, segmentsWithoutSwitch(shared, id), shared);
    const name = shared.design.physicalSwitches.find((s) => s.id === id)?.name ?? id;
    return found === undefined ? [] : [{ id, name, found }];
  });

const wholeSegments = new WeakMap<SharedFacts['fabric'], SegmentOf>();

export const wholeOf = ({ fabric, design }: SharedFacts): SegmentOf => {
  const segmentOf = wholeSegments.get(fabric) ?? segmentsWithout(design, new Set());
  wholeSegments.set(fabric, segmentOf);
  return segmentOf;
};
