import { sendersOf } from '../../analysis/senders';
import type { KnownTag } from '../../analysis/wire';
import { defineHostRule } from '../../lint/rule';
import type { Design, SwitchPort } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { formatVlans, parseVlans, type VlanRange, vlansInclude } from '../../model/formats';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

/** VLANs of a tag that a port does not allow. VLAN 4095 and "all" ask for nothing in particular. */
const missingFrom = (tag: KnownTag, port: SwitchPort): readonly VlanRange[] => {
  const allowed = port.allowedVlans === undefined ? undefined : parseVlans(port.allowedVlans);
  if (allowed === undefined || allowed === 'all') return [];
  const isNative = (vlan: number) => vlan === port.nativeVlan && port.tagNative !== true;
  if (tag.kind === 'one') {
    const isFine = tag.vlan === 0 || isNative(tag.vlan) || vlansInclude(allowed, tag.vlan);
    return isFine ? [] : [[tag.vlan, tag.vlan]];
  }
  if (tag.ranges === 'all' || tag.ranges.some(([from, to]) => from === 1 && to === 4094)) return [];
  const missing: VlanRange[] = [];
  for (const [from, to] of tag.ranges) {
    for (let vlan = from; vlan <= to; vlan++) {
      if (vlansInclude(allowed, vlan) || isNative(vlan)) continue;
      const last = missing.at(-1);
      if (last !== undefined && last[1] === vlan - 1) missing[missing.length - 1] = [last[0], vlan];
      else missing.push([vlan, vlan]);
    }
  }
  return missing;
};

const allow = (design: Design, portId: string, vlans: string): Design | undefined => {
  const before = find(design, 'port', portId)?.allowedVlans;
  const ranges = parseVlans(before === undefined || before === '' ? vlans : `${before},${vlans}`);
  return ranges && set<SwitchPort>(design, portId, { allowedVlans: formatVlans(ranges) });
};

const severity = { active: 'error', standby: 'warning' } as const;

export default defineHostRule({
  id: 'vlan/vlan-not-carried',
  title: 'A VLAN is missing on the switch port of an uplink',
  why: 'Traffic dies on that uplink: at once when the uplink is active, and after a failover when it stands by.',
  howToFix:
    'Allow the VLAN on the physical switch port, or make the uplink unused for the port group.',
  sources: [
    vendor('VLAN-MODES', 'a virtual switch that tags needs trunk ports'),
    vendor('VCF-NET', 'VCF-NET-REQD-CFG-003'),
    vendor('VSEC-VLAN'),
    vendor('ATC'),
    vendor('HC-TRAP'),
  ],
  platform: 'any',
  severity: {
    essentials: severity,
    'strict-isolation': severity,
    converged: severity,
    hyperv: severity,
  },
  messages: {
    active: 'VLAN {vlan} of {group} is not allowed on {port}, where {nic} is an active uplink.',
    standby: 'VLAN {vlan} of {group} is not allowed on {port}, where {nic} stands by.',
  },
  asks: { allowed: 'Which VLANs do {ports} allow? {host} is cabled there.' },
  check: (facts, report) => {
    const silent = new Set<string>();
    const names = new Set<string>();
    for (const sender of sendersOf(facts)) {
      for (const { nic, role } of sender.uplinks) {
        const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
        if (port === undefined || port.mode === 'access') continue;
        const name = `${facts.fabric.switchOf(port.id)?.name ?? ''} ${port.name}`;
        const isTagged = sender.tag.kind === 'set' || sender.tag.vlan !== 0;
        if (port.mode === undefined || (isTagged && port.allowedVlans === undefined)) {
          silent.add(port.id);
          names.add(name);
          continue;
        }
        const missing = missingFrom(sender.tag, port);
        if (missing.length === 0) continue;
        report.found(role, {
          objects: [sender.id, nic.id, port.id],
          data: {
            vlan: formatVlans(missing),
            group: sender.name,
            port: name,
            nic: nic.name,
            allowed: port.allowedVlans ?? '',
          },
        });
      }
    }
    if (silent.size > 0) {
      report.ask('allowed', {
        objects: [facts.host.id, ...silent],
        data: { ports: [...names], host: facts.host.name },
      });
    }
  },
  fix: {
    title: 'Allow the VLAN on the switch port',
    edit: (design, finding) => {
      const portId = finding.objects[2];
      const { vlan } = finding.data;
      return portId === undefined || typeof vlan !== 'string'
        ? undefined
        : allow(design, portId, vlan);
    },
  },
  notes:
    'Unused uplinks are skipped: testing every VLAN on every uplink is the known false alarm of the distributed switch health check.',
  examples: {
    bad: [
      {
        title: 'VLAN 100 on one switch only',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 100);
          d.set('s1.p1', { allowedVlans: '10,100' });
          return d.done;
        },
        finds: [['active', 'h1.p1', 'h1.n2', 's2.p1']],
      },
      {
        title: 'The VLAN is missing behind the standby uplink',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1], standby: [n2] } });
          d.set('s2.p1', { allowedVlans: '20,30' });
          return d.done;
        },
        finds: [['standby', 'h1.p1', 'h1.n2', 's2.p1']],
      },
      {
        title: 'A trunk range that the port allows in part',
        design: () => {
          const { d, h, v, n1 } = twoUplinks();
          h.portGroup(v, 'Firewall', 0, { trunkVlans: '28-31', teaming: { active: [n1] } });
          return d.done;
        },
        finds: [['active', 'h1.p1', 'h1.n1', 's1.p1']],
      },
      {
        title: 'Ports that do not say what they carry',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 20);
          d.set('s1.p1', { mode: undefined, allowedVlans: undefined });
          return d.done;
        },
        asks: ['allowed'],
      },
    ],
    good: [
      {
        title: 'Allowed on both switches',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
      {
        title: 'The uplink without the VLAN is unused',
        design: () => {
          const { d, h, v, n1 } = twoUplinks();
          h.portGroup(v, 'Production', 100, { teaming: { active: [n1] } });
          d.set('s1.p1', { allowedVlans: '10,100' });
          return d.done;
        },
      },
      {
        title: 'Guest tagging of every VLAN asks for none in particular',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Monitor', 4095);
          return d.done;
        },
      },
    ],
  },
});
