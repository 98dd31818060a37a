import type { GroupUse, HostFacts } from '../../analysis/facts';
import { defineHostRule } from '../../lint/rule';
import type { Design, TeamingPolicy } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';
import { byChannel, channelSubject, classSubjects } from './channels';

/** What is wrong with the channel behind the active uplinks; undefined when nothing is, or cables are missing. */
const faultOf = (facts: HostFacts, use: GroupUse): 'none' | 'lacp' | undefined => {
  const ports = use.team.activeNics.map((nic) =>
    nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo),
  );
  if (ports.length === 0 || ports.includes(undefined)) return undefined;
  const channels = new Set(ports.map((port) => port?.portChannelId));
  const [id] = channels;
  if (channels.size > 1 || id === undefined) return 'none';
  const channel = facts.portChannels.find((c) => c.id === id);
  return channel?.mode === 'lacpActive' || channel?.mode === 'lacpPassive' ? 'lacp' : undefined;
};

const channelSubjects = (facts: HostFacts, { team }: GroupUse): string[] =>
  [...byChannel(facts, team.activeNics).keys()].map(({ id }) => channelSubject(facts.host.id, id));

const withPolicy = (design: Design, id: string, policy: TeamingPolicy): Design =>
  changeElement<{ id: string; teaming?: { policy?: TeamingPolicy } }>(design, id, (holder) => ({
    ...holder,
    teaming: { ...holder.teaming, policy },
  }));

const hashed = (channelled: 'no' | 'static' | 'lacpActive' | 'half') => {
  const { d, h, v } = twoUplinks();
  h.vm('app', h.portGroup(v, 'Production', 20, { teaming: { policy: 'ipHash' } }));
  if (channelled === 'no') return d;
  const channel = d.portChannel('po11', channelled === 'half' ? 'static' : channelled);
  d.set('s1.p1', { portChannelId: channel });
  if (channelled !== 'half') d.set('s2.p1', { portChannelId: channel });
  return d;
};

export default defineHostRule({
  id: 'teaming/team-iphash-no-portchannel',
  title: 'IP hash without a static port channel',
  why: 'The physical switch learns the MAC address of a VM on one port and then on another: frames arrive on one of them only, or are lost.',
  howToFix:
    'Make one static port channel of exactly these ports, or balance by originating port ID or physical NIC load.',
  sources: [
    vendor('IPHASH', 'IP hash without link aggregation, and the reverse, disrupts the network'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    none: '{group} on {host} uses IP hash, but the ports of {nics} are not in one static port channel.',
    lacp: '{group} on {host} uses IP hash, but the port channel of {nics} negotiates LACP.',
  },
  hides: [
    'red-pnic-spof',
    'red-card-spof',
    'red-pswitch-spof',
    'red-l2-partition',
    'team-channel-discouraged',
  ],
  check: (facts, report) => {
    for (const use of facts.groups) {
      if (use.team.policy !== 'ipHash') continue;
      if (!facts.endpoints.some((endpoint) => endpoint.use === use)) continue;
      const fault = faultOf(facts, use);
      if (fault === undefined) continue;
      report.found(fault, {
        objects: [use.id, ...use.team.activeNics.map(({ id }) => id)],
        subjects: [
          ...(fault === 'lacp' ? channelSubjects(facts, use) : [`${facts.host.id}/${use.id}`]),
          ...classSubjects(facts, use.team.activeNics),
        ],
        data: {
          group: use.group.name,
          host: facts.host.name,
          nics: use.team.activeNics.map(({ name }) => name),
          holder: use.team.policyFrom === 'portGroup' ? use.id : use.instance.id,
          policy: use.instance.kind === 'distributed' ? 'nicLoad' : 'portId',
        },
      });
    }
  },
  fix: {
    title: 'Balance without the switch knowing',
    disruptive: true,
    edit: (design, { data: { holder, policy } }) =>
      typeof holder === 'string' && (policy === 'portId' || policy === 'nicLoad')
        ? withPolicy(design, holder, policy)
        : undefined,
  },
  notes:
    'Judged for each host: a distributed port group is one, but each host has its own channel.',
  examples: {
    bad: [
      {
        title: 'No channel',
        design: () => hashed('no').done,
        finds: [['none', 'h1.p1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'One port in the channel, the other not',
        design: () => hashed('half').done,
        finds: [['none', 'h1.p1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'A channel that negotiates',
        design: () => hashed('lacpActive').done,
        finds: [['lacp', 'h1.p1', 'h1.n1', 'h1.n2']],
      },
    ],
    good: [
      { title: 'One static channel', design: () => hashed('static').done },
      {
        title: 'Originating port ID needs none',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('app', h.portGroup(v, 'Production', 20));
          return d.done;
        },
      },
      {
        title: 'Cables not drawn yet',
        design: () => {
          const d = hashed('no');
          d.set('h1.n1', { cabledTo: undefined });
          return d.done;
        },
      },
    ],
  },
});
