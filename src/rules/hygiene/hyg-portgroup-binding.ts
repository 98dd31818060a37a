import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { DistributedPortGroup } from '../../model/design';
import { set } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

type Binding = NonNullable<DistributedPortGroup['binding']>;

interface Member {
  readonly name: string;
  readonly hostId: string;
  readonly binding: Binding;
  readonly isManagement: boolean;
  /** It holds the VM that manages the switch. */
  readonly appliances: readonly string[];
}

const shared = (binding: Binding | undefined, vm: { name: string; isAppliance?: boolean }) => {
  const d = build('Example');
  const s = d.distributed('DSwitch', ['Uplink 1']);
  const g = d.distributedPortGroup(s, 'Servers', 20, binding === undefined ? {} : { binding });
  for (const name of ['esx01', 'esx02']) {
    const h = d.host(name);
    h.join(s, [h.nic('vmnic0')]);
    h.vm(vm.name, g, vm.isAppliance === true ? { role: 'managementAppliance' } : {});
  }
  return d.done;
};

export default defineGroupRule<Member, 'ephemeral' | 'bound'>({
  id: 'hygiene/hyg-portgroup-binding',
  title: 'Port binding that does not suit what is on the port group',
  why: 'Ephemeral ports keep no history and no statistics; ports that only vCenter can hand out are out of reach while vCenter itself is down.',
  howToFix:
    'Bind workload port groups statically; make the port group that vCenter is on ephemeral.',
  sources: [vendor('VCF-VDS', 'RCMD-DPG-001 and 002'), vendor('VCHECK', 'plug-in 200')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'info',
    converged: 'info',
    hyperv: 'off',
  },
  messages: {
    ephemeral: '{group} has ephemeral binding, and no management VM is on it.',
    bound:
      '{group} holds {appliances} and has {binding} binding: ephemeral can be recovered without it.',
  },
  *members(facts) {
    for (const { group, id, instance } of facts.groups) {
      const { binding } = group;
      if (instance.distributed === undefined || binding === undefined) continue;
      const on = facts.endpoints.filter(({ use }) => use?.id === id);
      yield [
        id,
        {
          name: group.name,
          hostId: facts.host.id,
          binding,
          isManagement:
            group.traffic === 'management' ||
            on.some(({ classes }) => classes.includes('management')),
          appliances: on.flatMap(({ vm }) => (vm?.role === 'managementAppliance' ? vm.name : [])),
        },
      ];
    }
  },
  glance: {
    words: ({ binding, isManagement, appliances }) => [
      appliances.length > 0 && binding !== 'ephemeral'
        ? 'bound'
        : binding === 'ephemeral' && !isManagement
          ? 'ephemeral'
          : '',
    ],
    isWorth: (words) => words.has('bound') || words.has('ephemeral'),
  },
  check: ({ key, members }, report) => {
    const [first] = members;
    if (first === undefined) return;
    const appliances = [...new Set(members.flatMap((member) => member.appliances))];
    const data = { group: first.name, binding: first.binding, appliances };
    if (first.binding === 'ephemeral') {
      if (members.some(({ isManagement }) => isManagement)) return;
      const hosts = members.map(({ hostId }) => hostId);
      report.found('ephemeral', { objects: [key], data, hosts });
    } else if (appliances.length > 0) {
      const hosts = members.flatMap((m) => (m.appliances.length > 0 ? m.hostId : []));
      report.found('bound', { objects: [key], data, hosts });
    }
  },
  fix: {
    title: 'Change the port binding',
    edit: (design, { message, objects: [id = ''] }) =>
      set<DistributedPortGroup>(design, id, {
        binding: message === 'ephemeral' ? 'static' : 'ephemeral',
      }),
  },
  notes:
    'A port group without a stated binding is left alone, and so is one for management that is kept ephemeral for the day vCenter is lost. No STIG control asks for either.',
  examples: {
    bad: [
      {
        title: 'A workload port group with ephemeral ports',
        design: () => shared('ephemeral', { name: 'web' }),
        finds: [['ephemeral', 'd1.p1']],
      },
      {
        title: 'vCenter on a port group that needs vCenter',
        design: () => shared('static', { name: 'vcenter', isAppliance: true }),
        finds: [['bound', 'd1.p1']],
      },
    ],
    good: [
      { title: 'Static for workloads', design: () => shared('static', { name: 'web' }) },
      {
        title: 'Ephemeral for vCenter',
        design: () => shared('ephemeral', { name: 'vcenter', isAppliance: true }),
      },
      { title: 'Nothing stated', design: () => shared(undefined, { name: 'web' }) },
      {
        title: 'An empty management port group kept for recovery',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1']);
          d.distributedPortGroup(s, 'Recovery', 10, {
            binding: 'ephemeral',
            traffic: 'management',
          });
          const h = d.host('esx01');
          h.join(s, [h.nic('vmnic0')]);
          return d.done;
        },
      },
      {
        title: 'Standard switches have no binding to choose',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Servers', 20, { binding: 'ephemeral' }));
          return d.done;
        },
      },
    ],
  },
});
