import type { Endpoint } from '../../analysis/endpoints';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Vnic } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { networkConsiderations, vendor } from '../sources';
import { groupLike } from './split-service';

interface Member {
  readonly hostId: string;
  readonly group: string;
  readonly adapters: readonly { readonly id: string; readonly name: string }[];
  readonly vnics: readonly string[];
}

const dvs = (mixed: boolean) => {
  const b = build();
  const d = b.distributed('DSwitch', ['Uplink 1']);
  const storage = b.distributedPortGroup(d, 'Storage', 50);
  const guests = mixed ? storage : b.distributedPortGroup(d, 'Guest iSCSI', 51);
  const esx1 = b.host('esx01');
  const esx2 = b.host('esx02');
  for (const esx of [esx1, esx2]) esx.join(d, [esx.nic('vmnic0')]);
  esx1.adapter('vmk2', storage, ['iscsi']);
  esx2.vm('files', guests);
  return b.done;
};

export default defineGroupRule({
  id: 'isolation/iso-portgroup-mixed-use',
  title: 'Port group holds both VMs and VMkernel adapters',
  why: 'VLAN, security, shaping and teaming cannot differ between them, and storage and vMotion networks are to be closed to VMs.',
  howToFix: 'Make a port group with a VLAN of its own for the VMs and move their vNICs there.',
  sources: [
    networkConsiderations(
      'you need to have an isolated network for administration to provide guaranteed access to VMs and hosts',
    ),
    vendor('VMK-TYPES'),
    vendor('STIG8', 'ESXI-80-000199'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    mixed:
      'Port group {group} holds {count} VM adapter(s) and {adapters}. Use separate port groups.',
  },
  fix: {
    title: 'Move the VMs to a port group of their own',
    edit: (design, finding) => {
      const [groupId = ''] = finding.objects;
      const group = find(design, 'portGroup', groupId);
      const copy =
        group &&
        groupLike(design, groupId, {
          name: `${group.name}-vm`,
          ...(group.vlan === undefined ? {} : { vlan: group.vlan }),
        });
      let next = copy?.design;
      for (const host of design.hosts) {
        for (const vm of host.vms) {
          if (vm.role === 'managementAppliance') continue;
          for (const vnic of vm.vnics) {
            if (copy === undefined || next === undefined || vnic.portGroupId !== groupId) continue;
            next = set<Vnic>(next, vnic.id, { portGroupId: copy.id });
          }
        }
      }
      return next;
    },
  },
  notes: 'The fix leaves the VLAN as it is: that both share a segment stays a finding of its own.',
  *members(facts): Generator<readonly [string, Member]> {
    const byGroup = new Map<string, Endpoint[]>();
    for (const end of facts.endpoints) {
      if (end.use === undefined) continue;
      const ends = byGroup.get(end.use.id);
      if (ends === undefined) byGroup.set(end.use.id, [end]);
      else ends.push(end);
    }
    for (const { id, group } of facts.groups) {
      const ends = byGroup.get(id);
      if (ends === undefined) continue;
      yield [
        id,
        {
          hostId: facts.host.id,
          group: group.name,
          adapters: ends
            .filter((e) => e.adapter !== undefined)
            .map(({ id, name }) => ({ id, name })),
          vnics: ends
            .filter((e) => e.vm !== undefined && e.vm.role !== 'managementAppliance')
            .map((e) => e.id),
        },
      ];
    }
  },
  check: ({ key, members }, report) => {
    const adapters = members.flatMap((m) => m.adapters);
    const vnics = members.flatMap((m) => m.vnics);
    if (adapters.length === 0 || vnics.length === 0) return;
    report.found('mixed', {
      objects: [key, ...adapters.slice(0, 8).map((a) => a.id), ...vnics.slice(0, 8)],
      hosts: members.map((m) => m.hostId),
      data: {
        group: members[0]?.group ?? '',
        count: vnics.length,
        adapters: [...new Set(adapters.map((a) => a.name))],
      },
    });
  },
  examples: {
    bad: [
      {
        title: 'Storage adapter of one host and a VM of another',
        design: () => dvs(true),
        finds: [['mixed', 'd1.p1', 'h1.k1', 'h2.v1.e1']],
      },
    ],
    good: [
      { title: 'Separate port groups', design: () => dvs(false) },
      {
        title: 'A management appliance beside the management adapter',
        design: () => {
          const b = build();
          const esx = b.host('esx01');
          const group = esx.portGroup(
            esx.switch('vSwitch0', [esx.nic('vmnic0')]),
            'Management',
            10,
          );
          esx.adapter('vmk0', group, ['management']);
          esx.vm('vcenter', group, { role: 'managementAppliance' });
          return b.done;
        },
      },
    ],
  },
});
