import type { HostFacts } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Vm } from '../../model/design';
import { kindOf } from '../../model/kinds';
import { isHypervisor } from '../network/presence';
import { disasterRecovery, vendor } from '../sources';
import { copyPortGroup } from './copy-port-group';
import { few } from './majority';

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly cluster: string;
  /** Labels of the standard port groups of the host. */
  readonly labels: readonly string[];
  /** Labels that VMs of the host use and take along. */
  readonly needs: readonly {
    readonly label: string;
    readonly groupId: string;
    readonly vms: readonly string[];
  }[];
}

const needsOf = (facts: HostFacts): Member['needs'] => {
  const needs = new Map<string, { label: string; groupId: string; vms: string[] }>();
  for (const end of facts.endpoints) {
    const { use, vm } = end;
    if (use === undefined || vm === undefined || vm.migratable === false) continue;
    if (!isConnected(end) || use.instance.kind !== 'standard' || use.group.internal === true)
      continue;
    const need = needs.get(use.id);
    if (need === undefined)
      needs.set(use.id, { label: use.group.name, groupId: use.id, vms: [vm.name] });
    else if (!need.vms.includes(vm.name) && need.vms.length < 4) need.vms.push(vm.name);
  }
  return [...needs.values()];
};

const pair = (
  labels: readonly (string | undefined)[],
  vm: Partial<Vm> = {},
  cluster: Partial<Cluster> = { drsEnabled: true },
) => {
  const b = build('Example');
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  for (const [i, label] of labels.entries()) {
    const h = b.host(`esx0${i + 1}`, { clusterId });
    const v = h.switch('vSwitch0', [h.nic('vmnic0')]);
    const group = label === undefined ? undefined : h.portGroup(v, label, 20);
    if (i === 0) h.vm('web', group, vm);
  }
  return b.done;
};

export default defineGroupRule<Member, 'missing'>({
  id: 'consistency/cons-portgroup-missing',
  title: 'A VM network is missing on another host of the cluster',
  why: 'vMotion and HA find the network of a VM by its label: on a host without it the VM cannot be moved, or starts without a network.',
  howToFix: 'Make the port group on every host of the cluster, spelt the same.',
  sources: [
    disasterRecovery('limiting the number of server configurations to as few as possible'),
    vendor('VMO-REQ', 'network labels of VM port groups are consistent across hosts'),
    vendor('LABEL'),
    vendor('DRS'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    missing: '{vms} of {host} use "{label}", which {hosts} of {cluster} do not have.',
  },
  *members(facts): Generator<readonly [string, Member]> {
    const { cluster, host } = facts;
    if (cluster === undefined || !isHypervisor(facts)) return;
    if (cluster.haEnabled !== true && cluster.drsEnabled !== true) return;
    const standard = new Set(
      facts.switches.filter(({ kind }) => kind === 'standard').map(({ id }) => id),
    );
    yield [
      cluster.id,
      {
        hostId: host.id,
        host: host.name,
        cluster: cluster.name,
        labels: host.portGroups.filter((g) => standard.has(g.switchId)).map(({ name }) => name),
        needs: needsOf(facts),
      },
    ];
  },
  check: ({ members }, report) => {
    if (members.length < 2) return;
    const seen = new Set<string>();
    const labels = members.map((member) => new Set(member.labels));
    for (const { host, cluster, needs } of members) {
      for (const { label, groupId, vms } of needs) {
        if (seen.has(label)) continue;
        seen.add(label);
        const without = members.filter((_, i) => labels[i]?.has(label) !== true);
        if (without.length === 0) continue;
        // A label in other letters is a label of another network, and most often a slip.
        const nameOf = (member: Member) => {
          const near = member.labels.find((own) => own.toLowerCase() === label.toLowerCase());
          return near === undefined ? member.host : `${member.host} (which has "${near}")`;
        };
        report.found('missing', {
          objects: [groupId, ...without.map(({ hostId }) => hostId)],
          hosts: without.map(({ hostId }) => hostId),
          subjects: without.map(({ hostId }) => `${hostId}/${label}`),
          data: { vms, host, label, cluster, hosts: few(without.map(nameOf)) },
        });
      }
    }
  },
  fix: {
    title: 'Make the port group on the other hosts',
    edit: (design, { objects: [groupId = '', ...rest] }) => {
      let next = design;
      for (const hostId of rest.filter((id) => kindOf(id) === 'host')) {
        const made = copyPortGroup(next, groupId, hostId);
        if (made === undefined) return undefined;
        next = made.design;
      }
      return next;
    },
  },
  notes:
    'Labels are compared letter by letter, capitals included: that vSphere does so was not read in a source. VMs that may not migrate, and networks that are internal on purpose, ask nothing of other hosts. A distributed switch that is missing on a host is said by cons-vds-membership.',
  examples: {
    bad: [
      {
        title: 'Prod here, PROD there',
        design: () => pair(['Prod', 'PROD']),
        finds: [['missing', 'h1.p1', 'h2']],
      },
      {
        title: 'Missing on two hosts',
        design: () => pair(['Prod', undefined, undefined], {}, { haEnabled: true }),
        finds: [['missing', 'h1.p1', 'h2', 'h3']],
      },
    ],
    good: [
      { title: 'Prod on both', design: () => pair(['Prod', 'Prod']) },
      {
        title: 'A VM that stays where it is',
        design: () => pair(['Prod', 'PROD'], { migratable: false }),
      },
      { title: 'Neither HA nor DRS', design: () => pair(['Prod', 'PROD'], {}, {}) },
      { title: 'A host alone', design: () => pair(['Prod']) },
    ],
  },
});
