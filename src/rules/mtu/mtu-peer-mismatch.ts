import { defaults } from '../../analysis/defaults';
import { defineGroupRule } from '../../lint/rule';
import { listed } from '../../lint/wording';
import { build } from '../../model/build';
import type { HostAdapter } from '../../model/design';
import { set } from '../../model/edits/change';
import { type TrafficClass, trafficClasses } from '../../model/shape/words';
import { vendor } from '../sources';

interface Member {
  readonly id: string;
  readonly host: string;
  readonly mtu: number;
  readonly stack: string;
}

/** Values by how many have them, the most common first; where two are as common, the smaller one works everywhere. */
const byCount = <T extends string | number>(values: readonly T[]): T[] => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value]) => value);
};

const spread = (members: readonly Member[], of: (member: Member) => string | number) => {
  const values = byCount(members.map(of));
  const [usual] = values;
  const odd = members.filter((member) => of(member) !== usual);
  const list = values.map(
    (value) => `${value} on ${listed(members.filter((m) => of(m) === value).map((m) => m.host))}`,
  );
  return { usual, odd: odd.map(({ id }) => id), list: list.join('; ') };
};

const pair = (first: Partial<HostAdapter>, second: Partial<HostAdapter>, vlan = 20) => {
  const d = build('Example');
  d.cluster('Cluster', { platform: 'vsphere' });
  const s = d.physicalSwitch('tor-a', 4, { mode: 'trunk', allowedVlans: '20,21' });
  for (const [name, more] of [
    ['esx01', first],
    ['esx02', second],
  ] as const) {
    const h = d.host(name, { clusterId: 'c1' });
    const n = h.nic('vmnic0');
    d.cable(n, s);
    const v = h.switch('vSwitch0', [n], { mtuBytes: 9000 });
    const g = h.portGroup(v, 'vMotion', name === 'esx02' ? vlan : 20);
    h.adapter('vmk1', g, ['vmotion'], more);
  }
  return d.done;
};

export default defineGroupRule<Member, 'mtu' | 'stack'>({
  id: 'mtu/mtu-peer-mismatch',
  title: 'One service, different MTUs on the hosts of a cluster',
  why: 'vMotion warns or fails, and storage times out under load, when the two ends differ.',
  howToFix:
    'Set the same MTU, and for vMotion the same TCP/IP stack, on every host of the cluster.',
  sources: [vendor('VMO-MTU')],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    mtu: '{class} has different MTUs in {cluster}: {list}.',
    stack: '{class} uses different TCP/IP stacks in {cluster}: {list}.',
  },
  *members(facts) {
    const { cluster } = facts;
    if (cluster === undefined) return;
    for (const { adapter, classes, segments } of facts.endpoints) {
      if (adapter === undefined) continue;
      const member = {
        id: adapter.id,
        host: facts.host.name,
        mtu: adapter.mtuBytes ?? defaults.mtuBytes,
        stack: adapter.stack ?? defaults.stack,
      };
      for (const traffic of classes) {
        for (const segment of segments) yield [`${cluster.id}|${traffic}|${segment}`, member];
      }
    }
  },
  check: ({ key, members, shared }, report) => {
    const [clusterId, traffic] = key.split('|');
    const cluster = shared.design.clusters.find(({ id }) => id === clusterId)?.name ?? '';
    const words = trafficClasses[traffic as TrafficClass];
    const mtus = spread(members, (member) => member.mtu);
    if (mtus.odd.length > 0) {
      report.found('mtu', {
        objects: mtus.odd,
        data: { class: words, cluster, list: mtus.list, usual: mtus.usual ?? '' },
        hosts: members.map(({ id }) => id.split('.')[0] ?? ''),
      });
    }
    const stacks = spread(members, (member) => member.stack);
    if (traffic === 'migration' && stacks.odd.length > 0) {
      report.found('stack', {
        objects: stacks.odd,
        data: { class: words, cluster, list: stacks.list, usual: stacks.usual ?? '' },
        hosts: members.map(({ id }) => id.split('.')[0] ?? ''),
      });
    }
  },
  fix: {
    title: 'Set what most hosts have',
    disruptive: true,
    edit: (design, { message, objects, data: { usual } }) => {
      const patch =
        message === 'mtu'
          ? { mtuBytes: Number(usual) }
          : { stack: usual === defaults.stack ? undefined : String(usual) };
      return objects.reduce((after, id) => set<HostAdapter>(after, id, patch), design);
    },
  },
  notes: 'Hosts are compared with the majority, on one segment of one cluster.',
  examples: {
    bad: [
      {
        title: '9000 here, 1500 there',
        design: () => pair({ mtuBytes: 9000 }, {}),
        finds: [['mtu', 'h1.k1']],
      },
      {
        title: 'The vMotion stack on one host only',
        design: () => pair({ stack: 'vmotion' }, {}),
        finds: [['stack', 'h1.k1']],
      },
    ],
    good: [
      {
        title: 'Both 9000, in the vMotion stack',
        design: () =>
          pair({ mtuBytes: 9000, stack: 'vmotion' }, { mtuBytes: 9000, stack: 'vmotion' }),
      },
      { title: '1500 stated and 1500 by default', design: () => pair({ mtuBytes: 1500 }, {}) },
      { title: 'Two segments are two networks', design: () => pair({ mtuBytes: 9000 }, {}, 21) },
    ],
  },
});
