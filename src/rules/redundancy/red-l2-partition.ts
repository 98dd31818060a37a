import { dropped, type SegmentOf, segmentsWithout } from '../../analysis/failures/segments-without';
import { workedExamples } from '../../analysis/failures/worked-examples';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { careful } from '../careful';
import { carryBetween } from '../carry-between';
import { vendor } from '../sources';
import { type Attached, attachmentsOf, type Loss, type Places } from './attachments';

/** Hosts that attach alike are one: what is said of one holds for all. */
interface Side {
  readonly host: Attached;
  readonly places: Places;
  readonly segments: readonly (readonly string[])[];
  readonly size: number;
}

const sidesOf = (
  hosts: readonly { readonly host: Attached; readonly places: Places }[],
  segmentOf: SegmentOf,
): Side[] => {
  const sides = new Map<string, Side>();
  for (const { host, places } of hosts) {
    // A service that is not up everywhere is another finding.
    if (!places.some((set) => set.length > 0 && !set.includes(dropped))) continue;
    const segments = places.map((set) =>
      [...new Set(set.map((place) => (place === dropped ? place : segmentOf(place))))].sort(),
    );
    const key = segments.map((set) => set.join()).join('|');
    const known = sides.get(key);
    if (known === undefined) sides.set(key, { host, places, segments, size: 1 });
    else sides.set(key, { ...known, size: known.size + 1 });
  }
  return [...sides.values()];
};

const vlanOf = (place: string): string => place.slice(place.indexOf('/') + 1);

/** Networks in other VLANs are routed, or another finding. */
const isOneVlan = (a: Side, b: Side): boolean => {
  const vlans = new Set(a.segments.flat().map(vlanOf));
  return b.segments.flat().some((place) => vlans.has(vlanOf(place)));
};

const meet = (a: Side, b: Side): boolean =>
  a.segments.some((one) =>
    b.segments.some(
      (other) =>
        one.length === 1 && other.length === 1 && one[0] === other[0] && one[0] !== dropped,
    ),
  );

/** The first two sides that do not reach each other for certain. */
const apartIn = (sides: readonly Side[]): readonly [Side, Side] | undefined => {
  for (const [i, a] of sides.entries()) {
    for (const b of sides.slice(i)) {
      if (a === b && a.size < 2) continue;
      if (isOneVlan(a, b) && !meet(a, b)) return [a, b];
    }
  }
  return undefined;
};

interface Break {
  readonly loss: Loss;
  readonly pair: readonly [Side, Side];
}

/** All hosts as they are, but one with this NIC or card gone, or all without this switch. */
const breaksOf = (
  members: readonly Attached[],
  sides: readonly Side[],
  segmentFor: (lost: string) => SegmentOf,
  whole: SegmentOf,
): Break[] => {
  const breaks: Break[] = [];
  const switches = new Map<string, Loss>();
  for (const host of members) {
    for (const { loss, places } of host.after) {
      if (loss.id.startsWith('s')) {
        switches.set(loss.id, loss);
        continue;
      }
      const [moved] = sidesOf([{ host, places }], whole);
      if (moved === undefined) continue;
      const other = sides.find(
        (side) =>
          (side.size > 1 || side.host !== host) && isOneVlan(moved, side) && !meet(moved, side),
      );
      if (other !== undefined) breaks.push({ loss, pair: [moved, other] });
    }
  }
  for (const loss of switches.values()) {
    const without = members.map((host) => ({
      host,
      places: host.after.find((one) => one.loss.id === loss.id)?.places ?? host.now,
    }));
    const pair = apartIn(sidesOf(without, segmentFor(loss.id)));
    if (pair !== undefined) breaks.push({ loss, pair });
  }
  return breaks;
};

const rule: Rule = defineGroupRule<Attached, 'now' | 'after'>({
  id: 'redundancy/red-l2-partition',
  title: 'A single failure splits a network between hosts',
  why: 'After one failure hosts use different switches; where the VLAN does not cross between these, they lose each other while every link is up.',
  howToFix: 'Carry the VLAN on the link between the switches.',
  sources: [
    vendor('FT-BP', 'L2 domain continuity for each VLAN between the two physical switches'),
    vendor('TEAM', 'all ports of a team in the same layer-2 broadcast domain'),
    vendor('HV-SET', 'both switches must be on the same subnet'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    now: '{a} and {b} do not reach each other on {network} for certain, with nothing failed: VLAN {vlans} does not join {switches}.',
    after:
      'After {element} fails, {a} and {b} do not reach each other on {network}: VLAN {vlans} does not join {switches}.',
  },
  hides: ['team-split-broadcast-domain'],
  members: (facts) => attachmentsOf(facts),
  check: ({ members, shared: { design } }, report) => {
    if (members.length < 2) return;
    const whole = segmentsWithout(design, new Set());
    const sides = sidesOf(
      members.map((host) => ({ host, places: host.now })),
      whole,
    );
    const tell = ([a, b]: readonly [Side, Side], breaks: readonly Break[]) => {
      const places = [...a.places, ...b.places].flat().filter((place) => place !== dropped);
      const ids = [...new Set(places.map((place) => place.slice(0, place.indexOf('/'))))].sort();
      const other = b.host === a.host ? members.find((host) => host !== a.host) : b.host;
      const [first] = breaks;
      report.found(first === undefined ? 'now' : 'after', {
        objects: [
          a.host.subjects[0] ?? a.host.hostId,
          ...(first === undefined ? [] : [first.loss.id]),
        ],
        subjects: [...new Set(members.flatMap(({ subjects }) => subjects))],
        hosts: members.map(({ hostId }) => hostId),
        data: {
          a: a.host.host,
          b: other?.host ?? b.host.host,
          network: a.host.network,
          vlans: [...new Set(places.map(vlanOf))],
          switches: ids.map((id) => design.physicalSwitches.find((s) => s.id === id)?.name ?? id),
          switchIds: ids,
          element: first?.loss.words ?? '',
          elements: [...new Set(breaks.map(({ loss }) => loss.words))],
        },
      });
    };
    const broken = apartIn(sides);
    if (broken !== undefined) {
      tell(broken, []);
      return;
    }
    const breaks = breaksOf(
      members,
      sides,
      (lost) => segmentsWithout(design, new Set([lost])),
      whole,
    );
    const [first] = breaks;
    if (first !== undefined) tell(first.pair, breaks);
  },
  fix: {
    title: 'Carry the VLAN between the switches',
    edit: careful(
      () => rule,
      (design, { data: { switchIds, vlans } }) => {
        const [vlan, another] = Array.isArray(vlans) ? vlans : [];
        return vlan === undefined || another !== undefined || !Array.isArray(switchIds)
          ? undefined
          : carryBetween(design, switchIds, vlan);
      },
    ),
  },
  notes:
    'Every NIC, card and physical switch is tried, one at a time; one finding for each network names the first that breaks it, and holds all in its evidence. Links between switches are not tried: they are usually bundles, and losing the last one parts every active team. Paths that are apart on purpose pass as long as one pair of them meets, as storage VLANs 711 and 712 do. Hosts in different VLANs are taken for routed. Channels and LAGs are left to the rules of their own.',
  examples: {
    bad: [
      {
        title: 'vMotion, active and standby: VLAN 20 is not on the link between the switches',
        design: workedExamples.E8a,
        finds: [['after', 'h1.p1', 'h1.n1']],
      },
      {
        title: 'Both uplinks active: broken before any failure',
        design: workedExamples.E8c,
        finds: [['now', 'h1.p1']],
      },
    ],
    good: [
      { title: 'VLAN 20 crosses between the switches', design: workedExamples.E8b },
      { title: 'Storage on two fabrics', design: workedExamples.E10 },
    ],
  },
});

export default rule;
