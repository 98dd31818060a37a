import { defineHostRule } from '../../lint/rule';
import type { Design, GuestCluster, PortGroup, Vnic } from '../../model/design';
import { changeElement, insert, set } from '../../model/edits/change';
import { freeName } from '../../model/edits/names';
import { find } from '../../model/find';
import { kindOf, parentIdOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { placed } from '../holder';
import { vendor } from '../sources';

const quiet = (design: Design, groupId: string): Design =>
  changeElement<PortGroup>(design, groupId, (group) => ({
    ...group,
    teaming: { ...group.teaming, notifySwitches: false },
  }));

/** Adapters and vNICs on a port group. */
const onGroup = (design: Design, groupId: string): string[] =>
  design.hosts.flatMap((host) => [
    ...host.adapters.filter((a) => a.portGroupId === groupId).map(({ id }) => id),
    ...host.vms.flatMap((vm) =>
      vm.vnics.filter((e) => e.portGroupId === groupId).map(({ id }) => id),
    ),
  ]);

/** A port group for these vNICs alone, silent towards the switch. */
const ownGroup = (design: Design, groupId: string, vnics: readonly string[]): Design => {
  const group = find(design, 'portGroup', groupId);
  const holderId = parentIdOf(groupId);
  if (group === undefined || holderId === undefined) return design;
  const siblings =
    find(design, 'host', holderId)?.portGroups ??
    find(design, 'distributedSwitch', holderId)?.portGroups ??
    [];
  const name = freeName(`${group.name} NLB`, new Set(siblings.map((sibling) => sibling.name)));
  const made = insert<{ readonly id: string }>(design, 'portGroup', holderId, (id) => ({
    ...group,
    id,
    name,
    teaming: { ...group.teaming, notifySwitches: false },
  }));
  return vnics.reduce((after, id) => set<Vnic>(after, id, { portGroupId: made.id }), made.design);
};

const balanced = (
  nlb: GuestCluster['nlb'],
  teaming: PortGroup['teaming'] = {},
  others: readonly string[] = [],
) => {
  const { d, h, v } = twoUplinks();
  const group = h.portGroup(v, 'Web', 20, { teaming });
  const members = ['web1', 'web2'].map((name) => h.vm(name, group));
  for (const name of others) h.vm(name, group);
  d.guestCluster('Web farm', members, nlb === undefined ? {} : { nlb });
  return d.done;
};

export default defineHostRule({
  id: 'teaming/team-nlb-unicast-notify',
  title: 'Network Load Balancing in unicast mode behind a switch that is notified',
  why: 'The host announces the address that the members share, the physical switch learns it on one port, and all traffic of the cluster goes to one member.',
  howToFix:
    'Give the members a port group of their own with notify switches set to no (forged transmits must be accepted there), or use multicast mode.',
  sources: [vendor('NLB'), vendor('FAILBACK', 'notify switches: no for NLB in unicast mode')],
  platform: 'vsphere',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    notify:
      '{vms} balance load in unicast mode; {group} notifies the physical switches, which breaks it.',
  },
  check: (facts, report) => {
    const members = new Set(
      facts.guestClusters.filter(({ nlb }) => nlb === 'unicast').flatMap((c) => c.memberIds),
    );
    if (members.size === 0) return;
    for (const use of facts.groups) {
      if (!use.team.notifySwitches) continue;
      const ends = facts.endpoints.filter(
        ({ use: on, vm, vnic }) =>
          on === use &&
          vm !== undefined &&
          members.has(vm.id) &&
          (vnic?.role ?? 'client') === 'client',
      );
      if (ends.length === 0) continue;
      report.found('notify', {
        objects: [use.id, ...ends.map(({ id }) => id)],
        data: {
          vms: [...new Set(ends.map(({ name }) => name))],
          group: placed(use.group.name, use.instance, facts.host.name),
        },
      });
    }
  },
  fix: {
    title: 'Give the members a port group that does not notify',
    edit: (design, { objects: [groupId, ...rest] }) => {
      if (groupId === undefined) return undefined;
      const vnics = rest.filter((id) => kindOf(id) === 'vnic');
      const isAlone = onGroup(design, groupId).every((id) => vnics.includes(id));
      return isAlone ? quiet(design, groupId) : ownGroup(design, groupId, vnics);
    },
  },
  notes:
    'Multicast mode is fine. Unicast mode needs forged transmits as well, which sec-forged-transmits then remarks on unless the port group holds such members only.',
  examples: {
    bad: [
      {
        title: 'Unicast, on a port group of its own',
        design: () => balanced('unicast'),
        finds: [['notify', 'h1.p1', 'h1.v1.e1', 'h1.v2.e1']],
      },
      {
        title: 'Unicast, among other VMs',
        design: () => balanced('unicast', {}, ['app']),
        finds: [['notify', 'h1.p1', 'h1.v1.e1', 'h1.v2.e1']],
      },
    ],
    good: [
      { title: 'Silent', design: () => balanced('unicast', { notifySwitches: false }) },
      { title: 'Multicast', design: () => balanced('multicast') },
      { title: 'No load balancing', design: () => balanced('none') },
    ],
  },
});
