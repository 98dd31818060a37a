import type { HostFacts, SharedFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { isInside } from '../../analysis/lots';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster } from '../../model/design';
import { careful } from '../careful';
import { type Has, hasAdapterFor, isHypervisor } from '../network/presence';
import { vendor } from '../sources';
import { cloneEndpoint } from './clone-endpoint';
import { few } from './majority';

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly cluster: string;
  readonly migration: string;
  readonly has: Has;
  readonly adapters: readonly string[];
  /** Broadcast domains of the migration adapters; empty where one is not known, or where it is routed. */
  readonly segments: readonly string[];
}

const moves = ({ cluster, isHyperv }: HostFacts): boolean =>
  cluster !== undefined &&
  (cluster.drsEnabled === true ||
    cluster.ftEnabled === true ||
    (isHyperv && cluster.haEnabled === true));

const overSmb = (facts: HostFacts): boolean =>
  facts.isHyperv &&
  facts.cluster?.liveMigrationOption === 'smb' &&
  facts.endpoints.some((end) => end.adapter?.services?.includes('smb') === true);

const memberOf = (facts: HostFacts): Member => {
  const ends = facts.ofClass('migration').filter(({ adapter }) => adapter !== undefined);
  // With a gateway of its own the adapter reaches other subnets: nothing is cut off.
  const isRouted = ends.some(({ adapter }) => adapter?.gateway !== undefined);
  const isKnown = ends.every((end) => end.segmentsKnown && end.segments.some((s) => !isInside(s)));
  return {
    hostId: facts.host.id,
    host: facts.host.name,
    cluster: facts.cluster?.name ?? '',
    migration: facts.isHyperv ? 'live migration' : 'vMotion',
    has: overSmb(facts) ? 'yes' : hasAdapterFor(facts, 'migration'),
    adapters: ends.map(({ id }) => id),
    segments:
      isRouted || !isKnown
        ? []
        : [...new Set(ends.flatMap((end) => end.segments.filter((s) => !isInside(s))))],
  };
};

/** Is a broadcast domain one of a network that is routed, or one of many by design? */
const isRoutedNetwork = (segment: string, { design }: SharedFacts): boolean => {
  const vlan = Number(segment.slice(segment.indexOf('/') + 1));
  return design.networks.some(
    (network) => network.vlan === vlan && (network.perRack === true || network.routed === true),
  );
};

/** The hosts in sets that reach each other, largest first. */
const togetherOf = (members: readonly Member[]): readonly (readonly Member[])[] => {
  let sets: { readonly members: readonly Member[]; readonly segments: ReadonlySet<string> }[] = [];
  for (const alike of grouped(members, ({ segments }) => segments.join()).values()) {
    const own = alike[0]?.segments ?? [];
    const joined = sets.filter((set) => own.some((segment) => set.segments.has(segment)));
    const all = [...joined.flatMap((set) => [...set.segments]), ...own];
    sets = [
      ...sets.filter((set) => !joined.includes(set)),
      { members: [...joined.flatMap((set) => set.members), ...alike], segments: new Set(all) },
    ];
  }
  return sets.map((set) => set.members).sort((a, b) => b.length - a.length);
};

const site = (
  vlans: readonly (number | undefined)[],
  cluster: Partial<Cluster> = { drsEnabled: true },
) => {
  const b = build('Example');
  const isHyperv = cluster.platform === 'hyperv';
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  const tor = b.physicalSwitch('tor-a', 8, { mode: 'trunk', allowedVlans: 'all' });
  for (const [i, vlan] of vlans.entries()) {
    const h = b.host(`host0${i + 1}`, { clusterId });
    const nic = h.nic('nic0');
    b.cable(nic, tor);
    const v = h.switch('Switch', [nic], isHyperv ? { kind: 'external', teamMode: 'none' } : {});
    h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management']);
    if (vlan === undefined) continue;
    h.adapter('vmk1', h.portGroup(v, 'Migration', vlan), ['vmotion'], {
      ip: `10.0.30.${11 + i}`,
      prefix: 24,
    });
  }
  return b;
};

const rule: Rule = defineGroupRule<Member, 'missing' | 'apart'>({
  id: 'consistency/cons-migration-endpoint-missing',
  title: 'A host that cannot take part in migration',
  why: 'DRS and Fault Tolerance move VMs to any host of the cluster: a host without the network for it, or on another one, is left out.',
  howToFix: 'Give every host a migration adapter on one common network.',
  sources: [
    vendor('VMO-REQ', 'on each host, a VMkernel port group for vMotion'),
    vendor('HV-CLNET', 'connectivity to a network that is configured to allow live migrations'),
    vendor('SCG9', 'service-resilience-vmotion'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    missing: '{host} of {cluster} has no adapter for {migration}.',
    apart: '{host} of {cluster} has its adapter for {migration} on another network than {others}.',
  },
  hides: ['net-migration-missing', 'hv-livemigration-network'],
  *members(facts) {
    if (facts.cluster === undefined || !isHypervisor(facts) || !moves(facts)) return;
    yield [facts.cluster.id, memberOf(facts)] as const;
  },
  check: ({ members, shared }, report) => {
    if (members.length < 2) return;
    const neighbour = members.find(({ adapters }) => adapters.length > 0)?.adapters[0];
    for (const { hostId, host, cluster, migration, has } of members) {
      if (has !== 'no') continue;
      report.found('missing', {
        objects: [hostId],
        data: { host, cluster, migration, neighbour: neighbour ?? '' },
      });
    }
    const known = members.filter(
      ({ segments }) =>
        segments.length > 0 && !segments.some((segment) => isRoutedNetwork(segment, shared)),
    );
    const [most = [], ...apart] = togetherOf(known);
    for (const { hostId, host, cluster, migration, adapters } of apart.flat()) {
      report.found('apart', {
        objects: [...adapters],
        hosts: [hostId],
        data: { host, cluster, migration, others: few(most.map((member) => member.host)) },
      });
    }
  },
  fix: {
    title: 'Add an adapter like that of a neighbour',
    edit: careful(
      () => rule,
      (design, { message, objects: [hostId = ''], data: { neighbour } }) =>
        message === 'missing' && typeof neighbour === 'string'
          ? cloneEndpoint(design, neighbour, hostId)
          : undefined,
    ),
  },
  notes:
    'On vSphere where DRS or Fault Tolerance is on, on Hyper-V in a failover cluster. Networks that are routed, or one for each rack by design, are not held apart. That one host uses the vMotion TCP/IP stack and another does not is said by mtu-peer-mismatch, which compares stacks.',
  examples: {
    bad: [
      {
        title: 'The third host has none',
        design: () => site([30, 30, undefined]).done,
        finds: [['missing', 'h3']],
      },
      {
        title: 'The third host is in another VLAN',
        design: () => site([30, 30, 31]).done,
        finds: [['apart', 'h3.k2']],
      },
      {
        title: 'A Hyper-V cluster with one host left out',
        design: () => site([30, undefined], { platform: 'hyperv', haEnabled: true }).done,
        finds: [['missing', 'h2']],
      },
    ],
    good: [
      { title: 'All in one VLAN', design: () => site([30, 30, 30]).done },
      { title: 'Nothing moves by itself', design: () => site([30, undefined], {}).done },
      {
        title: 'A subnet for each rack, routed',
        design: () => {
          const b = site([30, 31]);
          b.network('vMotion rack 1', { vlan: 30, perRack: true });
          b.network('vMotion rack 2', { vlan: 31, perRack: true });
          return b.done;
        },
      },
      {
        title: 'Hyper-V: live migration over SMB',
        design: () => {
          const b = build('Example');
          const clusterId = b.cluster('Cluster A', {
            platform: 'hyperv',
            haEnabled: true,
            liveMigrationOption: 'smb',
          });
          for (const name of ['hv01', 'hv02']) {
            const h = b.host(name, { clusterId });
            h.adapter('SMB 1', undefined, ['smb'], { nicId: h.nic('NIC 3') });
          }
          return b.done;
        },
      },
    ],
  },
});

export default rule;
