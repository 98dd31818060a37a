import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts, SharedFacts } from '../../analysis/facts';
import { isInside } from '../../analysis/lots';
import { isIn, subnetOf } from '../../analysis/subnets';
import { wireOf } from '../../analysis/wire';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Service, StorageTarget } from '../../model/design';
import { careful } from '../careful';
import { isHypervisor } from '../network/presence';
import { networkConsiderations, vendor } from '../sources';
import { cloneEndpoint } from './clone-endpoint';

const judged = ['ftLogging', 'vsan', 'iscsi', 'nfs'] as const;
type Judged = (typeof judged)[number];
const words: Readonly<Record<Judged, string>> = {
  ftLogging: 'Fault Tolerance logging',
  vsan: 'vSAN',
  iscsi: 'iSCSI',
  nfs: 'NFS',
};

/** A storage adapter with its subnet: what a target of that subnet must be able to reach. */
interface Path {
  readonly id: string;
  readonly name: string;
  readonly service: Judged;
  readonly ip: string;
  readonly prefix: number;
  readonly segments: readonly string[];
}

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly clusterId: string;
  readonly adapters: Readonly<Partial<Record<Judged, string>>>;
  /** An adapter does not say what it carries, or is not listed: nothing can be called missing. */
  readonly isUnsure: boolean;
  readonly paths: readonly Path[];
}

const serves = ({ adapter }: Endpoint, service: Service): boolean =>
  adapter?.services?.includes(service) === true ||
  (service === 'iscsi' && adapter?.iscsiBound === true);

const memberOf = (facts: HostFacts, clusterId: string): Member => {
  const ends = facts.endpoints.filter(({ adapter }) => adapter !== undefined);
  return {
    hostId: facts.host.id,
    host: facts.host.name,
    clusterId,
    adapters: Object.fromEntries(
      judged.flatMap((service) => {
        const end = ends.find((candidate) => serves(candidate, service));
        return end === undefined ? [] : [[service, end.id]];
      }),
    ),
    isUnsure:
      facts.host.unknown?.includes('adapters') === true ||
      ends.some(({ adapter }) => adapter?.services === undefined),
    paths: ends.flatMap((end): Path[] => {
      const service = judged.find((own) => serves(end, own));
      const { ip, prefix } = end.adapter ?? {};
      if (service === undefined || ip === undefined || prefix === undefined) return [];
      const segments = end.segmentsKnown ? end.segments.filter((s) => !isInside(s)) : [];
      return [{ id: end.id, name: end.name, service, ip, prefix, segments }];
    }),
  };
};

const neededBy = (cluster: Cluster): readonly Judged[] => [
  ...(cluster.ftEnabled === true ? (['ftLogging'] as const) : []),
  ...((cluster.vsan !== undefined && cluster.vsan !== 'none') ||
  cluster.storageProtocols?.includes('vsan') === true
    ? (['vsan'] as const)
    : []),
  ...(['iscsi', 'nfs'] as const).filter((p) => cluster.storageProtocols?.includes(p) === true),
];

/** Broadcast domains a target is in; undefined where one of its cables does not say. */
const segmentsOf = (target: StorageTarget, { fabric }: SharedFacts): string[] | undefined => {
  const wires = target.cabledTo.map((cabledTo) => wireOf(fabric, { cabledTo }, target.vlan ?? 0));
  return wires.length === 0 || wires.some(({ state }) => state === 'unknown')
    ? undefined
    : wires.flatMap((w) => (w.state === 'carried' ? fabric.segment(w.switchId, w.vlan) : []));
};

const site = (
  cluster: Partial<Cluster>,
  service: Judged,
  hosts: readonly (number | undefined)[],
) => {
  const b = build('Example');
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  const tor = b.physicalSwitch('tor-a', 8, { mode: 'trunk', allowedVlans: 'all' });
  for (const [i, vlan] of hosts.entries()) {
    const h = b.host(`esx0${i + 1}`, { clusterId });
    const nic = h.nic('vmnic0');
    b.cable(nic, tor);
    const v = h.switch('vSwitch0', [nic]);
    h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management']);
    if (vlan === undefined) continue;
    h.adapter('vmk1', h.portGroup(v, 'Service', vlan), [service], {
      ip: `10.0.50.${11 + i}`,
      prefix: 24,
    });
  }
  return { b, tor };
};

const withTarget = (vlan: number) => {
  const { b } = site({ storageProtocols: ['nfs'] }, 'nfs', [50, 50]);
  const target = b.storageTarget('filer', { protocol: 'nfs', ip: '10.0.50.5', prefix: 24, vlan });
  b.set(target, { cabledTo: ['s1.p8'] });
  return b.done;
};

const rule: Rule = defineGroupRule<Member, 'missing' | 'alone' | 'unreached'>({
  id: 'consistency/cons-service-endpoint-missing',
  title: 'A host without an adapter that a feature of its cluster needs',
  why: 'Fault Tolerance, vSAN and shared datastores work only between hosts that have the adapter: on this one the feature does not.',
  howToFix: 'Add the adapter on every host of the cluster, in the network of the others.',
  sources: [
    networkConsiderations(
      'active secondary virtual machine that physically resides on a different host',
    ),
    vendor('FT-NET', 'vMotion and FT logging on each host'),
    vendor('VSAN-REQ', 'each host of the cluster, whether it contributes capacity or not'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    missing: '{host} of {cluster} has no adapter for {service}.',
    alone: '{cluster} uses Fault Tolerance with a single host: there is nowhere for the second VM.',
    unreached:
      '{adapter} of {host} is in the subnet of {target}, but on another network: it does not reach it.',
  },
  hides: ['net-ft-missing', 'net-storage-missing'],
  *members(facts) {
    const { cluster } = facts;
    if (cluster === undefined || !isHypervisor(facts)) return;
    yield [cluster.id, memberOf(facts, cluster.id)] as const;
  },
  check: ({ key, members, shared }, report) => {
    const cluster = shared.design.clusters.find(({ id }) => id === key);
    if (cluster === undefined) return;
    for (const service of neededBy(cluster)) {
      const neighbour = members.find(({ adapters }) => adapters[service] !== undefined);
      for (const { hostId, host, adapters, isUnsure } of members) {
        if (adapters[service] !== undefined || isUnsure) continue;
        report.found('missing', {
          objects: [hostId],
          data: {
            host,
            cluster: cluster.name,
            service: words[service],
            neighbour: neighbour?.adapters[service] ?? '',
          },
        });
      }
    }
    if (cluster.ftEnabled === true && members.length === 1) {
      report.found('alone', {
        objects: [key],
        hosts: members.map(({ hostId }) => hostId),
        data: { cluster: cluster.name },
      });
    }
    for (const target of shared.design.storageTargets) {
      const there = target.ip === undefined ? undefined : segmentsOf(target, shared);
      if (there === undefined || there.length === 0) continue;
      for (const { hostId, host, paths } of members) {
        for (const { id, name, service, ip, prefix, segments } of paths) {
          const subnet = subnetOf(ip, prefix);
          if (service !== target.protocol || subnet === undefined) continue;
          if (!isIn(target.ip ?? '', subnet) || segments.length === 0) continue;
          if (segments.some((segment) => there.includes(segment))) continue;
          report.found('unreached', {
            objects: [id, target.id],
            hosts: [hostId],
            data: { adapter: name, host, target: target.name },
          });
        }
      }
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
    'Hosts without disks need the vSAN adapter as well. The vMotion adapter that Fault Tolerance needs is asked for by cons-migration-endpoint-missing. Two hosts are enough for Fault Tolerance; that three are recommended is not remarked on. Storage may be routed: a target is called out of reach only where it is in the subnet of the adapter and still on another network.',
  examples: {
    bad: [
      {
        title: 'vSAN without an adapter on the fourth host',
        design: () => site({ vsan: 'allFlash' }, 'vsan', [50, 50, 50, undefined]).b.done,
        finds: [['missing', 'h4']],
      },
      {
        title: 'Fault Tolerance on one of two hosts',
        design: () => site({ ftEnabled: true }, 'ftLogging', [40, undefined]).b.done,
        finds: [['missing', 'h2']],
      },
      {
        title: 'Fault Tolerance in a cluster of one',
        design: () => site({ ftEnabled: true }, 'ftLogging', [40]).b.done,
        finds: [['alone', 'c1']],
      },
      {
        title: 'The filer is in the subnet, and in another VLAN',
        design: () => withTarget(60),
        finds: [
          ['unreached', 'h1.k2', 't1'],
          ['unreached', 'h2.k2', 't1'],
        ],
      },
    ],
    good: [
      { title: 'vSAN on all', design: () => site({ vsan: 'esa' }, 'vsan', [50, 50, 50]).b.done },
      {
        title: 'Fibre Channel asks for none',
        design: () => site({ storageProtocols: ['fc'] }, 'nfs', [undefined, undefined]).b.done,
      },
      { title: 'The filer in the same VLAN', design: () => withTarget(50) },
      {
        title: 'An adapter that does not say what it is for',
        design: () => {
          const { b } = site({ vsan: 'hybrid' }, 'vsan', [50, 50]);
          b.set('h2.k2', { services: undefined });
          return b.done;
        },
      },
    ],
  },
});

export default rule;
