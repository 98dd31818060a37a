import type { Endpoint } from '../endpoints';
import type { HostFacts } from '../facts';
import type { Team } from '../uplinks';
import { type VlanTag, type Wire, wireOf } from '../wire';
import type { Link } from './links';
import type { Fault, Verdict } from './preconditions';
import { dropped, type Place, unknownPlace } from './segments-without';

/** One way for frames to leave a host: a team, or one NIC, with a VLAN. Endpoints alike share one. */
export interface Way {
  readonly id: string;
  /** Undefined where the endpoint has a NIC of its own. */
  readonly team: Team | undefined;
  readonly links: readonly Link[];
  /** What a frame meets behind each of the links, in their order. */
  readonly places: readonly Place[];
  /** The guest tags for itself: a place stands for one VLAN of its set. */
  readonly isTrunk: boolean;
  readonly faults: readonly Fault[];
  /** Segments, as places, that it must reach to be of use: those of the iSCSI targets it is bound to. */
  readonly targets: readonly Place[] | undefined;
  readonly unknown: readonly UnknownInput[];
}

/** A field that the design does not state and that could change an answer. */
export interface UnknownInput {
  readonly id: string;
  readonly field: string;
}

/** The VLAN that stands for a set: the lowest that the port lets through. */
const representative = (facts: HostFacts, link: Link, tag: VlanTag & { kind: 'set' }): Wire => {
  const { nic } = link;
  const ranges = tag.ranges === 'all' ? ([[1, 4094]] as const) : tag.ranges;
  let last = wireOf(facts.fabric, nic, tag.native ?? 0);
  const native = last;
  for (const [from, to] of ranges) {
    for (let vlan = from; vlan <= to; vlan++) {
      last = wireOf(facts.fabric, nic, vlan);
      if (last.state === 'carried') return last;
      // What is not known of one VLAN is not known of any.
      if (last.state === 'unknown') return native.state === 'carried' ? native : last;
      if (last.reason === 'portDown' || last.reason === 'taggedOnAccess') return native;
    }
  }
  return native.state === 'carried' ? native : last;
};

const fieldOfReason = {
  uncabled: 'cabledTo',
  mode: 'mode',
  allowedVlans: 'allowedVlans',
  nativeVlan: 'nativeVlan',
  vlan: 'vlan',
} as const;

const peerPlace = (link: Link, vlan: number): Place =>
  `cable ${[link.nic.id, link.peer?.id ?? ''].sort().join(' ')}/${vlan}`;

const placeOf = (
  facts: HostFacts,
  link: Link,
  { id, use, vlan: tag, wires }: Endpoint,
): { readonly place: Place; readonly unknown?: UnknownInput } => {
  // Known or not is a matter of the port group, whatever the link leads to.
  if (tag.kind === 'unknown')
    return { place: unknownPlace, unknown: { id: use?.id ?? id, field: 'vlan' } };
  if (link.peer !== undefined) {
    return { place: peerPlace(link, tag.kind === 'one' ? tag.vlan : (tag.native ?? 0)) };
  }
  const wire =
    tag.kind === 'set'
      ? representative(facts, link, tag)
      : (wires.find(({ nic }) => nic === link.nic)?.wire ??
        wireOf(facts.fabric, link.nic, tag.vlan));
  if (wire.state === 'carried') return { place: `${wire.switchId}/${wire.vlan}` };
  if (wire.state === 'dropped') return { place: dropped };
  const port = facts.fabric.port(link.nic.cabledTo ?? '');
  const isAccess = port?.mode === 'access' && wire.reason === 'nativeVlan';
  return {
    place: unknownPlace,
    unknown: {
      id: wire.reason === 'uncabled' ? link.nic.id : (link.nic.cabledTo ?? link.nic.id),
      field: isAccess ? 'accessVlan' : fieldOfReason[wire.reason],
    },
  };
};

/** Where iSCSI targets of the design listen; undefined where it says of none, or not enough. */
const targetPlaces = (facts: HostFacts): readonly Place[] | undefined => {
  const places: Place[] = [];
  for (const target of facts.storageTargets) {
    if ((target.protocol ?? 'iscsi') !== 'iscsi') continue;
    for (const cabledTo of target.cabledTo) {
      const wire = wireOf(facts.fabric, { cabledTo }, target.vlan ?? 0);
      if (wire.state === 'unknown') return undefined;
      if (wire.state === 'carried') places.push(`${wire.switchId}/${wire.vlan}`);
    }
  }
  return places.length === 0 ? undefined : places;
};

/** What tells ways apart: endpoints with the same word share one. */
export const wayKey = (end: Endpoint): string => {
  const { vlan } = end;
  const tag =
    vlan.kind === 'one'
      ? String(vlan.vlan)
      : vlan.kind === 'unknown'
        ? '?'
        : `${vlan.ranges === 'all' ? 'all' : vlan.ranges.join(' ')}+${vlan.native ?? ''}`;
  const through = end.adapter?.nicId ?? end.use?.id ?? '';
  return `${through} ${tag}${end.adapter?.iscsiBound === true ? ' bound' : ''}`;
};

export const wayOf = (
  facts: HostFacts,
  end: Endpoint,
  linkOfNic: (nicId: string) => Link | undefined,
  verdictOf: (team: Team) => Verdict,
): Way => {
  const team = end.adapter?.nicId === undefined ? end.use?.team : undefined;
  const links = end.usable.flatMap((nic) => linkOfNic(nic.id) ?? []);
  const verdict = team === undefined ? undefined : verdictOf(team);
  const unknown: UnknownInput[] = (verdict?.unknown ?? []).map((id) => ({ id, field: 'mode' }));
  const places: Place[] = [];
  for (const link of links) {
    const { place, unknown: missing } = placeOf(facts, link, end);
    places.push(place);
    if (missing !== undefined) unknown.push(missing);
    if (link.nic.speedMbps === undefined) unknown.push({ id: link.nic.id, field: 'speedMbps' });
  }
  return {
    id: wayKey(end),
    team,
    links,
    places,
    isTrunk: end.vlan.kind === 'set',
    faults: verdict?.faults ?? [],
    targets: end.adapter?.iscsiBound === true ? targetPlaces(facts) : undefined,
    unknown,
  };
};
