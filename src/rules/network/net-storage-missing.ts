import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster } from '../../model/design';
import { networkConsiderations, vendor } from '../sources';
import { isHypervisor, type Member, memberOf } from './presence';

const overIp: ReadonlySet<string> = new Set(['iscsi', 'nfs', 'vsan', 'smb']);

/** Does the cluster keep its disks behind the network? */
const declaredBy = (cluster: Cluster): 'ip' | 'other' | 'unknown' => {
  const { storageProtocols, vsan } = cluster;
  if (vsan !== undefined && vsan !== 'none') return 'ip';
  if (storageProtocols === undefined) return 'unknown';
  return storageProtocols.some((protocol) => overIp.has(protocol)) ? 'ip' : 'other';
};

const pair = (cluster: Partial<Cluster>, hosts: number, withStorage: number) => {
  const b = build();
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(`esx0${n}`, { clusterId });
    const vswitch = host.switch('vSwitch0', [host.nic('vmnic0')]);
    host.adapter('vmk0', host.portGroup(vswitch, 'Management', 10), ['management']);
    if (n <= withStorage) host.adapter('vmk1', host.portGroup(vswitch, 'Storage', 20), ['iscsi']);
  }
  return b;
};

export default defineGroupRule({
  id: 'network/net-storage-missing',
  title: 'Host without a storage network in a cluster that has shared storage',
  why: 'The host does not reach the shared disks, so the VMs of its neighbours cannot run on it.',
  howToFix:
    'Add an adapter for iSCSI, NFS, vSAN or SMB on a network of its own, or say that the cluster uses other storage.',
  sources: [
    networkConsiderations(
      'a separate storage network will help ensure continuous connectivity between VMs, hosts, and storage media',
    ),
    vendor('VSAN-REQ'),
  ],
  platform: 'any',
  severity: {
    essentials: 'warning',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: { missing: '{host} of {cluster} has no storage network.' },
  asks: {
    storage:
      'Which shared storage does {cluster} use? Some of its hosts have no storage network, which is right for Fibre Channel or local disks only.',
    services:
      'An adapter of {hosts} does not say what it carries, or is not listed. Is it for storage?',
  },
  *members(
    facts,
  ): Generator<readonly [string, Member & { readonly declared: ReturnType<typeof declaredBy> }]> {
    if (facts.cluster === undefined || !isHypervisor(facts)) return;
    const declared = declaredBy(facts.cluster);
    yield [facts.cluster.id, { ...memberOf(facts, 'storage'), declared }];
  },
  check: ({ key, members }, report) => {
    const [first] = members;
    if (first === undefined || members.length < 2 || first.declared === 'other') return;
    const { cluster } = first;
    const hosts = members.map((m) => m.hostId);
    const missing = members.filter((m) => m.has === 'no');
    if (first.declared === 'unknown') {
      if (missing.length > 0) report.ask('storage', { objects: [key], hosts, data: { cluster } });
      return;
    }
    for (const { hostId, host } of missing) {
      report.found('missing', { objects: [hostId], data: { host, cluster } });
    }
    const unknown = members.filter((m) => m.has === 'unknown');
    if (unknown.length === 0) return;
    report.ask('services', {
      objects: [key, ...unknown.slice(0, 8).map((m) => m.hostId)],
      hosts: unknown.map((m) => m.hostId),
      data: { hosts: unknown.slice(0, 8).map((m) => m.host) },
    });
  },
  examples: {
    bad: [
      {
        title: 'One host of an iSCSI cluster has no storage adapter',
        design: () => pair({ storageProtocols: ['iscsi'] }, 2, 1).done,
        finds: [['missing', 'h2']],
      },
      {
        title: 'Nothing is said of the storage',
        design: () => pair({}, 2, 0).done,
        asks: ['storage'],
      },
      {
        title: 'An adapter that does not say what it is for',
        design: () => {
          const b = pair({ vsan: 'allFlash' }, 2, 2);
          b.set('h2.k2', { services: undefined });
          return b.done;
        },
        asks: ['services'],
      },
    ],
    good: [
      {
        title: 'A storage adapter on every host',
        design: () => pair({ storageProtocols: ['iscsi'] }, 2, 2).done,
      },
      {
        title: 'Fibre Channel needs no network of the host',
        design: () => pair({ storageProtocols: ['fc'] }, 2, 0).done,
      },
      {
        title: 'One host alone',
        design: () => pair({ storageProtocols: ['iscsi'] }, 1, 0).done,
      },
    ],
  },
});
