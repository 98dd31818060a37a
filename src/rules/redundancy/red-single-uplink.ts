import { className } from '../../analysis/class-name';
import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { factsOf } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { withoutControllers } from '../../model/controller-nic';
import type { Nic, TrafficClass } from '../../model/design';
import { find } from '../../model/find';
import { hostIdOf, kindOf } from '../../model/kinds';
import { networkConsiderations, performanceOptimization, vendor } from '../sources';
import { teamUp } from './add-uplink';

/** What a host does without while the only uplink of a class is down. */
const costs: Readonly<Record<Exclude<TrafficClass, 'production' | 'heartbeat'>, string>> = {
  management: 'nobody reaches the host to manage it, while its VMs run on',
  storage: 'its VMs lose their disks',
  migration: 'no VM can be moved to or from the host',
  ft: 'fault tolerant VMs run on without their second half',
  backup: 'backups fail',
  provisioning: 'templates and cold migrations fail or fall back to management',
  replication: 'replicas fall behind',
  cluster: 'its neighbours may take the host for dead',
  overlay: 'VMs on overlay networks are cut off',
};

const isDedicatable = (traffic: TrafficClass): traffic is keyof typeof costs =>
  Object.hasOwn(costs, traffic);

const nicsOf = (ends: readonly Endpoint[]) =>
  new Set(ends.flatMap((end) => withoutControllers(end.usable)));

/** Endpoints that have this NIC and no other. */
const dependants = (facts: HostFacts, nic: Nic): readonly Endpoint[] =>
  facts.endpoints.filter((end) => {
    const [only, second] = withoutControllers(end.usable);
    return only?.id === nic.id && second === undefined && isConnected(end);
  });

/** A second adapter of the class on another NIC is its redundancy: bound iSCSI, multi-NIC vMotion, SMB Multichannel. */
const lostWith = (facts: HostFacts, ends: readonly Endpoint[]): TrafficClass[] =>
  [...new Set(ends.flatMap((end) => end.classes))].filter(
    (traffic) => !isDedicatable(traffic) || nicsOf(facts.ofClass(traffic)).size < 2,
  );

const esx = (nicCount: number) => {
  const b = build();
  const host = b.host('esx01');
  const nics = Array.from({ length: nicCount }, (_, i) =>
    host.nic(`vmnic${i}`, { cardId: host.card(`Card ${i + 1}`), speedMbps: 1000 }),
  );
  return { b, host, nics };
};

export default defineHostRule({
  id: 'redundancy/red-single-uplink',
  title: 'A network depends on a single uplink',
  why: 'One cable, port or NIC takes the whole network down.',
  howToFix:
    'Add a second NIC from another card to another physical switch, or borrow one as standby from a neighbouring team.',
  sources: [
    networkConsiderations(
      'I allocated one network port each to an administrative network, storage, management and fault tolerance.',
    ),
    performanceOptimization('this interface would be a single point of failure'),
    vendor('TEAM'),
    vendor('AZL-PLAN', 'at least two physical network ports for each network intent'),
    vendor('HV-BPA', '427, more than one network adapter'),
  ],
  platform: 'any',
  severity: {
    essentials: { dedicated: 'info', single: 'off' },
    'strict-isolation': { dedicated: 'warning', single: 'error' },
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    dedicated:
      '{class} on {host} is alone on {nic}, which is its only uplink. When it fails, {cost}.',
    single: '{classes} on {host} depend on the single uplink {nic}.',
  },
  hides: ['red-pnic-spof'],
  fix: {
    title: 'Add the free NIC as a second uplink',
    edit: (design, finding) => {
      const nicId = finding.objects.find((id) => kindOf(id) === 'nic') ?? '';
      const nic = find(design, 'nic', nicId);
      const host = find(design, 'host', hostIdOf(nicId));
      if (nic === undefined || host === undefined) return undefined;
      const ends = dependants(factsOf(design, host), nic);
      const groups = ends.flatMap((end) => end.use?.id ?? []);
      // What uses the NIC directly has no team to join.
      const isTeamable = groups.length === ends.length && groups.length > 0;
      return !isTeamable ? undefined : teamUp(design, host.id, [...new Set(groups)]);
    },
  },
  notes:
    'The documents disagree with themselves here: the six-port host gives four networks one port each, and a single interface is called a single point of failure. So an infrastructure class alone on its uplink weighs little where separation is asked for, and the price is named.',
  check: (facts, report) => {
    for (const nic of nicsOf(facts.endpoints)) {
      const ends = dependants(facts, nic);
      if (ends.length === 0) continue;
      const lost = lostWith(facts, ends);
      const [traffic, second] = lost;
      if (traffic === undefined) continue;
      const at = {
        objects: [
          ...new Set(
            ends.map((end) => (end.kind === 'adapter' ? end.id : (end.use?.id ?? end.id))),
          ),
          nic.id,
        ],
        subjects: [nic.id, ...lost.map((one) => `${facts.host.id}/${one}`)],
      };
      const others = facts.endpoints.some(
        (end) => end.usable.includes(nic) && end.classes.some((other) => other !== traffic),
      );
      const data = { host: facts.host.name, nic: nic.name };
      if (second === undefined && !others && isDedicatable(traffic)) {
        const named = { class: className(traffic, facts.isHyperv), cost: costs[traffic] };
        report.found('dedicated', { ...at, data: { ...data, ...named } });
      } else {
        const classes = lost.map((one) => className(one, facts.isHyperv));
        report.found('single', { ...at, data: { ...data, classes } });
      }
    }
  },
  examples: {
    bad: [
      {
        title: 'Management alone on its port',
        design: () => {
          const { b, host, nics } = esx(2);
          const group = host.portGroup(host.switch('vSwitch0', nics.slice(0, 1)), 'Management', 10);
          host.adapter('vmk0', group, ['management']);
          return b.done;
        },
        finds: [['dedicated', 'h1.k1', 'h1.n1']],
      },
      {
        title: 'Management and VMs on one uplink',
        design: () => {
          const { b, host, nics } = esx(2);
          const vswitch = host.switch('vSwitch0', nics.slice(0, 1));
          host.adapter('vmk0', host.portGroup(vswitch, 'Management', 10), ['management']);
          host.vm('web', host.portGroup(vswitch, 'Production', 100));
          return b.done;
        },
        finds: [['single', 'h1.k1', 'h1.p2', 'h1.n1']],
      },
      {
        title: 'The second uplink is unused',
        design: () => {
          const { b, host, nics } = esx(2);
          const vswitch = host.switch('vSwitch0', nics);
          const teaming = { active: nics.slice(0, 1) };
          host.adapter('vmk0', host.portGroup(vswitch, 'Management', 10, { teaming }), [
            'management',
          ]);
          return b.done;
        },
        finds: [['dedicated', 'h1.k1', 'h1.n1']],
      },
    ],
    good: [
      {
        title: 'Two uplinks',
        design: () => {
          const { b, host, nics } = esx(2);
          const group = host.portGroup(host.switch('vSwitch0', nics), 'Management', 10);
          host.adapter('vmk0', group, ['management']);
          return b.done;
        },
      },
      {
        title: 'Port-bound iSCSI: two adapters, one uplink each',
        design: () => {
          const { b, host, nics } = esx(2);
          const vswitch = host.switch('vSwitch1', nics);
          for (const [i, nic] of nics.entries()) {
            const teaming = { active: [nic] };
            const group = host.portGroup(vswitch, `iSCSI ${i + 1}`, 20, { teaming });
            host.adapter(`vmk${i + 1}`, group, ['iscsi'], { iscsiBound: true });
          }
          return b.done;
        },
      },
      {
        title: 'A network inside the host has no uplink to lose',
        design: () => {
          const { b, host } = esx(1);
          host.vm('test', host.portGroup(host.switch('vSwitch9', []), 'Test', 0));
          return b.done;
        },
      },
    ],
  },
});
