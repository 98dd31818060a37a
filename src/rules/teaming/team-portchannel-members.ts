import type { HostFacts } from '../../analysis/facts';
import { portsByChannel } from '../../analysis/failures/preconditions';
import { grouped } from '../../analysis/grouped';
import { defineGroupRule } from '../../lint/rule';
import type { Design, PortChannel, SwitchPort } from '../../model/design';
import { insert, set } from '../../model/edits/change';
import { freeName } from '../../model/edits/names';
import { find } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { vendor } from '../sources';
import { channelOf, channelSubject, twoChannelled, withLag } from './channels';
import { hashWords } from './hash-words';

/** What one host's team has in one channel. */
interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly team: string;
  readonly teamId: string;
  /** Switch ports of the members of the team that are in the channel. */
  readonly ports: readonly string[];
  /** NICs of a LAG whose ports are in no channel, or in another one. */
  readonly outside: readonly { readonly id: string; readonly name: string }[];
  readonly hash: string;
}

/** The teams of a host that hash over a channel: a switch with IP hash by its NICs, a LAG by its own. */
const teamsOf = (facts: HostFacts) => {
  const hashing = new Set(
    facts.groups.filter(({ team }) => team.policy === 'ipHash').map(({ instance }) => instance),
  );
  return facts.switches.flatMap((instance) => [
    ...instance.uplinks
      .filter((uplink) => uplink.isLag)
      .map((uplink) => ({
        id: uplink.id,
        name: uplink.name,
        nics: uplink.nics,
        isLag: true,
        hash: instance.distributed?.lags?.find(({ id }) => id === uplink.id)?.hash ?? '',
      })),
    ...(hashing.has(instance)
      ? [
          {
            id: instance.id,
            name: instance.name,
            nics: instance.uplinks.filter((u) => !u.isLag).flatMap((u) => u.nics),
            isLag: false,
            hash: '',
          },
        ]
      : []),
  ]);
};

const leave = (design: Design, ports: readonly string[]): Design =>
  ports.reduce((after, id) => set<SwitchPort>(after, id, { portChannelId: undefined }), design);

/** A channel of its own for every host but the first. */
const part = (design: Design, channelId: string): Design | undefined => {
  const channel = find(design, 'portChannel', channelId);
  if (channel === undefined) return undefined;
  const inChannel = new Set(portsByChannel(design.physicalSwitches).get(channelId));
  const hosts = design.hosts.filter((host) =>
    host.nics.some((nic) => nic.cabledTo !== undefined && inChannel.has(nic.cabledTo)),
  );
  let next = design;
  for (const host of hosts.slice(1)) {
    const names = new Set(next.portChannels.map(({ name }) => name));
    const made = insert<PortChannel>(next, 'portChannel', undefined, (id) => ({
      ...channel,
      id,
      name: freeName(`${channel.name} ${host.name}`, names),
    }));
    next = made.design;
    for (const { cabledTo } of host.nics) {
      if (cabledTo === undefined || !inChannel.has(cabledTo)) continue;
      next = set<SwitchPort>(next, cabledTo, { portChannelId: made.id });
    }
  }
  return next;
};

const hashed = () => {
  const { d, h, v, ...rest } = twoChannelled('static', {
    virtual: { teaming: { policy: 'ipHash' } },
  });
  h.vm('app', h.portGroup(v, 'Production', 20));
  return { d, h, v, ...rest };
};

export default defineGroupRule<Member, 'extra' | 'hosts' | 'lag' | 'hash'>({
  id: 'teaming/team-portchannel-members',
  title: 'A port channel and its team are not the same links',
  why: 'The switch spreads traffic over all ports of the channel: what it sends to a port without a team member behind it is lost.',
  howToFix:
    'Make the ports of the channel and the uplinks of the team the same, one channel for each host.',
  sources: [
    vendor('IPHASH', 'as many ports in the channel as uplinks in the team'),
    vendor('LACP-REQ', 'a port channel for each host, with as many ports and the same hash'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: { extra: 'error', hosts: 'error', lag: 'error', hash: 'off' },
    'strict-isolation': { extra: 'error', hosts: 'error', lag: 'error', hash: 'warning' },
    converged: { extra: 'error', hosts: 'error', lag: 'error', hash: 'warning' },
    hyperv: 'off',
  },
  messages: {
    extra:
      'Port channel {channel} has {ports} ports, the team of {team} on {host} has {uplinks} of them.',
    hosts: 'Port channel {channel} holds ports of {hosts}: each host needs one of its own.',
    lag: '{nics} of {host} serve {team}, but their switch ports are in no port channel with the rest of it.',
    hash: '{team} balances by {own}, port channel {channel} by {other}.',
  },
  hides: ['team-channel-discouraged'],
  *members(facts) {
    for (const { id, name, nics, isLag, hash } of teamsOf(facts)) {
      const cabled = nics.filter(
        ({ cabledTo }) => cabledTo !== undefined && facts.fabric.port(cabledTo) !== undefined,
      );
      const inChannels = grouped(cabled, (nic) => channelOf(facts, nic)?.id ?? '');
      const [first] = [...inChannels].sort(
        (a, b) => Number(a[0] === '') - Number(b[0] === '') || b[1].length - a[1].length,
      );
      for (const [channel, members] of inChannels) {
        const isMain = channel === first?.[0];
        if (channel === '' && !(isLag && isMain)) continue;
        const outside =
          isLag && isMain ? cabled.filter((nic) => channel === '' || !members.includes(nic)) : [];
        yield [
          channel,
          {
            hostId: facts.host.id,
            host: facts.host.name,
            team: name,
            teamId: id,
            ports: members.flatMap(({ cabledTo }) => cabledTo ?? []),
            outside: outside.map((nic) => ({ id: nic.id, name: nic.name })),
            hash,
          },
        ] as const;
      }
    }
  },
  check: ({ key, members, shared }, report) => {
    const channel = shared.design.portChannels.find(({ id }) => id === key);
    for (const { hostId, host, team, teamId, outside } of members) {
      if (outside.length === 0) continue;
      report.found('lag', {
        objects: [...outside.map(({ id }) => id), teamId],
        hosts: [hostId],
        subjects: [channelSubject(hostId, key)],
        data: { nics: outside.map(({ name }) => name), host, team },
      });
    }
    if (channel === undefined) return;
    const hosts = [...new Set(members.map(({ hostId }) => hostId))];
    const all = portsByChannel(shared.design.physicalSwitches).get(key) ?? [];
    const at = { hosts, subjects: hosts.map((id) => channelSubject(id, key)) };
    if (hosts.length > 1) {
      const names = [...new Set(members.map(({ host }) => host))];
      report.found('hosts', {
        ...at,
        objects: [key, ...hosts],
        data: { channel: channel.name, hosts: names },
      });
    } else {
      const own = new Set(members.flatMap(({ ports }) => ports));
      const extra = all.filter((port) => !own.has(port));
      const [member] = members;
      if (extra.length > 0 && member !== undefined) {
        report.found('extra', {
          ...at,
          objects: [key, ...extra],
          data: {
            channel: channel.name,
            ports: all.length,
            team: member.team,
            host: member.host,
            uplinks: own.size,
          },
        });
      }
    }
    for (const { teamId, team, hash } of members) {
      const own = hashWords(hash);
      const other = hashWords(channel.hash);
      if (own === undefined || other === undefined || own === other) continue;
      report.found('hash', {
        ...at,
        objects: [key, teamId],
        data: { team, channel: channel.name, own: hash, other: channel.hash ?? '' },
      });
    }
  },
  fix: {
    title: 'Leave the channel to the uplinks of one team',
    disruptive: true,
    edit: (design, { message, objects: [channelId = '', ...rest] }) => {
      if (message === 'hosts') return part(design, channelId);
      return message === 'extra'
        ? leave(
            design,
            rest.filter((id) => kindOf(id) === 'port'),
          )
        : undefined;
    },
  },
  notes:
    'What is plugged in counts, not the failover order: an uplink that every port group leaves unused is still a member on the switch side. That an uplink of an IP-hash team is outside the channel is said by team-iphash-no-portchannel; of a LAG it is said here. LACP itself does not need the same hash on both ends, the vendor does: a warning, and only where both are known and differ.',
  examples: {
    bad: [
      {
        title: 'Three ports in the channel, two uplinks',
        design: () => {
          const { d } = hashed();
          d.set('s1.p2', { portChannelId: 'a1' });
          return d.done;
        },
        finds: [['extra', 'a1', 's1.p2']],
      },
      {
        title: 'Two hosts in one channel',
        design: () => {
          const { d } = hashed();
          const h = d.host('esx02');
          const n = h.nic('vmnic0');
          d.cable(n, 's1.p2');
          d.set('s1.p2', { portChannelId: 'a1' });
          const v = h.switch('vSwitch0', [n], { teaming: { policy: 'ipHash' } });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
        finds: [['hosts', 'a1', 'h1', 'h2']],
      },
      {
        title: 'A LAG without a channel',
        design: () => withLag('none').d.done,
        finds: [['lag', 'h1.n1', 'h1.n2', 'd1.l1']],
      },
      {
        title: 'A LAG with one leg in the channel',
        design: () => {
          const { d } = withLag();
          d.set('s2.p1', { portChannelId: undefined });
          return d.done;
        },
        finds: [['lag', 'h1.n2', 'd1.l1']],
      },
      {
        title: 'Two ways to hash',
        design: () => {
          const { d } = withLag();
          d.set('d1.l1', { hash: 'Source MAC address' });
          d.set('a1', { hash: 'src-dst-ip' });
          return d.done;
        },
        finds: [['hash', 'a1', 'd1.l1']],
      },
    ],
    good: [
      { title: 'Two ports, two uplinks', design: () => hashed().d.done },
      {
        title: 'An uplink that is unused everywhere is still a member',
        design: () => {
          const { d, h, v, n1 } = twoChannelled();
          h.portGroup(v, 'Production', 20, { teaming: { policy: 'ipHash', active: [n1] } });
          return d.done;
        },
      },
      {
        title: 'One hash in the words of two vendors',
        design: () => {
          const { d } = withLag();
          d.set('d1.l1', { hash: 'Source and destination IP address' });
          d.set('a1', { hash: 'src-dst-ip' });
          return d.done;
        },
      },
    ],
  },
});
