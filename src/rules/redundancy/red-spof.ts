import { className } from '../../analysis/class-name';
import type { HostFacts } from '../../analysis/facts';
import type { HostView } from '../../analysis/failures/host-view';
import type { PartOutcome } from '../../analysis/failures/outcome';
import { afterFailure, viewAlone } from '../../analysis/failures/views';
import { grouped } from '../../analysis/grouped';
import { defineHostRule, type Report, type Rule } from '../../lint/rule';
import { withoutControllers } from '../../model/controller-nic';
import type {
  Nic,
  PhysicalSwitch,
  ProfileId,
  SeverityOrOff,
  TrafficClass,
} from '../../model/design';
import { performanceOptimization, vendor } from '../sources';
import { crossed } from './cross-cards';
import { cardExamples, nicExamples, switchExamples } from './red-spof.examples';

const severity = (usual: SeverityOrOff): Readonly<Record<ProfileId, SeverityOrOff>> => ({
  essentials: 'off',
  'strict-isolation': usual,
  converged: usual,
  hyperv: usual,
});

/** What works now and does not after the failure. */
const lostWith = (
  view: HostView,
  key: string,
  more?: readonly string[],
): readonly PartOutcome[] => {
  const after = afterFailure(view, key, more);
  if (after === view.base) return [];
  return view.base.services.flatMap((service, i) => {
    const then = after.services[i];
    if (then === service) return [];
    return service.parts.filter((part, j) => {
      const state = then?.parts[j]?.state;
      return part.state === 'OK' && (state === 'DOWN' || state === 'UNRELIABLE');
    });
  });
};

/** NICs that something of the host uses to reach the network. */
const usedNics = (facts: HostFacts): readonly Nic[] => {
  const used = new Set(facts.endpoints.flatMap(({ usable }) => withoutControllers(usable)));
  return facts.host.nics.filter((nic) => used.has(nic));
};

const classesOf = (parts: readonly PartOutcome[]): readonly TrafficClass[] => [
  ...new Set(parts.map(({ traffic }) => traffic)),
];

/** The classes and, for hiding, the port groups of guests, whose key begins with their id. */
const subjectsOf = (facts: HostFacts, parts: readonly PartOutcome[]): string[] => [
  ...classesOf(parts).map((traffic) => `${facts.host.id}/${traffic}`),
  ...new Set(parts.flatMap(({ key }) => (key.includes('.') ? (key.split(' ')[0] ?? []) : []))),
];

const reportElement = (
  facts: HostFacts,
  element: { readonly id: string; readonly words: string },
  parts: readonly PartOutcome[],
  report: Pick<Report<'lost'>, 'found'>,
) => {
  if (parts.length === 0) return;
  report.found('lost', {
    objects: [element.id, facts.host.id],
    subjects: subjectsOf(facts, parts),
    data: {
      element: element.words,
      host: facts.host.name,
      classes: classesOf(parts).map((traffic) => className(traffic, facts.isHyperv)),
      services: parts.map(({ name }) => name),
    },
  });
};

const redNicSpof: Rule = defineHostRule<'lost'>({
  id: 'redundancy/red-pnic-spof',
  title: 'The failure of one NIC takes a service down',
  why: 'A NIC, its cable, its transceiver and its switch port fail alike, and more often than anything else in the path.',
  howToFix: 'Give the service a second uplink on another card, with what its teaming policy needs.',
  sources: [
    performanceOptimization('this interface would be a single point of failure'),
    vendor('VVD-TEAM'),
    vendor('WSFC-HW', 'avoid having single points of failure'),
  ],
  platform: 'any',
  severity: severity('error'),
  messages: { lost: 'If {elements} fails, {host} loses {class}.' },
  check: (facts, report) => {
    const view = viewAlone(facts);
    const lost = usedNics(facts).flatMap((nic) =>
      lostWith(view, nic.id).map((part) => ({ nic, part })),
    );
    for (const [traffic, list] of grouped(lost, ({ part }) => part.traffic)) {
      const nics = [...new Set(list.map(({ nic }) => nic))];
      report.found('lost', {
        objects: [...nics.map(({ id }) => id), facts.host.id],
        subjects: [`${facts.host.id}/${traffic}`],
        data: {
          elements: nics.map(({ name }) => name).join(' or '),
          host: facts.host.name,
          class: className(traffic, facts.isHyperv),
          services: [...new Set(list.map(({ part }) => part.name))],
        },
      });
    }
  },
  notes:
    'Services are judged, not adapters: one of two bound iSCSI adapters may go. Where red-single-uplink, red-host-single-nic, red-production-not-teamed or red-mgmt-ha speak of the same class of the host, this one is quiet. What is unreliable already, because its team does not suit the wire, is left to the teaming rules.',
  examples: nicExamples,
});

const redCardSpof: Rule = defineHostRule<'lost', 'cards'>({
  id: 'redundancy/red-card-spof',
  title: 'The failure of one NIC card takes a service down',
  why: 'Two ports of one card share its chip, its slot and its firmware: they fail and reset together.',
  howToFix: 'Pair the ports of a team across cards.',
  sources: [
    vendor(
      'VVD-TEAM',
      'build NIC teams by using ports from multiple NIC and motherboard interfaces',
    ),
    vendor('ASKCORE', 'Many people think a single multi-port NIC card meets this requirement'),
    performanceOptimization('this interface would be a single point of failure'),
  ],
  platform: 'any',
  severity: severity('warning'),
  hides: ['red-production-same-card'],
  messages: { lost: 'If {element} fails, {host} loses {classes}.' },
  asks: { cards: 'On which cards of {host} are {nics}? Ports of one card fail together.' },
  check: (facts, report) => {
    const view = viewAlone(facts);
    const { host } = facts;
    const nics = usedNics(facts);
    for (const card of host.cards) {
      // A card with one port fails as the port does.
      if (nics.filter(({ cardId }) => cardId === card.id).length < 2) continue;
      const parts = lostWith(view, card.id);
      reportElement(facts, { id: card.id, words: `card ${card.name}` }, parts, report);
    }
    const silent = nics.filter(({ cardId }) => cardId === undefined);
    if (silent.length > 0 && nics.length > 1) {
      report.ask('cards', {
        objects: [host.id, ...silent.map(({ id }) => id)],
        data: { host: host.name, nics: silent.map(({ name }) => name) },
      });
    }
  },
  fix: {
    title: 'Pair the teams across the two cards',
    disruptive: true,
    edit: (design, { objects: [cardId = '', hostId = ''] }) => crossed(design, hostId, cardId),
  },
  notes:
    'Separate cards are never demanded between services: that looks like isolation and takes the redundancy of the cards away. In essentials red-production-same-card says this of production alone. The fix swaps one port between two teams of standard switches; it leaves Hyper-V teams alone, whose members must be identical.',
  examples: cardExamples,
});

/** What fails together: a switch for itself or, where the profile says so, its stack. */
const domainOf = ({ parameters }: HostFacts, { id, stackId }: PhysicalSwitch): string =>
  parameters.stackIsOneDomain && stackId !== undefined ? stackId : id;

const redSwitchSpof: Rule = defineHostRule<'lost', 'cables'>({
  id: 'redundancy/red-pswitch-spof',
  title: 'The failure of one physical switch takes a service down',
  why: 'A switch that fails, or is restarted for its next firmware, takes every link to it with it.',
  howToFix: 'Cable each team to two physical switches that carry its VLANs.',
  sources: [
    vendor(
      'VVD-TEAM',
      'Create a single virtual switch with teamed NICs across separate physical switches',
    ),
    vendor('HA-BP', 'Using a team of two NICs connected to separate physical switches'),
    vendor('FT-BP', 'Distribute each NIC team over two physical switches'),
    vendor('AZL-PAT'),
    performanceOptimization('this interface would be a single point of failure'),
  ],
  platform: 'any',
  severity: severity('error'),
  hides: ['red-production-same-switch'],
  messages: { lost: 'If {element} fails, {host} loses {classes}.' },
  asks: { cables: 'To which physical switches do {nics} of {host} lead?' },
  check: (facts, report) => {
    // Microsoft supports one top-of-rack switch where storage is cabled from node to node.
    if (facts.cluster?.azurePattern === 'switchlessSingleTor') return;
    const view = viewAlone(facts);
    const nics = usedNics(facts);
    const behind = new Map<string, PhysicalSwitch>();
    for (const { cabledTo } of nics) {
      const physical = cabledTo === undefined ? undefined : facts.fabric.switchOf(cabledTo);
      if (physical !== undefined) behind.set(physical.id, physical);
    }
    for (const [stack, members] of grouped(behind.values(), (one) => domainOf(facts, one))) {
      const [first, ...others] = members;
      if (first === undefined) continue;
      const parts = lostWith(
        view,
        first.id,
        others.map(({ id }) => id),
      );
      const words = others.length === 0 ? first.name : `stack ${stack}`;
      reportElement(facts, { id: first.id, words }, parts, report);
    }
    const silent = nics.filter(({ cabledTo }) => cabledTo === undefined);
    if (silent.length > 0) {
      report.ask('cables', {
        objects: [facts.host.id, ...silent.map(({ id }) => id)],
        data: { host: facts.host.name, nics: silent.map(({ name }) => name) },
      });
    }
  },
  fix: {
    title: 'Pair the teams across the two switches',
    disruptive: true,
    edit: (design, { objects: [switchId = '', hostId = ''] }) => crossed(design, hostId, switchId),
  },
  notes:
    'Members of a stack or an MLAG pair count as two switches: they fail one by one in power and hardware, though a fault of the whole stack would take both: a profile of your own can count a stack as one. In essentials red-production-same-switch says this of production alone.',
  examples: switchExamples,
});

export default [redNicSpof, redCardSpof, redSwitchSpof];
