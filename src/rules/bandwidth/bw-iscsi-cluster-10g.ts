import { rate } from '../../analysis/quantities';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Service } from '../../model/design';
import { majorCost, vendor } from '../sources';

const enoughMbps = 10_000;
const shared: readonly Service[] = ['iscsi', 'nfs', 'smb', 'nvme'];

interface Member {
  readonly id: string;
  readonly hostId: string;
  readonly isAzureLocal: boolean;
  /** The fastest NIC in use: one path is what one adapter gets. */
  readonly mbps: number | undefined;
}

const cluster = (speedMbps: number | undefined, hosts: number, more: Partial<Cluster> = {}) => {
  const d = build('Example');
  d.cluster('Cluster', more);
  for (let i = 1; i <= hosts; i++) {
    const h = d.host(`esx0${i}`, { clusterId: 'c1' });
    const n = h.nic('vmnic0', speedMbps === undefined ? {} : { speedMbps });
    const g = h.portGroup(h.switch('vSwitch1', [n]), 'iSCSI', 20);
    h.adapter('vmk1', g, ['iscsi']);
  }
  return d.done;
};

const quiet = { slow: 'info', azureLocal: 'info' } as const;
const usual = { slow: 'warning', azureLocal: 'error' } as const;

export default defineGroupRule<Member, 'slow' | 'azureLocal', 'speed'>({
  id: 'bandwidth/bw-iscsi-cluster-10g',
  title: 'Shared storage of a cluster runs below 10 Gb/s',
  why: 'The network of a cluster sets the speed of its disks and of every migration.',
  howToFix: 'Give the storage adapters 10 GbE or faster.',
  sources: [
    majorCost(
      'you really need 10 Gigabit Ethernet (10GbE) to ensure it’s not the slowest component in the I/O chain',
    ),
    majorCost('A fast network is critical to a cluster’s function'),
    vendor('AZL-PAT', 'storage network adapters of at least 10 GbE'),
    vendor('WSFC-HW'),
  ],
  platform: 'any',
  severity: {
    essentials: quiet,
    'strict-isolation': usual,
    converged: usual,
    hyperv: usual,
  },
  messages: {
    slow: 'Shared storage of {cluster} runs over {speed}.',
    azureLocal: 'Azure Local needs 10 Gb/s for storage; {cluster} has {speed}.',
  },
  asks: { speed: 'How fast are the NICs that carry the shared storage of {cluster}?' },
  *members(facts) {
    if (facts.cluster === undefined) return;
    // A host without storage still makes the cluster one of two.
    yield [
      facts.cluster.id,
      { id: '', hostId: facts.host.id, isAzureLocal: false, mbps: undefined },
    ];
    for (const { adapter, inUse } of facts.endpoints) {
      const isShared =
        adapter?.iscsiBound === true || adapter?.services?.some((s) => shared.includes(s)) === true;
      if (adapter === undefined || !isShared || inUse.length === 0) continue;
      const speeds = inUse.map(({ speedMbps }) => speedMbps);
      const mbps = speeds.includes(undefined)
        ? undefined
        : Math.max(...speeds.map((speed) => speed ?? 0));
      const isAzureLocal = facts.platform === 'azurelocal';
      yield [facts.cluster.id, { id: adapter.id, hostId: facts.host.id, isAzureLocal, mbps }];
    }
  },
  check: ({ key, members, shared: { design } }, report) => {
    const own = design.clusters.find(({ id }) => id === key);
    const isCluster =
      own?.haEnabled === true ||
      own?.drsEnabled === true ||
      new Set(members.map(({ hostId }) => hostId)).size > 1;
    if (own === undefined || !isCluster) return;
    const adapters = members.filter(({ id }) => id !== '');
    const slow = adapters.filter(({ mbps }) => mbps !== undefined && mbps < enoughMbps);
    if (slow.length > 0) {
      const least = Math.min(...slow.map(({ mbps }) => mbps ?? enoughMbps));
      report.found(slow.some((m) => m.isAzureLocal) ? 'azureLocal' : 'slow', {
        objects: [key, ...slow.map(({ id }) => id)],
        data: { cluster: own.name, speed: rate(least), speedMbps: least },
        hosts: [...new Set(slow.map(({ hostId }) => hostId))],
      });
    } else if (adapters.some(({ mbps }) => mbps === undefined)) {
      const silent = adapters.filter(({ mbps }) => mbps === undefined);
      report.ask('speed', {
        objects: [key, ...silent.map(({ id }) => id)],
        data: { cluster: own.name },
        hosts: silent.map(({ hostId }) => hostId),
      });
    }
  },
  notes:
    'The two authors of the documents differ: the six-port host has one gigabit port for storage. Hence a remark in essentials, and a warning elsewhere.',
  examples: {
    bad: [
      {
        title: 'iSCSI on 1 GbE in a cluster of two',
        design: () => cluster(1000, 2),
        finds: [['slow', 'c1', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'Azure Local with 1 GbE for storage',
        design: () => cluster(1000, 2, { platform: 'azurelocal' }),
        finds: [['azureLocal', 'c1', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'NICs that do not say',
        design: () => cluster(undefined, 2),
        asks: ['speed'],
      },
    ],
    good: [
      { title: '10 GbE', design: () => cluster(10_000, 2) },
      { title: 'One host without HA is no cluster', design: () => cluster(1000, 1) },
    ],
  },
});
