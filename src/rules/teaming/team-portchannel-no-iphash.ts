import type { GroupUse, HostFacts } from '../../analysis/facts';
import type { SwitchInstance } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import type { Nic, PortChannel, SwitchPort } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { teamingPolicies } from '../../model/shape/words';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';
import { byChannel, channelSubject, twoChannelled, withLag } from './channels';

type Fault = 'independent' | 'set' | 'staticLag';

/** What a port group makes of a channel below it: policies that hash over the links may have one. */
const faultOf = (use: GroupUse, channel: PortChannel): Fault | undefined => {
  if (use.instance.local?.teamMode === 'lbfo') return undefined;
  switch (use.team.policy) {
    case 'ipHash':
    case 'none':
      return undefined;
    case 'lag':
      return channel.mode === 'static' ? 'staticLag' : undefined;
    case 'set':
      return 'set';
    default:
      return 'independent';
  }
};

const wordOf = ({ team }: GroupUse): string =>
  Object.hasOwn(teamingPolicies, team.policy)
    ? teamingPolicies[team.policy as keyof typeof teamingPolicies].toLowerCase()
    : team.policy;

interface Faulty {
  readonly instance: SwitchInstance;
  readonly channel: PortChannel;
  readonly fault: Fault;
  readonly nics: Set<Nic>;
  readonly uses: Set<GroupUse>;
}

const faultsOf = (facts: HostFacts): Iterable<Faulty> => {
  const found = new Map<string, Faulty>();
  for (const use of facts.groups) {
    for (const [channel, nics] of byChannel(facts, use.team.usable)) {
      const fault = faultOf(use, channel);
      if (fault === undefined) continue;
      const key = [use.instance.key, channel.id, fault].join();
      const known = found.get(key);
      const entry = known ?? {
        instance: use.instance,
        channel,
        fault,
        nics: new Set(),
        uses: new Set(),
      };
      for (const nic of nics) entry.nics.add(nic);
      entry.uses.add(use);
      if (known === undefined) found.set(key, entry);
    }
  }
  return found.values();
};

export default defineHostRule({
  id: 'teaming/team-portchannel-no-iphash',
  title: 'A port channel below a team that does not hash over it',
  why: 'The physical switch spreads its answers over all ports of the channel, while each VM listens on one: frames are lost, and MAC addresses move to and fro.',
  howToFix:
    'Take the ports out of the channel, or balance by IP hash (standard switch) or over a LAG (distributed switch).',
  sources: [
    vendor('IPHASH', 'IP hash without link aggregation, and the reverse, disrupts the network'),
    vendor('VSN-60', 'p. 110, For all other options, etherchannel must be disabled'),
    vendor('HV-SET', 'SET supports only switch-independent mode'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    independent:
      '{nics} on {host} are in port channel {channel}, but {groups} balance by {policy}.',
    set: '{nics} on {host} are in port channel {channel}, but Switch Embedded Teaming is switch-independent.',
    staticLag:
      '{nics} on {host} serve a LACP group, but port channel {channel} is static and does not negotiate.',
  },
  hides: ['team-lag-iscsi-binding', 'team-channel-discouraged'],
  check: (facts, report) => {
    const { host } = facts;
    for (const { instance, channel, fault, nics, uses } of faultsOf(facts)) {
      const members = [...nics];
      report.found(fault, {
        objects: [...members.map(({ id }) => id), channel.id, instance.id],
        subjects: [channelSubject(host.id, channel.id)],
        data: {
          nics: members.map(({ name }) => name),
          host: host.name,
          channel: channel.name,
          groups: [...uses].map(({ group }) => group.name),
          policy: [...new Set([...uses].map(wordOf))],
        },
      });
    }
  },
  fix: {
    title: 'Take the ports out of the channel',
    disruptive: true,
    edit: (design, { objects, message }) => {
      if (message === 'staticLag') return undefined;
      const nics = objects.filter((id) => kindOf(id) === 'nic');
      return nics.reduce((after, id) => {
        const portId = find(after, 'nic', id)?.cabledTo;
        return portId === undefined || kindOf(portId) !== 'port'
          ? after
          : set<SwitchPort>(after, portId, { portChannelId: undefined });
      }, design);
    },
  },
  notes:
    'Uplinks that every port group leaves unused do not matter here. An LBFO team may depend on the switch, and the design does not say which kind it is, so it is left alone.',
  examples: {
    bad: [
      {
        title: 'Originating port ID over a channel',
        design: () => {
          const { d, h, v } = twoChannelled();
          h.vm('app', h.portGroup(v, 'Production', 20));
          return d.done;
        },
        finds: [['independent', 'h1.n1', 'h1.n2', 'a1', 'h1.s1']],
      },
      {
        title: 'Switch Embedded Teaming over LACP',
        design: () => {
          const { d, h, v } = twoChannelled('lacpActive', { host: { platform: 'hyperv' } });
          h.vm('app', h.portGroup(v, 'VMs', 20));
          return d.done;
        },
        finds: [['set', 'h1.n1', 'h1.n2', 'a1', 'h1.s1']],
      },
      {
        title: 'A LAG over a static channel',
        design: () => {
          const { d, v, lag } = withLag('static');
          d.distributedPortGroup(v, 'Production', 20, { teaming: { active: [lag] } });
          return d.done;
        },
        finds: [['staticLag', 'h1.n1', 'h1.n2', 'a1', 'd1']],
      },
    ],
    good: [
      {
        title: 'IP hash over a channel',
        design: () => {
          const { d, h, v } = twoChannelled();
          h.vm('app', h.portGroup(v, 'Production', 20, { teaming: { policy: 'ipHash' } }));
          return d.done;
        },
      },
      {
        title: 'No channel',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('app', h.portGroup(v, 'Production', 20));
          return d.done;
        },
      },
      {
        title: 'The uplink in the channel is unused',
        design: () => {
          const { d, h, v, n2 } = twoChannelled();
          d.set('s2.p1', { portChannelId: undefined });
          h.vm('app', h.portGroup(v, 'Production', 20, { teaming: { active: [n2] } }));
          return d.done;
        },
      },
      {
        title: 'An LBFO team, which may use the switch',
        design: () => {
          const { d, h, v } = twoChannelled('lacpActive', {
            host: { platform: 'hyperv' },
            virtual: { teamMode: 'lbfo' },
          });
          h.vm('app', h.portGroup(v, 'VMs', 20));
          return d.done;
        },
      },
      {
        title: 'A LAG over LACP',
        design: () => {
          const { d, v, lag } = withLag();
          d.distributedPortGroup(v, 'Production', 20, { teaming: { active: [lag] } });
          return d.done;
        },
      },
    ],
  },
});
