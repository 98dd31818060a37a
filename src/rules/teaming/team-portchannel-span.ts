import { defineHostRule } from '../../lint/rule';
import type { PhysicalSwitch } from '../../model/design';
import { vendor } from '../sources';
import { byChannel, channelSubject, classSubjects, isOneSwitch, twoChannelled } from './channels';

const spanning = (a: Partial<PhysicalSwitch>, b: Partial<PhysicalSwitch>) => {
  const { d, h, v } = twoChannelled();
  d.set('s1', a);
  d.set('s2', b);
  h.vm('app', h.portGroup(v, 'Production', 20, { teaming: { policy: 'ipHash' } }));
  return d;
};

export default defineHostRule({
  id: 'teaming/team-portchannel-span',
  title: 'A port channel ends on switches that are not one',
  why: 'A channel forms only between two partners: two switches that know nothing of each other each see half of it, and MAC addresses flap between them.',
  howToFix:
    'End both links on one switch or stack, set up MLAG, or use no channel: teaming that is independent of the switch needs none.',
  sources: [vendor('IPHASH', 'on a single physical switch or stacked switches')],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    span: 'Port channel {channel} of {nics} on {host} ends on {switches}, which are neither stacked nor MLAG peers.',
  },
  hides: [
    'red-pnic-spof',
    'red-card-spof',
    'red-pswitch-spof',
    'red-l2-partition',
    'team-channel-discouraged',
  ],
  check: (facts, report) => {
    const { host, fabric } = facts;
    for (const [channel, nics] of byChannel(facts, host.nics)) {
      const switches = [
        ...new Set(
          nics.flatMap((nic) => (nic.cabledTo === undefined ? [] : fabric.switchOf(nic.cabledTo))),
        ),
      ].filter((physical) => physical !== undefined);
      const isOne = switches.every((a, i) =>
        switches.slice(i + 1).every((b) => isOneSwitch(a, b, facts)),
      );
      if (isOne) continue;
      report.found('span', {
        objects: [channel.id, ...nics.map(({ id }) => id), ...switches.map(({ id }) => id)],
        subjects: [channelSubject(host.id, channel.id), ...classSubjects(facts, nics)],
        data: {
          channel: channel.name,
          nics: nics.map(({ name }) => name),
          host: host.name,
          switches: switches.map(({ name }) => name),
        },
      });
    }
  },
  notes:
    'The source speaks of stacked switches. The peers of an MLAG or vPC pair are taken for one switch as well, as their vendors do: by their MLAG domain, or by a peer link between them.',
  examples: {
    bad: [
      {
        title: 'Two unrelated switches',
        design: () => spanning({}, {}).done,
        finds: [['span', 'a1', 'h1.n1', 'h1.n2', 's1', 's2']],
      },
      {
        title: 'Two MLAG pairs, one switch of each',
        design: () => spanning({ mlagDomain: 'm1' }, { mlagDomain: 'm2' }).done,
        finds: [['span', 'a1', 'h1.n1', 'h1.n2', 's1', 's2']],
      },
    ],
    good: [
      {
        title: 'MLAG peers',
        design: () => spanning({ mlagDomain: 'm1' }, { mlagDomain: 'm1' }).done,
      },
      { title: 'A stack', design: () => spanning({ stackId: 'st1' }, { stackId: 'st1' }).done },
      {
        title: 'A peer link says it too',
        design: () => {
          const d = spanning({}, {});
          d.set('l1', { kind: 'peer' });
          return d.done;
        },
      },
      {
        title: 'A channel on one switch',
        design: () => {
          const d = spanning({}, {});
          d.set('h1.n2', { cabledTo: 's1.p2' });
          d.set('s1.p2', { portChannelId: 'a1' });
          return d.done;
        },
      },
    ],
  },
});
