import type { HostFacts } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import { hasCarrier } from '../../analysis/uplinks';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import { join, serve, spareNics } from '../../model/edits/uplinks';
import { find } from '../../model/find';
import { isHypervisor } from '../network/presence';
import { vendor } from '../sources';
import { few } from './majority';

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly cluster: string;
  /** Uplinks bound, for each distributed switch the host is a member of. */
  readonly bound: Readonly<Record<string, number>>;
  /** Distributed switches that VMs of the host use and take along. */
  readonly needs: readonly {
    readonly id: string;
    readonly name: string;
    readonly groups: readonly string[];
  }[];
}

const needsOf = (facts: HostFacts): Member['needs'] => {
  const needs = new Map<string, { id: string; name: string; groups: string[] }>();
  for (const end of facts.endpoints) {
    const { use, vm } = end;
    const id = use?.instance.distributed?.id;
    if (use === undefined || id === undefined || vm === undefined) continue;
    if (vm.migratable === false || !isConnected(end) || use.group.internal === true) continue;
    const need = needs.get(id);
    if (need === undefined)
      needs.set(id, { id, name: use.instance.name, groups: [use.group.name] });
    else if (!need.groups.includes(use.group.name)) need.groups.push(use.group.name);
  }
  return [...needs.values()];
};

const site = (second: 'member' | 'none' | 'unbound', carries: 'vms' | 'adapters' = 'vms') => {
  const b = build('Example');
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', drsEnabled: true });
  const d = b.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
  const group = b.distributedPortGroup(d, 'Production', 20);
  for (const i of [0, 1]) {
    const h = b.host(`esx0${i + 1}`, { clusterId });
    const nics = [h.nic('vmnic0'), h.nic('vmnic1')];
    if (i === 0 || second === 'member') h.join(d, nics);
    else if (second === 'unbound') h.join(d, []);
    if (i === 0 && carries === 'vms') h.vm('web', group);
    if (i === 0 && carries === 'adapters') h.adapter('vmk1', group, ['vmotion']);
  }
  return b;
};

export default defineGroupRule<Member, 'absent' | 'unbound'>({
  id: 'consistency/cons-vds-membership',
  title: 'A host is not on a distributed switch that VMs of its cluster use',
  why: 'The VM cannot be moved there, and HA starts it without its network.',
  howToFix: 'Make the host a member of the distributed switch, with NICs for its uplinks.',
  sources: [vendor('VMO-REQ', 'members of all distributed switches that virtual machines use')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    absent:
      '{host} of {cluster} is not on {switch}, which carries {groups} for VMs of the cluster.',
    unbound:
      '{host} of {cluster} is on {switch} without a NIC; it carries {groups} for VMs of the cluster.',
  },
  *members(facts) {
    const { cluster, host } = facts;
    if (cluster === undefined || !isHypervisor(facts)) return;
    const bound = Object.fromEntries(
      host.memberships.map(({ switchId, uplinks }) => [switchId, uplinks.length]),
    );
    yield [
      cluster.id,
      { hostId: host.id, host: host.name, cluster: cluster.name, bound, needs: needsOf(facts) },
    ] as const;
  },
  check: ({ members }, report) => {
    if (members.length < 2) return;
    const needs = new Map<string, { name: string; groups: Set<string> }>();
    for (const { id, name, groups } of members.flatMap((member) => member.needs)) {
      const need = needs.get(id) ?? { name, groups: new Set<string>() };
      for (const group of groups) need.groups.add(group);
      needs.set(id, need);
    }
    for (const [id, { name, groups }] of needs) {
      for (const { hostId, host, cluster, bound } of members) {
        const uplinks = Object.hasOwn(bound, id) ? bound[id] : undefined;
        if (uplinks !== undefined && uplinks > 0) continue;
        report.found(uplinks === undefined ? 'absent' : 'unbound', {
          objects: [hostId, id],
          data: { host, cluster, switch: name, groups: few([...groups]) },
        });
      }
    }
  },
  fix: {
    title: 'Make the host a member, with its free NICs',
    edit: (design, { objects: [hostId = '', switchId = ''] }) => {
      const host = find(design, 'host', hostId);
      const uplinks = find(design, 'distributedSwitch', switchId)?.uplinks;
      if (host === undefined || uplinks === undefined || uplinks.length === 0) return undefined;
      const direct = new Set(host.adapters.map(({ nicId }) => nicId));
      const spare = spareNics(host).filter((id) => {
        const nic = find(design, 'nic', id);
        return nic !== undefined && hasCarrier(nic) && !direct.has(id);
      });
      if (spare.length < uplinks.length) return undefined;
      return uplinks.reduce(
        (after, { id }, i) => serve(after, spare[i] ?? '', switchId, id),
        join(design, hostId, switchId),
      );
    },
  },
  notes:
    'Judged by what VMs use: a distributed switch that carries VMkernel adapters of some hosts only is not needed on the others. A fix needs a free NIC for every uplink.',
  examples: {
    bad: [
      {
        title: 'The second host is not on it',
        design: () => site('none').done,
        finds: [['absent', 'h2', 'd1']],
      },
      {
        title: 'The second host is on it without a NIC',
        design: () => site('unbound').done,
        finds: [['unbound', 'h2', 'd1']],
      },
    ],
    good: [
      { title: 'Both are members', design: () => site('member').done },
      { title: 'A switch for adapters of one host', design: () => site('none', 'adapters').done },
      {
        title: 'A VM that stays where it is',
        design: () => {
          const b = site('none');
          b.set('h1.v1', { migratable: false });
          return b.done;
        },
      },
    ],
  },
});
