import type { HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { type Sender, sendersOf } from '../../analysis/senders';
import { wireOf } from '../../analysis/wire';
import { defineHostRule, type Rule } from '../../lint/rule';
import type { Nic } from '../../model/design';
import { careful } from '../careful';
import { carryBetween } from '../carry-between';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

interface Landing {
  readonly nic: Nic;
  readonly switchId: string;
  readonly switchName: string;
  readonly vlan: number;
  readonly segment: string;
}

/** Where the frames of a sender come out; an uplink that drops the VLAN is the business of vlan-not-carried. */
const landingsOf = (facts: HostFacts, { tag, uplinks }: Sender): readonly Landing[] => {
  if (tag.kind === 'set') return [];
  return uplinks.flatMap(({ nic }) => {
    const wire = wireOf(facts.fabric, nic, tag.vlan);
    if (wire.state !== 'carried') return [];
    const { switchId, vlan } = wire;
    const switchName = facts.fabric.switchOf(nic.cabledTo ?? '')?.name ?? switchId;
    return [{ nic, switchId, switchName, vlan, segment: facts.fabric.segment(switchId, vlan) }];
  });
};

/** An adapter pinned to one NIC uses the others only after a failure that its own design is for. */
const isPinned = (facts: HostFacts, sender: Sender): boolean =>
  facts.host.adapters.some(({ id, pinnedNicId }) => id === sender.id && pinnedNicId !== undefined);

const rule: Rule = defineHostRule({
  id: 'teaming/team-split-broadcast-domain',
  title: 'Uplinks of one team end in different networks',
  why: 'Which uplink a VM happens to be on decides whether it reaches its neighbours: half of them work, and another half after each failure.',
  howToFix:
    'Carry the VLAN between the physical switches, or make the uplink unused for the port group.',
  sources: [
    vendor('TEAM', 'all ports of a team in the same layer-2 broadcast domain'),
    vendor('HC-TRAP'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    split: '{group} on {host} ends in networks that are not connected: {list}.',
  },
  check: (facts, report) => {
    for (const sender of sendersOf(facts)) {
      if (sender.uplinks.length < 2) continue;
      const landings = landingsOf(facts, sender);
      const segments = grouped(landings, ({ segment }) => segment);
      if (segments.size < 2 || isPinned(facts, sender)) continue;
      const list = [...segments.values()].map(
        (there) =>
          `${there.map(({ nic }) => nic.name).join(' and ')} in VLAN ${there[0]?.vlan} of ${[...new Set(there.map((l) => l.switchName))].join(' and ')}`,
      );
      report.found('split', {
        objects: [sender.id, ...landings.map(({ nic }) => nic.id)],
        data: {
          group: sender.name,
          host: facts.host.name,
          list: list.join('; '),
          switches: [...new Set(landings.map(({ switchId }) => switchId))],
          vlans: [...new Set(landings.map(({ vlan }) => String(vlan)))],
        },
      });
    }
  },
  fix: {
    title: 'Carry the VLAN between the switches',
    edit: careful(
      () => rule,
      (design, { data: { switches, vlans } }) => {
        const [vlan, another] = Array.isArray(vlans) ? vlans : [];
        if (vlan === undefined || another !== undefined || !Array.isArray(switches)) {
          return undefined;
        }
        return carryBetween(design, switches, vlan);
      },
    ),
  },
  notes:
    'Only uplinks that the port group may use are compared: leaving one unused is the documented way to have different trunks below one distributed switch. Storage fabrics A and B are port groups of their own, and pass. Guests that tag for themselves are not judged.',
  examples: {
    bad: [
      {
        title: 'Two access ports, two VLANs',
        design: () => {
          const { d, h, v } = twoUplinks();
          d.set('s1.p1', { mode: 'access', accessVlan: 10 });
          d.set('s2.p1', { mode: 'access', accessVlan: 20 });
          h.portGroup(v, 'Production', 0);
          return d.done;
        },
        finds: [['split', 'h1.p1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'The VLAN is not on the link between the switches',
        design: () => {
          const { d, h, v } = twoUplinks();
          d.set('l1', { allowedVlans: '10' });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
        finds: [['split', 'h1.p1', 'h1.n1', 'h1.n2']],
      },
    ],
    good: [
      {
        title: 'One access VLAN, linked switches',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { mode: 'access', accessVlan: 10 } });
          h.portGroup(v, 'Production', 0);
          return d.done;
        },
      },
      {
        title: 'Storage fabrics A and B: a port group for each side',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          d.set('l1', { allowedVlans: '10' });
          h.portGroup(v, 'iSCSI-A', 20, { teaming: { active: [n1], standby: [] } });
          h.portGroup(v, 'iSCSI-B', 30, { teaming: { active: [n2], standby: [] } });
          return d.done;
        },
      },
      {
        title: 'An uplink that drops the VLAN is another finding',
        design: () => {
          const { d, h, v } = twoUplinks();
          d.set('s2.p1', { allowedVlans: '10' });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
      {
        title: 'An adapter pinned to one NIC of the team',
        design: () => {
          const { d, h, v, n1 } = twoUplinks({ host: { platform: 'hyperv' } });
          d.set('l1', { allowedVlans: '10' });
          const group = h.portGroup(v, 'Host', 10);
          h.adapter('SMB1', group, ['smb'], { vlan: 20, pinnedNicId: n1 });
          return d.done;
        },
      },
    ],
  },
});

export default rule;
