import { className } from '../../analysis/class-name';
import type { HostFacts, SharedFacts } from '../../analysis/facts';
import type { PartOutcome } from '../../analysis/failures/outcome';
import { pairState } from '../../analysis/failures/pairs';
import { dropped, type SegmentOf, segmentsWithout } from '../../analysis/failures/segments-without';
import { afterFailure, viewAlone } from '../../analysis/failures/views';
import { grouped } from '../../analysis/grouped';
import { defineGroupRule, type Rule } from '../../lint/rule';
import type { TrafficClass } from '../../model/design';
import { find } from '../../model/find';
import { careful } from '../careful';
import { carryBetween } from '../carry-between';
import { vendor } from '../sources';
import { partitionExamples } from './red-l2-partition.examples';

/** What a host attaches to on one network: places behind its uplinks, a word for each endpoint. */
interface Member {
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

/** What of a host can fail and split it from others, with the switches it is cabled to. */
const elementsOf = ({ host, fabric }: HostFacts) => {
  const cards = host.cards.filter(
    ({ id }) => host.nics.filter(({ cardId }) => cardId === id).length > 1,
  );
  const physical = new Map(
    host.nics.flatMap(({ cabledTo }) => {
      const found = cabledTo === undefined ? undefined : fabric.switchOf(cabledTo);
      return found === undefined ? [] : [[found.id, found.name] as const];
    }),
  );
  return [
    ...host.nics.map(({ id, name }) => [id, `${name} of ${host.name}`] as const),
    ...cards.map(({ id, name }) => [id, `card ${name} of ${host.name}`] as const),
    ...physical,
  ];
};

const attachOf = (part: PartOutcome | undefined): string | undefined =>
  part?.state === 'OK' || part?.state === 'AT-RISK' ? part.attach : undefined;

const labelOf = (part: PartOutcome, facts: HostFacts): string =>
  part.traffic === 'production' || part.traffic === 'heartbeat'
    ? part.name
    : className(part.traffic, facts.isHyperv);

const groupsOf = (facts: HostFacts, part: PartOutcome): string[] => [
  ...new Set(
    part.key.includes('.')
      ? (part.key.split(' ')[0] ?? [])
      : facts.ofClass(part.traffic).flatMap(({ use, id }) => use?.id ?? id),
  ),
];

interface Side {
  readonly hosts: readonly Member[];
  readonly attach: string;
}

/** Hosts by what they attach to; those that lost the network are in no side. */
const sidesOf = (
  members: readonly Member[],
  attachIn: (member: Member) => string | undefined,
): readonly Side[] => {
  const sides = grouped(members, attachIn);
  return [...sides].flatMap(([attach, hosts]) => (attach === undefined ? [] : [{ attach, hosts }]));
};

const places = (attach: string): readonly string[] => [
  ...new Set(attach.split(/[|,]/).filter((place) => place !== '' && place !== dropped)),
];

const split = (place: string) => {
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
const splitIn = (
  sides: readonly Side[],
  segmentOf: SegmentOf,
  shared: SharedFacts,
): readonly [a: Member, b: Member, from: Side, to: Side] | undefined => {
  for (const [i, from] of sides.entries()) {
    for (const to of sides.slice(i)) {
      const [a] = from.hosts;
      const b = from === to ? from.hosts[1] : to.hosts[0];
      if (a === undefined || b === undefined) continue;
      if (!isOneVlan(from.attach, to.attach) || isPerRack(shared, from.attach)) continue;
      if (pairState(from.attach, to.attach, segmentOf) !== 'CONNECTED') return [a, b, from, to];
    }
  }
  return undefined;
};

/** `tor-a and tor-b`, for what a side lands on. */
const whereOf = (shared: SharedFacts, attach: string): string => {
  const names = places(attach).map((place) => {
    const { id } = split(place);
    return shared.design.physicalSwitches.find((s) => s.id === id)?.name ?? 'a cable between hosts';
  });
  return [...new Set(names)].join(' or ') || 'nothing';
};

const isOnWire = (place: string): boolean => place.startsWith('s') && place.includes('/');

const rule: Rule = defineGroupRule<Member, 'now' | 'after'>({
  id: 'redundancy/red-l2-partition',
  title: 'Hosts cannot reach each other, or one failure cuts them apart',
  why: 'After one NIC fails hosts use different physical switches: a network that is not carried between the switches is then two networks, and both halves think they are fine.',
  howToFix: 'Allow the VLAN on the links between the physical switches.',
  sources: [
    vendor(
      'FT-BP',
      'ensuring L2 domain continuity for each VLAN between the two physical switches',
    ),
    vendor(
      'TEAM',
      'All ports on the physical switch in the same team must be in the same Layer 2 broadcast domain',
    ),
    vendor('HV-SET', 'both switches must be on the same subnet'),
  ],
  platform: 'any',
  severity: {
    essentials: { now: 'error', after: 'off' },
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  hides: ['team-split-broadcast-domain'],
  messages: {
    now: '{hostA} and {hostB} cannot count on reaching each other on {network}, VLAN {vlan}: {hostA} is on {switchA}, {hostB} on {switchB}, and the VLAN does not cross between them.',
    after:
      'After {element} fails, {hostA} and {hostB} cannot count on reaching each other on {network}, VLAN {vlan}: {hostA} is on {switchA}, {hostB} on {switchB}, and the VLAN does not cross between them.',
  },
  *members(facts): Generator<readonly [string, Member]> {
    const view = viewAlone(facts);
    const elements = elementsOf(facts);
    const outcomes = elements.map(([key]) => afterFailure(view, key));
    for (const [i, service] of view.base.services.entries()) {
      for (const [j, part] of service.parts.entries()) {
        const attach = attachOf(part);
        if (part.network === undefined || attach === undefined) continue;
        const after = elements.flatMap(([key, name], nth) => {
          const outcome = outcomes[nth];
          if (outcome === undefined || outcome === view.base) return [];
          const then = attachOf(outcome.services[i]?.parts[j]);
          return then === attach ? [] : [[key, name, then] as const];
        });
        yield [
          `${facts.cluster?.id ?? ''} ${part.traffic} ${part.network}`,
          {
            hostId: facts.host.id,
            host: facts.host.name,
            traffic: part.traffic,
            label: labelOf(part, facts),
            network: part.network,
            groups: groupsOf(facts, part),
            attach,
            after,
          },
        ];
      }
    }
  },
  glance: {
    words: ({ attach, after }) => [attach, ...after.flatMap(([, , then]) => then ?? [])],
    // One place for all, before and after: nothing to compare.
    isWorth: (words) => words.size > 1 || [...words.keys()].some((word) => word.includes(',')),
  },
  check: ({ members, shared }, report) => {
    if (members.length < 2) return;
    const tell = (
      found: NonNullable<ReturnType<typeof splitIn>>,
      element?: { readonly id: string; readonly name: string; readonly others: readonly string[] },
    ) => {
      const [a, b, from, to] = found;
      const wires = [...new Set([...places(from.attach), ...places(to.attach)])].filter(isOnWire);
      const vlan = wires.map((place) => split(place).vlan)[0];
      const hosts = [...new Set([...from.hosts, ...to.hosts].map(({ hostId }) => hostId))];
      report.found(element === undefined ? 'now' : 'after', {
        objects: [...(element === undefined ? [] : [element.id]), a.hostId, b.hostId],
        hosts,
        subjects: members.flatMap(({ groups }) => groups),
        data: {
          element: element?.name ?? '',
          elements: element?.others ?? [],
          hostA: a.host,
          hostB: b.host,
          network: a.label,
          vlan: vlan ?? 0,
          switchA: whereOf(shared, from.attach),
          switchB: whereOf(shared, to.attach),
          switches: [...new Set(wires.map((place) => split(place).id))],
        },
      });
    };
    const whole = segmentsWithout(shared.design, new Set());
    const now = splitIn(
      sidesOf(members, ({ attach }) => attach),
      whole,
      shared,
    );
    if (now !== undefined) {
      tell(now);
      return;
    }
    const names = new Map(members.flatMap(({ after }) => after.map(([key, name]) => [key, name])));
    // A switch between the hosts' own can fail as well.
    for (const { id, name } of shared.design.physicalSwitches) {
      const isBetween = shared.design.interSwitchLinks.some((l) => l.aId === id || l.bId === id);
      if (isBetween) names.set(id, name);
    }
    const splits = [...names].flatMap(([id, name]) => {
      const segmentOf = id.startsWith('s') ? segmentsWithout(shared.design, new Set([id])) : whole;
      const attachIn = ({ attach, after }: Member) => {
        const own = after.find(([key]) => key === id);
        return own === undefined ? attach : own[2];
      };
      const found = splitIn(sidesOf(members, attachIn), segmentOf, shared);
      return found === undefined ? [] : [{ id, name, found }];
    });
    const [first] = splits;
    if (first === undefined) return;
    const others = splits.map(({ name }) => name);
    tell(first.found, { id: first.id, name: first.name, others });
  },
  fix: {
    title: 'Carry the VLAN between the switches',
    edit: careful(
      () => rule,
      (design, { data: { switches, vlan } }) => {
        if (typeof vlan !== 'number' || vlan === 0 || !Array.isArray(switches)) return undefined;
        const known = switches.filter((id) => find(design, 'physicalSwitch', id) !== undefined);
        return known.length < 2 ? undefined : carryBetween(design, known, String(vlan));
      },
    ),
  },
  notes:
    'Judged for services that hosts of one cluster need of each other, and for VM networks that several hosts have; two deliberate fabrics pass, because one common path is enough. A whole switch that fails often splits nothing, everybody moves; one NIC does. Hosts in different VLANs, and networks that are one subnet per rack on purpose, meet in a router and pass. The failure of a link between switches is left to the failure analysis: with a single link every pair of active uplinks would be found.',
  examples: partitionExamples,
});

export default rule;
