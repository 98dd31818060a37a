import { className } from '../../analysis/class-name';
import type { HostFacts, SharedFacts } from '../../analysis/facts';
import type { PartOutcome } from '../../analysis/failures/outcome';
import { afterFailure, viewAlone } from '../../analysis/failures/views';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { find } from '../../model/find';
import { careful } from '../careful';
import { carryBetween } from '../carry-between';
import { vendor } from '../sources';
import {
  isOnWire,
  type Member,
  places,
  type Split,
  sidesOf,
  split,
  splitIn,
  splitsOfHosts,
  splitsOfSwitches,
  wholeOf,
} from './partition';
import { partitionExamples } from './red-l2-partition.examples';

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

/** `tor-a and tor-b`, for what a side lands on. */
const whereOf = (shared: SharedFacts, attach: string): string => {
  const names = places(attach).map((place) => {
    const { id } = split(place);
    return shared.design.physicalSwitches.find((s) => s.id === id)?.name ?? 'a cable between hosts';
  });
  return [...new Set(names)].join(' or ') || 'nothing';
};

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
    essentials: 'off',
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
      found: Split,
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
    const whole = wholeOf(shared);
    const now = splitIn(
      sidesOf(members, ({ attach }) => attach),
      whole,
      shared,
    );
    if (now !== undefined) {
      tell(now);
      return;
    }
    const splits = [...splitsOfHosts(members, whole, shared), ...splitsOfSwitches(members, shared)];
    const [first] = splits;
    if (first === undefined) return;
    const others = splits.map(({ name }) => name);
    tell(first.found, { ...first, others });
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
