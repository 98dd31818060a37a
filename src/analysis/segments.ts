import type { TrafficClass } from '../model/design';
import { inList } from '../model/find';
import { type VlanRanges, vlansInclude } from '../model/formats';
import type { Fabric } from './fabric';
import type { HostFacts, SharedFacts } from './facts';
import { type Infrastructure, infrastructure, isConnected, isInside, lotsOf } from './lots';
import { wireOf } from './wire';

// Findings name a few; how many there are stands beside them.
const named = 8;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a host has in one broadcast domain. Plain data, compared by value. */
export interface Presence {
  readonly hostId: string;
  readonly host: string;
  readonly isHyperv: boolean;
  /** Name of the virtual switch where the domain is inside one. */
  readonly inside: string;
  readonly lots: readonly {
    /** Classes and segments as one word: many lots of many hosts, few ways to be connected. */
    readonly way: string;
    readonly classes: readonly TrafficClass[];
    readonly segments: readonly string[];
    readonly ends: readonly Named[];
    readonly count: number;
  }[];
}

const known = new WeakMap<HostFacts, ReadonlyMap<string, Presence>>();

/** What a host has where, by segment. */
export const presenceOf = (facts: HostFacts): ReadonlyMap<string, Presence> => {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const made = new Map<string, Presence & { lots: Presence['lots'][number][] }>();
  for (const lot of lotsOf(facts)) {
    const placedAt = (segments: readonly string[]) => ({
      way: `${lot.classes.join()} ${segments.join('|')}`,
      segments,
    });
    const entry = {
      ...placedAt(lot.segments),
      classes: lot.classes,
      ends: lot.ends.slice(0, named).map(({ id, name }) => ({ id, name })),
      count: lot.ends.length,
    };
    // Places inside a switch differ by host; on the wire they would only hide who is connected alike.
    const onWire = { ...entry, ...placedAt(lot.segments.filter((s) => !isInside(s))) };
    for (const segment of lot.segments) {
      const there = made.get(segment);
      const placed = isInside(segment) ? entry : onWire;
      if (there !== undefined) there.lots.push(placed);
      else {
        made.set(segment, {
          hostId: facts.host.id,
          host: facts.host.name,
          isHyperv: facts.isHyperv,
          inside: isInside(segment) ? (lot.ends[0]?.use?.instance.name ?? '') : '',
          lots: [placed],
        });
      }
    }
  }
  known.set(facts, made);
  return made;
};

/** An endpoint that tags for itself (VLAN 4095, trunk): it is in every VLAN of its set. */
export interface Seer extends Named {
  readonly classes: readonly TrafficClass[];
  readonly vlans: VlanRanges;
  readonly native: number | undefined;
  readonly instance: string;
  readonly ports: readonly string[];
}

export interface TrunkPresence {
  readonly hostId: string;
  readonly host: string;
  readonly isHyperv: boolean;
  readonly seers: readonly Seer[];
  /** Where the host's infrastructure is, for seers of any host to be held against. */
  readonly infrastructure: readonly {
    readonly traffic: Infrastructure;
    readonly segment: string;
    readonly inside: string;
    readonly ends: readonly Named[];
  }[];
}

const makeTrunkPresence = (facts: HostFacts): TrunkPresence | undefined => {
  const seers = facts.endpoints.flatMap((end): Seer[] =>
    end.vlan.kind === 'set' && end.classes.length > 0 && isConnected(end)
      ? [
          {
            id: end.id,
            name: end.name,
            classes: end.classes,
            vlans: end.vlan.ranges,
            native: end.vlan.native,
            instance: end.use?.instance.key ?? '',
            ports: end.usable.flatMap((nic) => nic.cabledTo ?? []),
          },
        ]
      : [],
  );
  const places: TrunkPresence['infrastructure'][number][] = [];
  for (const [segment, { lots, inside }] of presenceOf(facts)) {
    for (const traffic of infrastructure) {
      if (!lots.some((lot) => lot.classes.includes(traffic))) continue;
      const ends = lots.flatMap((lot) => (lot.classes.includes(traffic) ? lot.ends : []));
      places.push({ traffic, segment, inside, ends: ends.slice(0, named) });
    }
  }
  if (seers.length === 0 && places.length === 0) return undefined;
  return {
    hostId: facts.host.id,
    host: facts.host.name,
    isHyperv: facts.isHyperv,
    seers,
    infrastructure: places,
  };
};

const knownTrunks = new WeakMap<HostFacts, { readonly presence: TrunkPresence | undefined }>();

/** Endpoints with a set of VLANs, and the infrastructure they might see; undefined where a host has neither. */
export const trunkPresenceOf = (facts: HostFacts): TrunkPresence | undefined => {
  let made = knownTrunks.get(facts);
  if (made === undefined) {
    made = { presence: makeTrunkPresence(facts) };
    knownTrunks.set(facts, made);
  }
  return made.presence;
};

/** Is an endpoint that tags for itself in this broadcast domain? */
export const sees = (fabric: Fabric, seer: Seer, segment: string): boolean => {
  if (isInside(segment)) {
    const [instance, vlan] = segment.split('~');
    const id = Number(vlan);
    return instance === seer.instance && (id === seer.native || vlansInclude(seer.vlans, id));
  }
  const vlan = Number(segment.slice(segment.indexOf('/') + 1));
  const tags = [
    ...(vlansInclude(seer.vlans, vlan) ? [vlan] : []),
    ...(seer.native === undefined ? [] : [seer.native]),
  ];
  return seer.ports.some((cabledTo) =>
    tags.some((tag) => {
      const wire = wireOf(fabric, { cabledTo }, tag);
      return wire.state === 'carried' && fabric.segment(wire.switchId, wire.vlan) === segment;
    }),
  );
};

/** A broadcast domain in words: `VLAN 20 on tor-a and tor-b`, `untagged traffic inside vSwitch0`. */
export const placeInWords = (segment: string, inside: string, shared: SharedFacts): string => {
  const vlan = Number(segment.slice(segment.search(/[~/]/) + 1));
  const what = vlan === 0 ? 'untagged traffic' : `VLAN ${vlan}`;
  if (isInside(segment)) return `${what} inside ${inside}`;
  const switchId = segment.slice(0, segment.indexOf('/'));
  const names = shared.fabric
    .reach(switchId, vlan)
    .map((id) => inList(shared.design.physicalSwitches, id)?.name ?? id);
  const last = names.length > 3 ? `${names.length - 2} more` : names.at(-1);
  const shown = names.length > 3 ? names.slice(0, 2) : names.slice(0, -1);
  return `${what} on ${shown.length === 0 ? last : `${shown.join(', ')} and ${last}`}`;
};
