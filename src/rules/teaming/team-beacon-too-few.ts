import { tagOf } from '../../analysis/endpoints';
import type { GroupUse, HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { defineHostRule } from '../../lint/rule';
import type { PortGroup } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { holdersOf, placed } from '../holder';
import { vendor } from '../sources';

/** Do two switches have as many uplinks each, so that neither side is the majority? */
const isEven = (facts: HostFacts, { team }: GroupUse): boolean => {
  const at = team.usable.map((nic) => facts.switchIdOfNic(nic));
  const sides = [...grouped(at, (id) => id).values()].map((side) => side.length);
  return !at.includes(undefined) && sides.length === 2 && sides[0] === sides[1];
};

const faultOf = (facts: HostFacts, use: GroupUse): 'few' | 'even' | 'guest' | undefined => {
  if (tagOf({}, use).kind === 'set') return 'guest';
  if (use.team.usable.length < 3) return 'few';
  return isEven(facts, use) ? 'even' : undefined;
};

const probing = (uplinks: number, vlan = 20) => {
  const { d, a, b, h, n1, n2, v } = twoUplinks();
  const more = Array.from({ length: uplinks - 2 }, (_, i) => {
    const nic = h.nic(`vmnic${i + 2}`);
    d.cable(nic, i % 2 === 0 ? b : a);
    return nic;
  });
  d.set(v, { uplinks: [n1, n2, ...more], teaming: { detection: 'beacon' } });
  h.portGroup(v, 'Production', vlan);
  return d.done;
};

export default defineHostRule({
  id: 'teaming/team-beacon-too-few',
  title: 'Beacon probing that cannot tell which uplink failed',
  why: 'When two uplinks no longer hear each other, neither knows which of them is cut off: the host then sends every frame over both.',
  howToFix:
    'Detect failures by link status, with link-state tracking on the physical switch, or probe with three or more uplinks, one side of them larger.',
  sources: [vendor('TEAM', 'beacon probing with three or more NICs; not with guest VLAN tagging')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'off',
  },
  messages: {
    few: '{groups}: beacon probing over {uplinks} cannot tell which uplink failed. It needs three or more.',
    even: '{groups}: beacon probing over {uplinks} has no majority when one of two switches is cut off.',
    guest: '{groups}: beacon probing does not work where the guest tags its VLANs.',
  },
  check: (facts, report) => {
    const probed = facts.groups.filter(
      ({ team }) =>
        team.detection === 'beacon' && team.policy !== 'ipHash' && team.policy !== 'lag',
    );
    const faults = grouped(probed, (use) => {
      const fault = faultOf(facts, use);
      return fault && `${fault}|${use.team.usable.map(({ id }) => id).join()}`;
    });
    for (const [key, uses] of faults) {
      const [fault] = key?.split('|') ?? [];
      if (fault !== 'few' && fault !== 'even' && fault !== 'guest') continue;
      for (const { id, uses: on, instance } of holdersOf(
        uses,
        ({ group }) => group.teaming?.detection !== undefined,
      )) {
        const nics = on[0]?.team.usable ?? [];
        report.found(fault, {
          objects: [id, ...nics.map((nic) => nic.id)],
          data: {
            groups: on.map(({ group }) => placed(group.name, instance, facts.host.name)),
            uplinks: nics.length === 0 ? ['no uplinks'] : nics.map(({ name }) => name),
          },
        });
      }
    }
  },
  fix: {
    title: 'Detect failures by link status',
    edit: (design, { objects: [id] }) =>
      id === undefined
        ? undefined
        : changeElement<PortGroup>(design, id, (holder) => ({
            ...holder,
            teaming: { ...holder.teaming, detection: 'linkStatus' },
          })),
  },
  notes:
    'Three uplinks on two switches help, because one side is larger; two and two do not. Beacon probing below IP hash is said by team-iphash-constraints.',
  examples: {
    bad: [
      {
        title: 'Two uplinks',
        design: () => probing(2),
        finds: [['few', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'Two and two',
        design: () => probing(4),
        finds: [['even', 'h1.s1', 'h1.n1', 'h1.n2', 'h1.n3', 'h1.n4']],
      },
      {
        title: 'The guest tags',
        design: () => probing(3, 4095),
        finds: [['guest', 'h1.s1', 'h1.n1', 'h1.n2', 'h1.n3']],
      },
    ],
    good: [
      { title: 'Three uplinks on two switches', design: () => probing(3) },
      {
        title: 'Link status',
        design: () => {
          const { d, h, v } = twoUplinks({ virtual: { teaming: { detection: 'linkStatus' } } });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
    ],
  },
});
