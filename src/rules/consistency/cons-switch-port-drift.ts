import type { HostFacts } from '../../analysis/facts';
import { sendersOf } from '../../analysis/senders';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Nic, SwitchPort } from '../../model/design';
import type { Patch } from '../../model/edits/change';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { formatVlans, parseVlans, vlansInclude } from '../../model/formats';
import { careful } from '../careful';
import { isHypervisor } from '../network/presence';
import { vendor } from '../sources';
import { oddOnes } from './majority';

const fields = ['mode', 'access', 'native', 'allowed', 'mtu', 'edge'] as const;
type Field = (typeof fields)[number];
const words: Readonly<Record<Field, string>> = {
  mode: 'mode',
  access: 'access VLAN',
  native: 'native VLAN',
  allowed: 'allowed VLANs',
  mtu: 'MTU',
  edge: 'spanning tree edge',
};

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly portId: string;
  readonly port: string;
  /** Only what the port states. */
  readonly says: Readonly<Partial<Record<Field, string>>>;
}

/** VLANs that this host sends on each NIC: where a port lacks one, vlan-not-carried has said so. */
const neededOn = (facts: HostFacts): ReadonlyMap<Nic, readonly number[]> => {
  const needed = new Map<Nic, number[]>();
  for (const { tag, uplinks } of sendersOf(facts)) {
    if (tag.kind !== 'one' || tag.vlan === 0) continue;
    for (const { nic } of uplinks) {
      const list = needed.get(nic);
      if (list === undefined) needed.set(nic, [tag.vlan]);
      else list.push(tag.vlan);
    }
  }
  return needed;
};

/** The VLANs of a port in their shortest form, with those it should have had. */
const allowedText = (port: SwitchPort, needed: readonly number[]): string | undefined => {
  const ranges = port.allowedVlans === undefined ? undefined : parseVlans(port.allowedVlans);
  if (port.mode === 'access' || ranges === undefined) return undefined;
  const text = formatVlans(ranges);
  const gaps = needed.filter((vlan) => vlan !== port.nativeVlan && !vlansInclude(ranges, vlan));
  if (gaps.length === 0) return text;
  const all = parseVlans([text, ...gaps].filter((part) => part !== '').join(','));
  return all && formatVlans(all);
};

const saysOf = (facts: HostFacts, port: SwitchPort, needed: readonly number[]): Member['says'] => {
  const mtu = port.mtuBytes ?? facts.fabric.switchOf(port.id)?.mtuBytes;
  const isAccess = port.mode === 'access';
  const allowed = allowedText(port, needed);
  return {
    ...(port.mode === undefined ? {} : { mode: port.mode }),
    ...(isAccess && port.accessVlan !== undefined ? { access: String(port.accessVlan) } : {}),
    ...(!isAccess && port.nativeVlan !== undefined ? { native: String(port.nativeVlan) } : {}),
    ...(allowed === undefined ? {} : { allowed }),
    ...(mtu === undefined ? {} : { mtu: String(mtu) }),
    ...(port.stpEdge === undefined ? {} : { edge: port.stpEdge ? 'yes' : 'no' }),
  };
};

const copied = (field: Field, like: SwitchPort): Patch<SwitchPort> => {
  switch (field) {
    case 'mode':
      return { mode: like.mode };
    case 'access':
      return { accessVlan: like.accessVlan };
    case 'native':
      return { nativeVlan: like.nativeVlan, tagNative: like.tagNative };
    case 'allowed':
      return { allowedVlans: like.allowedVlans };
    case 'mtu':
      return { mtuBytes: like.mtuBytes, mtuUnit: like.mtuUnit };
    default:
      return { stpEdge: like.stpEdge };
  }
};

const site = (third: Partial<SwitchPort>, vlans = '20,30') => {
  const b = build('Example');
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere' });
  const tor = b.physicalSwitch('tor-a', 4, {
    mode: 'trunk',
    allowedVlans: '20,30',
    mtuBytes: 9000,
  });
  for (const i of [1, 2, 3]) {
    const h = b.host(`esx0${i}`, { clusterId });
    const nic = h.nic('vmnic0');
    b.cable(nic, tor);
    const v = h.switch('vSwitch0', [nic]);
    for (const vlan of vlans.split(',')) h.portGroup(v, `VLAN ${vlan}`, Number(vlan));
  }
  b.set('s1.p3', third);
  return b;
};

const rule: Rule = defineGroupRule<Member, 'drift'>({
  id: 'consistency/cons-switch-port-drift',
  title: 'Switch ports with one role are set differently',
  why: 'The difference shows on the day a VM lands behind the odd port.',
  howToFix: 'Set all ports of one role alike, from one template.',
  sources: [vendor('VCF-NET', 'VCF-NET-REQD-CFG-002: uniform trunks to the hosts')],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: { drift: '{port} ({host}) differs from its peers: {list}.' },
  *members(facts) {
    const { cluster, host, fabric } = facts;
    if (cluster === undefined || !isHypervisor(facts)) return;
    const needed = neededOn(facts);
    for (const instance of facts.switches) {
      const name = instance.distributed === undefined ? `=${instance.name}` : instance.id;
      const slots = instance.uplinks.flatMap((uplink, i) =>
        uplink.nics.map((nic) => ({
          nic,
          slot: instance.distributed === undefined ? String(i) : uplink.id,
        })),
      );
      for (const { nic, slot } of slots) {
        const port = nic.cabledTo === undefined ? undefined : fabric.port(nic.cabledTo);
        if (port === undefined) continue;
        const member: Member = {
          hostId: host.id,
          host: host.name,
          portId: port.id,
          port: `${fabric.switchOf(port.id)?.name ?? ''} ${port.name}`,
          says: saysOf(facts, port, needed.get(nic) ?? []),
        };
        yield [`${cluster.id}|${name}|${slot}`, member] as const;
      }
    }
  },
  check: ({ members }, report) => {
    if (members.length < 2) return;
    const drifts = new Map<
      Member,
      { readonly field: Field; readonly like: Member; readonly text: string }[]
    >();
    for (const field of fields) {
      const saying = members.filter(({ says }) => says[field] !== undefined);
      const { usual, odd, like } = oddOnes(saying, ({ says }) => says[field] ?? '');
      if (like === undefined) continue;
      for (const member of odd) {
        const text = `${words[field]} ${member.says[field]} instead of ${usual}`;
        drifts.set(member, [...(drifts.get(member) ?? []), { field, like, text }]);
      }
    }
    for (const [{ hostId, host, portId, port }, drift] of drifts) {
      report.found('drift', {
        objects: [portId],
        hosts: [hostId],
        data: {
          port,
          host,
          list: drift.map(({ text }) => text),
          fields: drift.map(({ field }) => field),
          like: drift.map(({ like }) => like.portId),
        },
      });
    }
  },
  fix: {
    title: 'Set the port as most are',
    disruptive: true,
    edit: careful(
      () => rule,
      (design, { objects: [portId = ''], data: { fields: named, like } }) => {
        if (!Array.isArray(named) || !Array.isArray(like)) return undefined;
        return fields.reduce((after, field) => {
          const from = find(design, 'port', like[named.indexOf(field)]);
          return from === undefined ? after : set<SwitchPort>(after, portId, copied(field, from));
        }, design);
      },
    ),
  },
  notes:
    'One role is one uplink of a distributed switch, or the same place among the uplinks of standard switches of one name, within a cluster; the two sides of a team may differ. What a port does not state is not compared. A VLAN that the host needs and the port lacks is said by vlan-not-carried, and not again.',
  examples: {
    bad: [
      {
        title: 'A smaller MTU on the third port',
        design: () => site({ mtuBytes: 1500 }).done,
        finds: [['drift', 's1.p3']],
      },
      {
        title: 'A VLAN too many, which nobody uses there',
        design: () => site({ allowedVlans: '20,30,99' }).done,
        finds: [['drift', 's1.p3']],
      },
      {
        title: 'An access port among trunks',
        design: () => site({ mode: 'access', accessVlan: 20 }).done,
        finds: [['drift', 's1.p3']],
      },
    ],
    good: [
      { title: 'Alike', design: () => site({}).done },
      {
        title: 'A VLAN that a port group needs is missing: another finding',
        design: () => site({ allowedVlans: '20' }).done,
      },
      {
        title: 'The same list, written otherwise',
        design: () => site({ allowedVlans: '30, 20' }).done,
      },
      {
        title: 'Not stated',
        design: () => {
          const b = site({});
          b.set('s1.p3', { allowedVlans: undefined });
          return b.done;
        },
      },
    ],
  },
});

export default rule;
