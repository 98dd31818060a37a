import { defaults } from '../../analysis/defaults';
import { linkCarries } from '../../analysis/fabric';
import type { HostFacts, SharedFacts } from '../../analysis/facts';
import { frameOverheadBytes, type Hop, linkHop, passes, portHop } from '../../analysis/frames';
import { defineGroupRule, type Report } from '../../lint/rule';
import type { InterSwitchLink } from '../../model/design';
import { set } from '../../model/edits/change';
import { kindOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

/** What switches are set to for 9000 on the hosts: a whole frame. */
const jumboFrameBytes = 9216;

interface Member {
  readonly endpoint: string;
  readonly name: string;
  readonly hostId: string;
  readonly host: string;
  readonly mtu: number;
  readonly hops: readonly { readonly hop: Hop; readonly role: 'active' | 'standby' }[];
  /** Where it enters the physical network in this VLAN. */
  readonly switchIds: readonly string[];
  readonly vlan: number;
}

type Message = 'active' | 'standby' | 'link';

/** Links on the shortest ways between the switches; a loop-free network uses no others. */
const linksBetween = (shared: SharedFacts, switchIds: readonly string[], vlan: number) => {
  const links = shared.fabric.links.filter((link) => linkCarries(link, vlan));
  const used = new Set<InterSwitchLink>();
  const [start] = switchIds;
  if (start === undefined) return used;
  const via = new Map<string, { from: string; link: InterSwitchLink } | undefined>([
    [start, undefined],
  ]);
  for (const at of via.keys()) {
    for (const link of links) {
      const next = link.aId === at ? link.bId : link.bId === at ? link.aId : undefined;
      if (next !== undefined && !via.has(next)) via.set(next, { from: at, link });
    }
  }
  for (const target of switchIds) {
    for (let step = via.get(target); step !== undefined; step = via.get(step.from)) {
      used.add(step.link);
    }
  }
  return used;
};

function* membersOf(facts: HostFacts): Generator<readonly [string, Member]> {
  for (const endpoint of facts.endpoints) {
    const mtu = (endpoint.adapter ?? endpoint.vnic)?.mtuBytes ?? defaults.mtuBytes;
    if (mtu <= defaults.mtuBytes) continue;
    const active = endpoint.use?.team.activeNics ?? endpoint.usable;
    const hops = endpoint.usable.flatMap((nic) => {
      const role = active.includes(nic) ? ('active' as const) : ('standby' as const);
      const own: Hop = { id: nic.id, name: nic.name, mtuBytes: nic.maxMtuBytes, unit: 'ip' };
      const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
      const physical = port && facts.fabric.switchOf(port.id);
      const behind = port && physical ? [{ hop: portHop(port, physical), role }] : [];
      // A NIC that does not say is one that takes jumbo frames; switches are asked.
      return nic.maxMtuBytes === undefined ? behind : [{ hop: own, role }, ...behind];
    });
    const member = {
      endpoint: endpoint.id,
      name: endpoint.name,
      hostId: facts.host.id,
      host: facts.host.name,
      mtu,
    };
    yield [`hops|${endpoint.id}`, { ...member, hops, switchIds: [], vlan: 0 }];
    const entries = new Map<string, Member>();
    for (const { wire } of endpoint.wires) {
      if (wire.state !== 'carried') continue;
      const segment = facts.fabric.segment(wire.switchId, wire.vlan);
      const before = entries.get(segment)?.switchIds ?? [];
      const switchIds = [...new Set([...before, wire.switchId])];
      entries.set(segment, { ...member, hops: [], switchIds, vlan: wire.vlan });
    }
    for (const traffic of endpoint.classes) {
      for (const [segment, entry] of entries) yield [`path|${traffic}|${segment}`, entry];
    }
  }
}

const checkHops = (member: Member, report: Report<Message, 'unknown'>) => {
  const silent = new Map<string, string>();
  const worst = new Map<string, { hop: Hop; role: 'active' | 'standby' }>();
  for (const { hop, role } of member.hops) {
    const does = passes(hop, member.mtu);
    if (does === undefined) silent.set(hop.id, hop.name);
    else if (!does && worst.get(hop.id)?.role !== 'active') worst.set(hop.id, { hop, role });
  }
  for (const { hop, role } of worst.values()) {
    report.found(role, {
      objects: [member.endpoint, hop.id],
      data: {
        name: member.name,
        host: member.host,
        mtu: member.mtu,
        hop: hop.name,
        allows: hop.mtuBytes ?? 0,
        unit: hop.unit === 'frame' ? 'bytes a frame' : 'bytes',
      },
    });
  }
  if (silent.size > 0) {
    report.ask('unknown', {
      objects: [member.endpoint, ...silent.keys()],
      data: {
        name: member.name,
        host: member.host,
        mtu: member.mtu,
        hops: [...silent.values()],
      },
    });
  }
};

const severity = { active: 'error', standby: 'warning', link: 'error' } as const;

export default defineGroupRule<Member, Message, 'unknown'>({
  id: 'mtu/mtu-path-too-small',
  title: 'Large frames do not pass on the whole way',
  why: 'Layer 2 switches drop frames that are too large and tell nobody: connections open and then hang under load.',
  howToFix:
    'Raise the MTU of the port, the switch and the links between switches (9216 there for 9000 on the host), or lower that of the adapter.',
  sources: [
    vendor('MTU-JF', 'everything in the end-to-end network path must be capable of the frame size'),
    vendor('VCF-NET', 'VCF-NET-REQD-CFG-004'),
    vendor('ISCSI-NC'),
    vendor('AZL-PAT', 'MTU 9000 on the host and 9216 on the switch'),
    vendor('TOR'),
    vendor('MTU-DF'),
  ],
  platform: 'any',
  severity: {
    essentials: severity,
    'strict-isolation': severity,
    converged: severity,
    hyperv: severity,
  },
  messages: {
    active: '{name} on {host} uses MTU {mtu}, but {hop} passes {allows} {unit}.',
    standby:
      '{name} on {host} uses MTU {mtu}, but {hop}, on its standby way, passes {allows} {unit}.',
    link: '{names} use MTU {mtu} across {hop}, which passes {allows} {unit}.',
  },
  asks: { unknown: 'Do {hops} pass packets of {mtu} bytes? {name} on {host} sends them.' },
  members: membersOf,
  check: ({ key, members, shared }, report) => {
    if (key.startsWith('hops|')) {
      for (const member of members) checkHops(member, report);
      return;
    }
    if (members.length < 2) return;
    const mtu = Math.max(...members.map((member) => member.mtu));
    const vlan = members[0]?.vlan ?? 0;
    const switchIds = [...new Set(members.flatMap((member) => member.switchIds))];
    const nameOf = (id: string) => shared.design.physicalSwitches.find((s) => s.id === id)?.name;
    for (const link of linksBetween(shared, switchIds, vlan)) {
      const hop = linkHop(link, link.name ?? `${nameOf(link.aId)} – ${nameOf(link.bId)}`);
      if (passes(hop, mtu) !== false) continue;
      report.found('link', {
        objects: [link.id, ...members.map((member) => member.endpoint)],
        data: {
          names: members.map(({ name, host }) => `${name} on ${host}`),
          mtu,
          hop: hop.name,
          allows: hop.mtuBytes ?? 0,
          unit: hop.unit === 'frame' ? 'bytes a frame' : 'bytes',
        },
      });
    }
  },
  fix: {
    title: 'Let the switch pass frames of 9216 bytes',
    disruptive: true,
    edit: (design, { message, objects, data: { mtu } }) => {
      const id = message === 'link' ? objects[0] : objects[1];
      const kind = id === undefined ? undefined : kindOf(id);
      const isOurs = kind === 'port' || kind === 'physicalSwitch' || kind === 'link';
      if (!isOurs || id === undefined || Number(mtu) > jumboFrameBytes - frameOverheadBytes) {
        return undefined;
      }
      return set<{ id: string; mtuBytes?: number; mtuUnit?: string }>(design, id, {
        mtuBytes: jumboFrameBytes,
        mtuUnit: 'frame',
      });
    },
  },
  notes:
    'Vendors’ pages on vMotion, iSCSI and vSAN recommend jumbo frames, a vendor’s own blog only where the network has them already: no rule asks for them, what is set must only fit from end to end. A frame is 22 bytes longer than the packet in it: header 14, VLAN tag 4, check sequence 4. A number without a unit counts only where both readings agree.',
  examples: {
    bad: [
      {
        title: 'Jumbo storage, a port of 1500 on the standby way and one that is large enough',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks({ virtual: { mtuBytes: 9000 } });
          d.set('s1', { mtuBytes: 9216, mtuUnit: 'frame' });
          d.set('s2.p1', { mtuBytes: 1500, mtuUnit: 'ip' });
          const g = h.portGroup(v, 'NFS', 20, { teaming: { active: [n1], standby: [n2] } });
          h.adapter('vmk1', g, ['nfs'], { mtuBytes: 9000 });
          return d.done;
        },
        finds: [['standby', 'h1.k1', 's2.p1']],
      },
      {
        title: 'A frame of 9000 is not a packet of 9000',
        design: () => {
          const { d, h, v, n1 } = twoUplinks({ virtual: { mtuBytes: 9000 } });
          d.set('s1', { mtuBytes: 9000, mtuUnit: 'frame' });
          const g = h.portGroup(v, 'NFS', 20, { teaming: { active: [n1] } });
          h.adapter('vmk1', g, ['nfs'], { mtuBytes: 9000 });
          return d.done;
        },
        finds: [['active', 'h1.k1', 's1']],
      },
      {
        title: 'The link between the switches is too small',
        design: () => {
          const { d, h, v, n1 } = twoUplinks({ virtual: { mtuBytes: 9000 } });
          d.set('s1', { mtuBytes: 9216, mtuUnit: 'frame' });
          d.set('s2', { mtuBytes: 9216, mtuUnit: 'frame' });
          d.set('l1', { mtuBytes: 1500, mtuUnit: 'ip' });
          const g = h.portGroup(v, 'vMotion', 20, { teaming: { active: [n1] } });
          h.adapter('vmk1', g, ['vmotion'], { mtuBytes: 9000 });
          const other = d.host('esx02');
          const n = other.nic('vmnic0');
          d.cable(n, 's2');
          const w = other.switch('vSwitch0', [n], { mtuBytes: 9000 });
          const k = other.portGroup(w, 'vMotion', 20);
          other.adapter('vmk1', k, ['vmotion'], { mtuBytes: 9000 });
          return d.done;
        },
        finds: [['link', 'l1', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'A switch that does not say',
        design: () => {
          const { d, h, v } = twoUplinks({ virtual: { mtuBytes: 9000 } });
          h.adapter('vmk1', h.portGroup(v, 'NFS', 20), ['nfs'], { mtuBytes: 9000 });
          return d.done;
        },
        asks: ['unknown'],
      },
    ],
    good: [
      {
        title: '9216 on the switch for 9000 on the host',
        design: () => {
          const { d, h, v } = twoUplinks({ virtual: { mtuBytes: 9000 } });
          d.set('s1', { mtuBytes: 9216 });
          d.set('s2', { mtuBytes: 9216 });
          h.adapter('vmk1', h.portGroup(v, 'NFS', 20), ['nfs'], { mtuBytes: 9000 });
          return d.done;
        },
      },
      {
        title: '1500 everywhere needs nothing',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.adapter('vmk1', h.portGroup(v, 'NFS', 20), ['nfs'], { mtuBytes: 1500 });
          return d.done;
        },
      },
      {
        title: 'The small port is behind an unused uplink',
        design: () => {
          const { d, h, v, n1 } = twoUplinks({ virtual: { mtuBytes: 9000 } });
          d.set('s1', { mtuBytes: 9216 });
          d.set('s2', { mtuBytes: 1500 });
          const g = h.portGroup(v, 'NFS', 20, { teaming: { active: [n1] } });
          h.adapter('vmk1', g, ['nfs'], { mtuBytes: 9000 });
          return d.done;
        },
      },
    ],
  },
});
