import type { InterSwitchLink, PhysicalSwitch } from '../../model/design';
import { linkCarries } from '../fabric';
import { upstreamKey } from './elements';

/** What a frame meets behind an uplink: a VLAN on a switch `s1/20`, a cable between two hosts, or one of these. */
export type Place = string;
export const dropped: Place = 'drop';
export const unknownPlace: Place = 'unknown';

/** Broadcast domains while some elements have failed: equal words, one domain. */
export type SegmentOf = (place: Place) => string;

export interface FabricParts {
  readonly physicalSwitches: readonly PhysicalSwitch[];
  readonly interSwitchLinks: readonly InterSwitchLink[];
}

interface Neighbour {
  readonly to: string;
  /** Undefined between members of a stack: they are one switch to every VLAN. */
  readonly link: InterSwitchLink | undefined;
}

const neighboursIn = (parts: FabricParts): ReadonlyMap<string, readonly Neighbour[]> => {
  const out = new Map<string, Neighbour[]>();
  const join = (from: string, to: string, link: InterSwitchLink | undefined) => {
    const list = out.get(from);
    if (list === undefined) out.set(from, [{ to, link }]);
    else list.push({ to, link });
  };
  for (const link of parts.interSwitchLinks) {
    join(link.aId, link.bId, link);
    join(link.bId, link.aId, link);
  }
  const stacks = new Map<string, string>();
  for (const { id, stackId } of parts.physicalSwitches) {
    if (stackId === undefined) continue;
    const before = stacks.get(stackId);
    if (before !== undefined) {
      join(before, id, undefined);
      join(id, before, undefined);
    }
    stacks.set(stackId, id);
  }
  return out;
};

const known = new WeakMap<
  readonly InterSwitchLink[],
  { switches: readonly PhysicalSwitch[]; neighbours: ReadonlyMap<string, readonly Neighbour[]> }
>();

const neighboursOf = (parts: FabricParts) => {
  const before = known.get(parts.interSwitchLinks);
  if (before?.switches === parts.physicalSwitches) return before.neighbours;
  const neighbours = neighboursIn(parts);
  known.set(parts.interSwitchLinks, { switches: parts.physicalSwitches, neighbours });
  return neighbours;
};

/** The segments of a fabric while these keys (see `keyOf`) have failed. */
export const segmentsWithout = (parts: FabricParts, failed: ReadonlySet<string>): SegmentOf => {
  const neighbours = neighboursOf(parts);
  const made = new Map<Place, string>();
  const isCut = (from: string, { to, link }: Neighbour) =>
    failed.has(to) ||
    (link !== undefined &&
      (failed.has(link.id) || failed.has(upstreamKey(from)) || failed.has(upstreamKey(to))));
  return (place) => {
    const before = made.get(place);
    if (before !== undefined) return before;
    const slash = place.indexOf('/');
    // A cable between two hosts is a domain of its own.
    if (place[0] !== 's' || slash < 0) return place;
    const vlan = Number(place.slice(slash + 1));
    const seen = new Set([place.slice(0, slash)]);
    for (const from of seen) {
      for (const next of neighbours.get(from) ?? []) {
        if (seen.has(next.to) || isCut(from, next)) continue;
        if (next.link === undefined || linkCarries(next.link, vlan)) seen.add(next.to);
      }
    }
    for (const member of seen) made.set(`${member}/${vlan}`, place);
    return place;
  };
};

/** Do these failures change who reaches whom between switches? */
export const touchesFabric = (failed: ReadonlySet<string>): boolean => {
  for (const key of failed) {
    if (key.startsWith('s') || key.startsWith('l') || key.startsWith('upstream:')) return true;
  }
  return false;
};
