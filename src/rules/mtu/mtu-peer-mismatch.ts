import { defaults } from '../../analysis/defaults';
import type { SharedFacts } from '../../analysis/facts';
import { wireOf } from '../../analysis/wire';
import { defineGroupRule, type Report } from '../../lint/rule';
import { listed } from '../../lint/wording';
import { build } from '../../model/build';
import type { HostAdapter } from '../../model/design';
import { set } from '../../model/edits/change';
import { rootIdOf } from '../../model/kinds';
import { type TrafficClass, trafficClasses } from '../../model/shape/words';
import { few } from '../consistency/majority';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

interface Member {
  readonly id: string;
  readonly host: string;
  readonly mtu: number;
  readonly stack: string;
  /** Storage has targets to be held against; all else is looked at only where hosts differ. */
  readonly isStorage: boolean;
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

/** A filer at a port of the switch, in the VLAN of a jumbo storage adapter. */
const withTarget = (mtuBytes: number) => {
  const { d, h, v } = twoUplinks({ virtual: { mtuBytes: 9000 } });
  d.set(h.id, { clusterId: d.cluster('Cluster', { platform: 'vsphere' }) });
  h.adapter('vmk2', h.portGroup(v, 'NFS', 20), ['nfs'], { mtuBytes: 9000 });
  d.set('s1.p4', { mode: 'access', accessVlan: 20 });
  d.set(d.storageTarget('filer', { protocol: 'nfs', mtuBytes }), { cabledTo: ['s1.p4'] });
  return d.done;
};

const severity = { mtu: 'error', stack: 'error', target: 'info' } as const;
// Findings name a few adapters; the others have the same target.
const named = 8;

/** Targets in this segment that take less than the adapters send: legal for TCP, which agrees on the smaller. */
const reportTargets = (
  segment: string,
  members: readonly Member[],
  { design, fabric }: SharedFacts,
  report: Pick<Report<keyof typeof severity>, 'found'>,
) => {
  for (const { id, name, mtuBytes, cabledTo, vlan } of design.storageTargets) {
    const larger = members.filter(({ mtu }) => mtuBytes !== undefined && mtu > mtuBytes);
    if (mtuBytes === undefined || larger.length === 0) continue;
    const isHere = cabledTo.some((port) => {
      const wire = wireOf(fabric, { cabledTo: port }, vlan ?? defaults.vlan);
      return wire.state === 'carried' && fabric.segment(wire.switchId, wire.vlan) === segment;
    });
    if (!isHere) continue;
    report.found('target', {
      objects: [id, ...larger.slice(0, named).map((member) => member.id)],
      data: {
        hosts: few(larger.map(({ host }) => host)),
        target: name,
        targetMtu: mtuBytes,
        mtu: Math.max(...larger.map(({ mtu }) => mtu)),
      },
      hosts: [...new Set(larger.map(({ id: adapterId }) => rootIdOf(adapterId)))],
    });
  }
};

export default defineGroupRule<Member, keyof typeof severity>({
  id: 'mtu/mtu-peer-mismatch',
  title: 'One service, different MTUs on the hosts of a cluster',
  why: 'vMotion warns or fails, and storage times out under load, when the two ends differ.',
  howToFix:
    'Set the same MTU, and for vMotion the same TCP/IP stack, on every host of the cluster.',
  sources: [vendor('VMO-MTU')],
  platform: 'any',
  severity: {
    essentials: severity,
    'strict-isolation': severity,
    converged: severity,
    hyperv: severity,
  },
  messages: {
    mtu: '{class} has different MTUs in {cluster}: {list}.',
    target:
      'Storage adapters of {hosts} send packets of {mtu} bytes, and {target} takes {targetMtu}: TCP agrees on the smaller.',
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
        const isStorage = traffic === 'storage';
        for (const segment of segments) {
          yield [`${cluster.id}|${traffic}|${segment}`, { ...member, isStorage }];
        }
      }
    }
  },
  glance: {
    words: ({ mtu, stack, isStorage }) => [`${mtu} ${stack}`, ...(isStorage ? ['storage'] : [])],
    isWorth: (words) => words.size > 1,
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
    if (traffic === 'storage')
      reportTargets(key.slice(key.lastIndexOf('|') + 1), members, shared, report);
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
      if (message === 'target') return undefined;
      const patch =
        message === 'mtu'
          ? { mtuBytes: Number(usual) }
          : { stack: usual === defaults.stack ? undefined : String(usual) };
      return objects.reduce((after, id) => set<HostAdapter>(after, id, patch), design);
    },
  },
  notes:
    'Hosts are compared with the majority, on one segment of one cluster. A storage target with a smaller MTU is legal for TCP, which agrees on the smaller segment: a remark.',
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
      {
        title: 'A storage target that takes less',
        design: () => withTarget(1500),
        finds: [['target', 't1', 'h1.k1']],
      },
    ],
    good: [
      {
        title: 'Both 9000, in the vMotion stack',
        design: () =>
          pair({ mtuBytes: 9000, stack: 'vmotion' }, { mtuBytes: 9000, stack: 'vmotion' }),
      },
      { title: '1500 stated and 1500 by default', design: () => pair({ mtuBytes: 1500 }, {}) },
      { title: 'A storage target that takes as much', design: () => withTarget(9000) },
      {
        title: 'Two segments are two networks',
        design: () => pair({ mtuBytes: 9000 }, {}, 21),
      },
    ],
  },
});
