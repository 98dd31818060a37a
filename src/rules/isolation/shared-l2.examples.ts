import type { Infrastructure } from '../../analysis/lots';
import type { Example } from '../../lint/rule';
import { build } from '../../model/build';
import type { Service } from '../../model/design';
import type { SwitchPort } from '../../model/shape/physical';

export const serviceOf: Readonly<Record<Infrastructure, Service>> = {
  management: 'management',
  storage: 'iscsi',
  migration: 'vmotion',
  ft: 'ftLogging',
};

const trunk: Partial<SwitchPort> = { mode: 'trunk', allowedVlans: 'all' };

/** A host with two uplinks on one trunked switch, and an adapter of the class in VLAN 10. */
const start = (traffic: Infrastructure) => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 4, trunk);
  const host = b.host('esx01');
  const nics = [host.nic('vmnic0'), host.nic('vmnic1')];
  for (const nic of nics) b.cable(nic, tor);
  const vswitch = host.switch('vSwitch0', nics);
  const group = host.portGroup(vswitch, 'Infrastructure', 10);
  host.adapter('vmk0', group, [serviceOf[traffic]]);
  return { b, host, vswitch, group, tor };
};

/** Two switches without a link, one NIC on each: what they have in common is for the ports to say. */
const twoSwitches = (
  traffic: Infrastructure,
  vlan: number,
  ports: readonly [Partial<SwitchPort>, Partial<SwitchPort>] | undefined,
) => {
  const b = build();
  const host = b.host('esx01');
  const nics = [host.nic('vmnic0'), host.nic('vmnic1')] as const;
  for (const [i, nic] of nics.entries()) {
    const port = ports?.[i];
    if (port !== undefined) b.cable(nic, b.physicalSwitch(`tor-${i + 1}`, 1, port));
  }
  const first = host.switch('vSwitch0', [nics[0]]);
  const second = host.switch('vSwitch1', [nics[1]]);
  host.adapter('vmk0', host.portGroup(first, 'Infrastructure', vlan), [serviceOf[traffic]]);
  host.vm('web', host.portGroup(second, 'Production', vlan));
  return b;
};

const appliance: Example<'shared' | 'trunk'> = {
  title: 'A management appliance sits with management',
  design: () => {
    const { b, host, group } = start('management');
    host.vm('vcenter', group, { role: 'managementAppliance' });
    return b.done;
  },
};

export const segmentExamples = (
  traffic: Infrastructure,
): { bad: Example<'shared' | 'trunk'>[]; good: Example<'shared' | 'trunk'>[] } => ({
  bad: [
    {
      title: 'VMs in the same VLAN',
      design: () => {
        const { b, host, vswitch } = start(traffic);
        host.vm('web', host.portGroup(vswitch, 'Production', 10));
        return b.done;
      },
      finds: [['shared', 'h1.k1', 'h1.v1.e1']],
    },
    {
      title: 'Untagged VMs arrive in the VLAN at the switch',
      design: () => {
        const { b, host, tor } = start(traffic);
        const nic = host.nic('vmnic2');
        b.cable(nic, `${tor}.p3`);
        b.set(`${tor}.p3`, { mode: 'access', accessVlan: 10, allowedVlans: undefined });
        const other = host.switch('vSwitch1', [nic]);
        host.vm('web', host.portGroup(other, 'Production', 0));
        return b.done;
      },
      finds: [['shared', 'h1.k1', 'h1.v1.e1']],
    },
    {
      title: 'A VM that tags for itself sees the VLAN',
      design: () => {
        const { b, host, vswitch } = start(traffic);
        host.vm('firewall', host.portGroup(vswitch, 'All VLANs', 4095));
        return b.done;
      },
      finds: [['trunk', 'h1.k1', 'h1.v1.e1']],
    },
    {
      title: 'Not cabled yet: one network or two?',
      design: () => twoSwitches(traffic, 0, undefined).done,
      finds: [],
      asks: ['cables'],
    },
  ],
  good: [
    {
      title: 'A VLAN of its own',
      design: () => {
        const { b, host, vswitch } = start(traffic);
        host.vm('web', host.portGroup(vswitch, 'Production', 100));
        return b.done;
      },
    },
    {
      title: 'Two adapters of the same class share a segment',
      design: () => {
        const { b, host, group } = start(traffic);
        host.adapter('vmk1', group, [serviceOf[traffic]]);
        return b.done;
      },
    },
    {
      title: 'The same VLAN id on two switches without a link is two networks',
      design: () => twoSwitches(traffic, 10, [trunk, trunk]).done,
    },
    {
      title: 'Untagged on access ports of two VLANs is two networks',
      design: () => {
        const b = twoSwitches(traffic, 0, [
          { mode: 'access', accessVlan: 10 },
          { mode: 'access', accessVlan: 100 },
        ]);
        b.link('s1', 's2');
        return b.done;
      },
    },
    {
      title: 'A trunk into a guest without this VLAN',
      design: () => {
        const { b, host, vswitch } = start(traffic);
        const group = host.portGroup(vswitch, 'Guest trunk', 0, { trunkVlans: '100-199' });
        b.set(group, { vlan: undefined });
        host.vm('firewall', group);
        return b.done;
      },
    },
    ...(traffic === 'management' ? [appliance] : []),
  ],
});
