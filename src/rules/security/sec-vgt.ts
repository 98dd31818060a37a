import { tagOf } from '../../analysis/endpoints';
import { defineHostRule } from '../../lint/rule';
import type { DistributedPortGroup, Vm } from '../../model/design';
import { formatVlans, type VlanRanges } from '../../model/formats';
import { twoUplinks } from '../example-designs';
import { placed } from '../holder';
import { vendor } from '../sources';
import { isForSpecialVms } from './special-vms';

const isAll = (ranges: VlanRanges): boolean =>
  ranges === 'all' || ranges.some(([from, to]) => from <= 1 && to === 4094);

const trunked = (trunkVlans: DistributedPortGroup['trunkVlans'], role: Vm['role']) => {
  const { d, h, n1, n2 } = twoUplinks();
  d.set('h1.s1', { uplinks: [] });
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
  const group = d.distributedPortGroup(
    v,
    'Trunk',
    0,
    trunkVlans === undefined ? {} : { trunkVlans },
  );
  h.join(v, [n1, n2]);
  h.vm('fw', group, role === undefined ? {} : { role });
  return d.done;
};

const guestTagged = (role: Vm['role']) => {
  const { d, h, v } = twoUplinks();
  h.vm('fw', h.portGroup(v, 'Trunk', 4095), role === undefined ? {} : { role });
  return d.done;
};

export default defineHostRule({
  id: 'security/sec-vgt',
  title: 'A port group hands VLANs to the guest',
  why: 'The guest is in every one of these VLANs, and can read and send there as if it stood on the physical switch.',
  howToFix:
    'Use a single VLAN, or the narrowest range that the guest needs, with the reason written down.',
  sources: [
    vendor('STIG8', 'ESXI-80-000220 and VCSA-80-000273'),
    vendor('SCG8', 'network-vgt'),
    vendor('VSEC-VLAN'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': { passes: 'error', wide: 'warning' },
    converged: { passes: 'warning', wide: 'warning' },
    hyperv: 'off',
  },
  messages: {
    passes: '{group} passes VLANs {vlans} into the guest.',
    wide: '{group} passes every VLAN into the guest; limit the range to what the guest needs.',
  },
  check: (facts, report) => {
    for (const use of facts.groups) {
      const tag = tagOf({}, use);
      if (tag.kind !== 'set') continue;
      const isSpecial = isForSpecialVms(facts, use, ['nestedHypervisor', 'nsxEdge', 'ids']);
      const isLimitable = use.instance.distributed !== undefined && isAll(tag.ranges);
      if (isSpecial && !isLimitable) continue;
      report.found(isSpecial ? 'wide' : 'passes', {
        objects: [use.id],
        data: {
          group: placed(use.group.name, use.instance, facts.host.name),
          vlans: formatVlans(tag.ranges),
        },
      });
    }
  },
  notes:
    'NSX edges, nested hypervisors and monitoring VMs on a port group of their own are what guest tagging is for: there only a range of everything is remarked on, and on a standard switch, which cannot limit it, not even that. Virtual firewalls have no role in the design; waive their port group.',
  examples: {
    bad: [
      {
        title: 'VLAN 4095 for a VM',
        design: () => guestTagged(undefined),
        finds: [['passes', 'h1.p1']],
      },
      {
        title: 'A trunk for a VM',
        design: () => trunked('100-110', undefined),
        finds: [['passes', 'd1.p1']],
      },
      {
        title: 'Everything for an edge',
        design: () => trunked('1-4094', 'nsxEdge'),
        finds: [['wide', 'd1.p1']],
      },
    ],
    good: [
      { title: 'A range for an edge', design: () => trunked('100-110', 'nsxEdge') },
      { title: 'VLAN 4095 for a monitoring VM', design: () => guestTagged('ids') },
      { title: 'One VLAN', design: () => trunked(undefined, undefined) },
    ],
  },
});
