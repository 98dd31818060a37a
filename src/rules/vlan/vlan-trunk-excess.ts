import type { HostFacts } from '../../analysis/facts';
import { type Sender, sendersOf } from '../../analysis/senders';
import { defineHostRule } from '../../lint/rule';
import type { SwitchPort } from '../../model/design';
import { set } from '../../model/edits/change';
import { formatVlans, parseVlans, type VlanRange } from '../../model/formats';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const every: VlanRange = [1, 4094];

const listed = (ranges: readonly VlanRange[] | 'all'): readonly VlanRange[] =>
  ranges === 'all' ? [every] : ranges;

/** What is left of `ranges` without `used`. */
const without = (ranges: readonly VlanRange[], used: readonly VlanRange[]): readonly VlanRange[] =>
  used.reduce<readonly VlanRange[]>(
    (left, [from, to]) =>
      left.flatMap(([a, b]): VlanRange[] => {
        if (to < a || b < from) return [[a, b]];
        return [
          ...(a < from ? [[a, from - 1] as const] : []),
          ...(to < b ? [[to + 1, b] as const] : []),
        ];
      }),
    ranges,
  );

const count = (ranges: readonly VlanRange[]): number =>
  ranges.reduce((total, [from, to]) => total + to - from + 1, 0);

const usedBy = (senders: readonly Sender[]): readonly VlanRange[] =>
  senders.flatMap(({ tag }): readonly VlanRange[] => {
    if (tag.kind === 'set') return listed(tag.ranges);
    return tag.vlan === 0 ? [] : [[tag.vlan, tag.vlan]];
  });

interface Excess {
  readonly ports: SwitchPort[];
  readonly vlans: number;
  readonly unused: string;
  /** What the ports have to carry; '' where that is nothing. */
  readonly needed: string;
}

/** Trunks to the host that carry more than it sends, those alike together. */
const excessOf = (facts: HostFacts): Iterable<Excess> => {
  const senders = sendersOf(facts);
  const found = new Map<string, Excess>();
  for (const nic of facts.host.nics) {
    const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
    if (port?.mode !== 'trunk' || port.allowedVlans === undefined) continue;
    const on = senders.filter(({ uplinks }) => uplinks.some((uplink) => uplink.nic === nic));
    const allowed = parseVlans(port.allowedVlans);
    // A NIC that nobody sends over is another finding.
    if (on.length === 0 || allowed === undefined) continue;
    const native: VlanRange[] =
      port.nativeVlan === undefined ? [] : [[port.nativeVlan, port.nativeVlan]];
    const excess = without(listed(allowed), [...usedBy(on), ...native]);
    if (count(excess) === 0) continue;
    const needed = formatVlans(without(listed(allowed), excess));
    const unused = formatVlans(excess);
    const before = found.get(`${needed} ${unused}`);
    if (before !== undefined) before.ports.push(port);
    else {
      found.set(`${needed} ${unused}`, { ports: [port], vlans: count(excess), unused, needed });
    }
  }
  return found.values();
};

/** Two uplinks with VLAN 20 on both. */
const carrying = (allowedVlans: string, more: Partial<SwitchPort> = {}) => {
  const made = twoUplinks({ port: { allowedVlans, ...more } });
  made.h.vm('web', made.h.portGroup(made.v, 'Servers', 20));
  return made;
};

export default defineHostRule({
  id: 'vlan/vlan-trunk-excess',
  title: 'A trunk carries VLANs that the host does not use',
  why: 'Each VLAN on the wire is one that a mistake, or somebody on the host, can reach.',
  howToFix: 'Let the switch port carry only the VLANs of the host, and its native one.',
  sources: [vendor('VSEC-VLAN', 'only required VLANs')],
  platform: 'any',
  severity: { essentials: 'off', 'strict-isolation': 'info', converged: 'info', hyperv: 'off' },
  messages: {
    excess: '{ports} of {switches}: {vlans} VLANs allowed that no port group of {host} uses there.',
  },
  check: (facts, report) => {
    for (const { ports, vlans, unused, needed } of excessOf(facts)) {
      const names = ports.flatMap(({ id }) => facts.fabric.switchOf(id)?.name ?? []);
      report.found('excess', {
        objects: ports.map(({ id }) => id),
        data: {
          ports: [...new Set(ports.map(({ name }) => name))],
          switches: [...new Set(names)],
          host: facts.host.name,
          vlans,
          unused,
          needed,
        },
      });
    }
  },
  fix: {
    title: 'Carry only what is used',
    edit: (design, { objects, data: { needed } }) =>
      typeof needed !== 'string' || needed === ''
        ? undefined
        : objects.reduce((next, id) => set<SwitchPort>(next, id, { allowedVlans: needed }), design),
  },
  notes:
    'VLANs of port groups count as used even where nothing is on them yet, and a guest that tags for itself uses its whole set. Networks that are about to come are a good reason to keep more. An uplink that is neither active nor standby for a port group does not need its VLAN.',
  examples: {
    bad: [
      {
        title: 'Every VLAN on both ports',
        design: () => carrying('all').d.done,
        finds: [['excess', 's1.p1', 's2.p1']],
      },
      {
        title: 'One too many',
        design: () => carrying('20,30', { nativeVlan: 5 }).d.done,
        finds: [['excess', 's1.p1', 's2.p1']],
      },
      {
        title: 'Only active on one of the two',
        design: () => {
          const { d, h, v, n1 } = carrying('20,40');
          h.vm('db', h.portGroup(v, 'Databases', 40, { teaming: { active: [n1] } }));
          return d.done;
        },
        finds: [['excess', 's2.p1']],
      },
    ],
    good: [
      { title: 'Exactly what is used', design: () => carrying('20').d.done },
      {
        title: 'The native VLAN stays',
        design: () => carrying('5,20', { nativeVlan: 5 }).d.done,
      },
      {
        title: 'A guest that tags every VLAN for itself',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { allowedVlans: 'all' } });
          h.vm('ids', h.portGroup(v, 'Trunk', 4095));
          return d.done;
        },
      },
      {
        title: 'What the trunk carries is not stated',
        design: () => {
          const { d, h, v, a, b } = twoUplinks();
          for (const id of [a, b]) d.set(`${id}.p1`, { allowedVlans: undefined });
          h.vm('web', h.portGroup(v, 'Servers', 20));
          return d.done;
        },
      },
      {
        title: 'An access port',
        design: () => carrying('10,20,30', { mode: 'access', accessVlan: 20 }).d.done,
      },
    ],
  },
});
