import { sendersOf } from '../../analysis/senders';
import type { VlanTag } from '../../analysis/wire';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { PhysicalSwitch } from '../../model/design';
import { renumberVlan } from '../../model/edits/renumber-vlan';
import { parseVlans, type VlanRanges, vlansInclude } from '../../model/formats';
import { twoUplinks } from '../example-designs';
import { freeVlan } from '../free-vlan';
import { vendor } from '../sources';

/** What families of switches keep for themselves, where the design does not say ("typically", STIG8). */
const presets: readonly (readonly [RegExp, VlanRanges])[] = [
  [/nexus|\bn[3579]k\b/i, [[3968, 4094]]],
  [
    /catalyst/i,
    [
      [1001, 1024],
      [4094, 4094],
    ],
  ],
];

const reservedOn = ({ reservedVlans, model, vendor: maker }: PhysicalSwitch): VlanRanges => {
  if (reservedVlans !== undefined) return parseVlans(reservedVlans) ?? [];
  const words = `${maker ?? ''} ${model ?? ''}`;
  return presets.find(([family]) => family.test(words))?.[1] ?? [];
};

/** A guest trunk lists what it may carry; only an id on its own is surely meant to be used. */
const vlanOf = (tag: VlanTag): number | undefined =>
  tag.kind === 'one' && tag.vlan > 0 ? tag.vlan : undefined;

export default defineHostRule({
  id: 'vlan/vlan-reserved',
  title: 'A VLAN is reserved by the physical switch or out of range',
  why: 'Switches often drop traffic in the VLANs they keep for themselves, and VLAN 4095 means "all VLANs" on a standard switch and nothing anywhere else.',
  howToFix: 'Pick another VLAN; for guest tagging on a distributed switch, set trunk VLANs.',
  sources: [
    vendor('STIG8', 'VCSA-80-000274'),
    vendor('STIG7', 'ESXI-70-000065'),
    vendor('VSEC-VLAN'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    reserved: 'VLAN {vlan} of {group} is reserved on {switch}.',
    range: '{group} has VLAN 4095, which only a standard switch understands.',
  },
  check: (facts, report) => {
    for (const use of facts.groups) {
      if (use.group.vlan !== 4095 || use.group.trunkVlans !== undefined) continue;
      if (use.instance.kind === 'standard') continue;
      report.found('range', { objects: [use.id], data: { group: use.group.name } });
    }
    for (const sender of sendersOf(facts)) {
      const vlan = vlanOf(sender.tag);
      if (vlan === undefined) continue;
      const seen = new Set<string>();
      for (const { nic } of sender.uplinks) {
        const physical =
          nic.cabledTo === undefined ? undefined : facts.fabric.switchOf(nic.cabledTo);
        if (physical === undefined || seen.has(physical.id)) continue;
        seen.add(physical.id);
        if (!vlansInclude(reservedOn(physical), vlan)) continue;
        report.found('reserved', {
          objects: [sender.id, physical.id],
          data: { vlan, group: sender.name, switch: physical.name },
        });
      }
    }
  },
  fix: {
    title: 'Give the VLAN a free id everywhere',
    disruptive: true,
    edit: (design, { message, data: { vlan } }) => {
      const free = freeVlan(design);
      return message === 'reserved' && typeof vlan === 'number' && free !== undefined
        ? renumberVlan(design, vlan, free)
        : undefined;
    },
  },
  notes:
    'Where a switch does not list its reserved VLANs, the usual ones of Cisco Nexus (3968 to 4094) and Catalyst (1001 to 1024, 4094) are taken from its model. The check is in the hardening guides for vSphere 7 and, for distributed switches, 8; that for VCF 9 has dropped it.',
  examples: {
    bad: [
      {
        title: 'VLAN 3970 on a Nexus',
        design: () => {
          const { d, h, v, n1 } = twoUplinks({ port: { allowedVlans: 'all' } });
          h.portGroup(v, 'Production', 3970, { teaming: { active: [n1] } });
          d.set('s1', { vendor: 'Cisco', model: 'Nexus 93180' });
          return d.done;
        },
        finds: [['reserved', 'h1.p1', 's1']],
      },
      {
        title: 'A VLAN the switch lists as its own',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 30);
          d.set('s2', { reservedVlans: '25-30' });
          return d.done;
        },
        finds: [['reserved', 'h1.p1', 's2']],
      },
      {
        title: 'VLAN 4095 on a distributed switch',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1']);
          d.distributedPortGroup(s, 'Monitor', 4095);
          const h = d.host('esx01');
          h.join(s, [h.nic('vmnic0')]);
          return d.done;
        },
        finds: [['range', 'd1.p1']],
      },
    ],
    good: [
      {
        title: 'VLAN 970 on a Nexus',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { allowedVlans: 'all' } });
          h.portGroup(v, 'Production', 970);
          d.set('s1', { vendor: 'Cisco', model: 'Nexus 93180' });
          return d.done;
        },
      },
      {
        title: 'A list of the design beats the usual one',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { allowedVlans: 'all' } });
          h.portGroup(v, 'Production', 3970);
          d.set('s1', { vendor: 'Cisco', model: 'Nexus 9000', reservedVlans: '4093-4094' });
          return d.done;
        },
      },
      {
        title: 'VLAN 4095 on a standard switch',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Monitor', 4095);
          return d.done;
        },
      },
    ],
  },
});
