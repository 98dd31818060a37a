import type { HostFacts } from '../../analysis/facts';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import { networkConsiderations, vendor } from '../sources';
import { type Has, isHypervisor, type Member, memberOf } from './presence';

/** Hyper-V may migrate over SMB: then the storage adapters are the network for it. */
const migratesOverSmb = (facts: HostFacts) =>
  facts.isHyperv &&
  facts.cluster?.liveMigrationOption === 'smb' &&
  facts.endpoints.some((end) => end.adapter?.services?.includes('smb') === true);

const pair = (hosts: number, withVmotion: number) => {
  const b = build();
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere' });
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(`esx0${n}`, { clusterId });
    const vswitch = host.switch('vSwitch0', [host.nic('vmnic0')]);
    host.adapter('vmk0', host.portGroup(vswitch, 'Management', 10), ['management']);
    if (n <= withVmotion) host.adapter('vmk1', host.portGroup(vswitch, 'vMotion', 30), ['vmotion']);
  }
  return b;
};

export default defineGroupRule({
  id: 'network/net-migration-missing',
  title: 'Host of a cluster without a migration network',
  why: 'VMs can be moved neither to this host nor away from it before its hardware fails.',
  howToFix:
    'Add a VMkernel adapter with the vMotion service (Hyper-V: a network for live migration) on a network of its own.',
  sources: [
    networkConsiderations(
      'you can use vMotion to mitigate service outages by proactively moving live VMs to different hosts',
    ),
    vendor('VMO-REQ'),
    vendor('HV-CLNET'),
  ],
  platform: 'any',
  severity: {
    essentials: 'warning',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: { missing: '{host} of {cluster} has no network for {migration}.' },
  asks: {
    services:
      'An adapter of {hosts} does not say what it carries, or is not listed. Is it for migration?',
  },
  *members(facts): Generator<readonly [string, Member & { readonly migration: string }]> {
    if (facts.cluster === undefined || !isHypervisor(facts)) return;
    const member = memberOf(facts, 'migration');
    const has: Has = migratesOverSmb(facts) ? 'yes' : member.has;
    const migration = facts.isHyperv ? 'live migration' : 'vMotion';
    yield [facts.cluster.id, { ...member, has, migration }];
  },
  check: ({ key, members }, report) => {
    if (members.length < 2) return;
    for (const { hostId, host, cluster, migration, has } of members) {
      if (has !== 'no') continue;
      report.found('missing', { objects: [hostId], data: { host, cluster, migration } });
    }
    const unknown = members.filter((m) => m.has === 'unknown');
    if (unknown.length === 0) return;
    report.ask('services', {
      objects: [key, ...unknown.slice(0, 8).map((m) => m.hostId)],
      hosts: unknown.map((m) => m.hostId),
      data: { hosts: unknown.slice(0, 8).map((m) => m.host) },
    });
  },
  notes:
    'The six-port host of the documents names this port “management”, which must mean management functions such as vMotion: management of the host has a port of its own there.',
  examples: {
    bad: [
      {
        title: 'One of two hosts has no vMotion adapter',
        design: () => pair(2, 1).done,
        finds: [['missing', 'h2']],
      },
      {
        title: 'An adapter that does not say what it is for',
        design: () => {
          const b = pair(2, 2);
          b.set('h2.k2', { services: undefined });
          return b.done;
        },
        asks: ['services'],
      },
    ],
    good: [
      { title: 'vMotion on both hosts', design: () => pair(2, 2).done },
      { title: 'A host alone has nowhere to move VMs', design: () => pair(1, 0).done },
      {
        title: 'Hyper-V: live migration over SMB',
        design: () => {
          const b = build();
          const clusterId = b.cluster('Cluster A', {
            platform: 'hyperv',
            liveMigrationOption: 'smb',
          });
          for (const name of ['hv01', 'hv02']) {
            const host = b.host(name, { clusterId });
            host.adapter('SMB 1', undefined, ['smb'], { nicId: host.nic('NIC 3') });
          }
          return b.done;
        },
      },
      {
        title: 'The vMotion TCP/IP stack says it',
        design: () => {
          const b = pair(2, 2);
          b.set('h2.k2', { services: undefined, stack: 'vmotion' });
          return b.done;
        },
      },
    ],
  },
});
