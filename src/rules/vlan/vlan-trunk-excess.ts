import { factsOf, type HostFacts } from '../../analysis/facts';
import { openNicsOf, type Sender, sendersOf } from '../../analysis/senders';
import { defineHostRule } from '../../lint/rule';
import type { SwitchPort } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
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
  readonly port: SwitchPort;
  readonly vlans: number;
  readonly unused: string;
  /** What the port has to carry; '' where that is nothing. */
  readonly needed: string;
}

/** Trunks to the host that carry more than it sends. */
const excessOf = (facts: HostFacts): readonly Excess[] => {
  const trunks = facts.host.nics.flatMap((nic) => {
    const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
    const { mode, allowedVlans } = port ?? {};
    const allowed = allowedVlans === undefined ? undefined : parseVlans(allowedVlans);
    return port === undefined || mode !== 'trunk' || allowed === undefined
      ? []
      : [{ nic, port, allowed: listed(allowed) }];
  });
  if (trunks.length === 0) return [];
  const senders = sendersOf(facts);
  const open = openNicsOf(facts);
  return trunks.flatMap(({ nic, port, allowed }): Excess[] => {
    // What sends in a VLAN that nobody knows may need any of them.
    if (open.has(nic)) return [];
    const on = senders.filter(({ uplinks }) => uplinks.some((uplink) => uplink.nic === nic));
    // A NIC that nobody sends over is another finding.
    if (on.length === 0) return [];
    const native: VlanRange[] =
      port.nativeVlan === undefined ? [] : [[port.nativeVlan, port.nativeVlan]];
    const excess = without(allowed, [...usedBy(on), ...native]);
    if (excess.length === 0) return [];
    const needed = formatVlans(without(allowed, excess));
    return [{ port, vlans: count(excess), unused: formatVlans(excess), needed }];
  });
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
    excess: 'Trunks to {host} allow VLANs that no port group of it uses there: {unused}.',
  },
  check: (facts, report) => {
    const found = excessOf(facts);
    if (found.length === 0) return;
    const nameOf = ({ id, name }: SwitchPort) =>
      `${facts.fabric.switchOf(id)?.name ?? ''} ${name}`.trim();
    report.found('excess', {
      objects: found.map(({ port }) => port.id),
      data: {
        host: facts.host.name,
        unused: found.map(({ port, unused }) => `${unused} on ${nameOf(port)}`),
        vlans: Math.max(...found.map(({ vlans }) => vlans)),
      },
    });
  },
  fix: {
    title: 'Carry only what is used',
    edit: (design, { hosts: [hostId] }) => {
      const host = find(design, 'host', hostId);
      if (host === undefined) return undefined;
      const found = excessOf(factsOf(design, host));
      // A port that carries nothing of what is sent has another fault.
      if (found.some(({ needed }) => needed === '')) return undefined;
      return found.reduce(
        (next, { port, needed }) => set<SwitchPort>(next, port.id, { allowedVlans: needed }),
        design,
      );
    },
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
