import { defaults } from '../../analysis/defaults';
import { grouped } from '../../analysis/grouped';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { GuestCluster } from '../../model/design';
import { set } from '../../model/edits/change';
import { clusteringVms } from '../sources';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly hostId: string;
  readonly count: number;
}

/** VMs `node1` and `node2` on one host or two, joined as a guest cluster. */
const cluster = (hosts: 1 | 2, more: Partial<GuestCluster> = {}) => {
  const d = build('Example');
  const nodes = ['node1', 'node2'].map((name, i) => {
    const h = hosts === 1 && i === 1 ? undefined : d.host(`esx0${i + 1}`);
    return { name, h };
  });
  const first = nodes[0]?.h;
  const ids = nodes.map(({ name, h }) => (h ?? first)?.vm(name, undefined) ?? '');
  d.guestCluster('SQL', ids, more);
  return d.done;
};

const severities = (together: 'warning' | 'info') =>
  ({ together, development: 'info', allowed: together, localDisk: 'error' }) as const;

export default defineGroupRule<Member, keyof ReturnType<typeof severities>, 'rule'>({
  id: 'guest/gc-nodes-same-host',
  title: 'Nodes of a guest cluster on one host',
  why: 'Such a cluster survives a fault of its software only: when the host goes, all nodes go.',
  howToFix:
    'Run the nodes on different hosts, keep them apart by an anti-affinity rule, and put the shared disk on shared storage.',
  sources: [
    clusteringVms(
      'This type of cluster can deal with only software failure and does not protect from hardware failure; this type of cluster is typically meant used for development and testing.',
    ),
    clusteringVms(
      'These types of clusters offer protection from both software and hardware failures.',
    ),
  ],
  platform: 'any',
  severity: {
    essentials: severities('info'),
    'strict-isolation': severities('warning'),
    converged: severities('warning'),
    hyperv: severities('warning'),
  },
  messages: {
    together: '{cluster}: {vms} run on {host}.',
    development: '{cluster} is not for production; {vms} run on {host} and go with it.',
    allowed: 'Nothing keeps the nodes of {cluster} apart: {vms} may end up on one host.',
    localDisk: '{cluster}: the shared disk is on one host, and {vms} are not.',
  },
  asks: { rule: 'Does an anti-affinity rule keep the nodes of {cluster} apart?' },
  *members(facts) {
    for (const { id, memberIds } of facts.guestClusters) {
      for (const memberId of memberIds) {
        const vm = facts.host.vms.find((own) => own.id === memberId);
        if (vm === undefined && memberId !== facts.host.id) continue;
        const { name, count = defaults.vmCount } = vm ?? { name: facts.host.name };
        const { id: hostId, name: host } = facts.host;
        yield [id, { id: memberId, name, host, hostId, count }];
      }
    }
  },
  check: ({ key, members, shared: { design } }, report) => {
    const own = design.guestClusters.find(({ id }) => id === key);
    if (own === undefined) return;
    const byHost = grouped(members, ({ hostId }) => hostId);
    const hosts = [...byHost.keys()];
    const all = members.map(({ name }) => name);
    for (const [hostId, here] of byHost) {
      const nodes = here.reduce((total, { count }) => total + count, 0);
      if (nodes < 2) continue;
      const isProduction = own.production ?? defaults.guestClusterProduction;
      report.found(isProduction ? 'together' : 'development', {
        objects: [key, ...here.map(({ id }) => id)],
        data: {
          cluster: own.name,
          vms: here.map(({ name, count }) => (count > 1 ? `${count} × ${name}` : name)),
          host: here[0]?.host ?? '',
        },
        hosts: [hostId],
      });
    }
    if (hosts.length < 2) return;
    const at = {
      objects: [key, ...members.map(({ id }) => id)],
      data: { cluster: own.name, vms: all },
      hosts,
    };
    if (own.sharedDisk === 'virtual') report.found('localDisk', at);
    const isMovable = members.filter(({ id, hostId }) => id !== hostId).length > 1;
    if (!isMovable || own.production === false || byHost.size < members.length) return;
    if (own.antiAffinity === false) report.found('allowed', at);
    else if (own.antiAffinity === undefined) report.ask('rule', at);
  },
  fix: {
    title: 'Add an anti-affinity rule',
    edit: (design, { message, objects: [id] }) =>
      message === 'allowed' && id !== undefined
        ? set<GuestCluster>(design, id, { antiAffinity: true })
        : undefined,
  },
  notes: 'A cluster that is not for production may well live in one box: that is a remark only.',
  examples: {
    bad: [
      {
        title: 'Both nodes on one host',
        design: () => cluster(1),
        finds: [['together', 'g1', 'h1.v1', 'h1.v2']],
      },
      {
        title: 'A development cluster in one box',
        design: () => cluster(1, { production: false }),
        finds: [['development', 'g1', 'h1.v1', 'h1.v2']],
      },
      {
        title: 'Two hosts, and no rule to keep it so',
        design: () => cluster(2, { antiAffinity: false }),
        finds: [['allowed', 'g1', 'h1.v1', 'h2.v1']],
      },
      {
        title: 'Two hosts, and the shared disk on one of them',
        design: () => cluster(2, { antiAffinity: true, sharedDisk: 'virtual' }),
        finds: [['localDisk', 'g1', 'h1.v1', 'h2.v1']],
      },
      {
        title: 'Two hosts, and nothing said about a rule',
        design: () => cluster(2),
        asks: ['rule'],
      },
    ],
    good: [
      {
        title: 'Two hosts, a rule, and shared storage',
        design: () => cluster(2, { antiAffinity: true, sharedDisk: 'sharedStorage' }),
      },
      {
        title: 'A physical node with a VM as its standby',
        design: () => {
          const d = build('Example');
          const node = d.host('node1', { role: 'clusterNode' });
          d.guestCluster('SQL', [node.id, d.host('esx01').vm('node2', undefined)]);
          return d.done;
        },
      },
    ],
  },
});
