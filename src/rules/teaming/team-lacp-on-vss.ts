import { grouped } from '../../analysis/grouped';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { PortChannel, VirtualSwitch } from '../../model/design';
import { changeElement, set } from '../../model/edits/change';
import { vendor } from '../sources';
import { channelSubject } from './channels';

/** Two NICs in one port channel, on a standard or a distributed switch with or without a LAG. */
const channelled = (kind: 'standard' | 'uplinks' | 'lag', mode: 'static' | 'lacpActive') => {
  const d = build('Example');
  const channel = d.portChannel('po11', mode);
  const s = d.physicalSwitch('tor-a', 2, { mode: 'trunk', portChannelId: channel });
  const h = d.host('esx01');
  const nics = ['vmnic0', 'vmnic1'].map((name) => h.nic(name));
  for (const nic of nics) d.cable(nic, s);
  if (kind === 'standard') h.switch('vSwitch0', nics);
  else {
    const v = d.distributed('DSwitch', ['Uplink 1', 'Uplink 2']);
    h.join(v, nics);
    if (kind === 'lag') {
      d.set(v, { lags: [{ id: `${v}.l1`, name: 'lag1' }] });
      const uplinks = nics.map((nicId) => ({ uplinkId: `${v}.l1`, nicId }));
      d.set(h.id, { memberships: [{ switchId: v, uplinks }] });
    }
  }
  return d.done;
};

export default defineHostRule({
  id: 'teaming/team-lacp-on-vss',
  title: 'LACP without a link aggregation group',
  why: 'A standard switch knows static channels only, and a distributed one speaks LACP only on a LAG: the channel never comes up.',
  howToFix:
    'Use a LAG of a distributed switch, or a static channel with IP hash, or take the ports out of the channel.',
  sources: [vendor('IPHASH', 'LACP is not supported on vSphere standard switches')],
  platform: 'vsphere',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    standard: 'Standard switch {switch} on {host} cannot run LACP; {channel} of {nics} does.',
    distributed: '{nics} on {host} are no LAG of {switch}; {channel} runs LACP.',
  },
  // No policy mends this: what the team makes of the channel is the same mistake once more.
  hides: [
    'team-iphash-no-portchannel',
    'team-portchannel-no-iphash',
    'team-lag-iscsi-binding',
    'team-channel-discouraged',
  ],
  check: (facts, report) => {
    if (facts.portChannels.length === 0) return;
    for (const instance of facts.switches) {
      const inLag = new Set(instance.uplinks.filter((u) => u.isLag).flatMap((u) => u.nics));
      const byChannel = grouped(
        instance.nics.filter((nic) => !inLag.has(nic)),
        ({ cabledTo }) =>
          cabledTo === undefined ? undefined : facts.fabric.port(cabledTo)?.portChannelId,
      );
      for (const [id, nics] of byChannel) {
        const channel = facts.portChannels.find((c) => c.id === id);
        if (channel?.mode !== 'lacpActive' && channel?.mode !== 'lacpPassive') continue;
        report.found(instance.kind === 'standard' ? 'standard' : 'distributed', {
          objects: [instance.id, channel.id, ...nics.map((nic) => nic.id)],
          subjects: [channelSubject(facts.host.id, channel.id)],
          data: {
            switch: instance.name,
            host: facts.host.name,
            channel: channel.name,
            nics: nics.map(({ name }) => name),
          },
        });
      }
    }
  },
  fix: {
    title: 'Make the channel static and balance by IP hash',
    disruptive: true,
    edit: (design, { message, objects: [switchId, channelId] }) => {
      if (message !== 'standard' || switchId === undefined || channelId === undefined) {
        return undefined;
      }
      const still = set<PortChannel>(design, channelId, { mode: 'static' });
      return changeElement<VirtualSwitch>(still, switchId, (own) => ({
        ...own,
        teaming: { ...own.teaming, policy: 'ipHash' },
      }));
    },
  },
  examples: {
    bad: [
      {
        title: 'LACP behind a standard switch',
        design: () => channelled('standard', 'lacpActive'),
        finds: [['standard', 'h1.s1', 'a1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'LACP behind plain uplinks of a distributed switch',
        design: () => channelled('uplinks', 'lacpActive'),
        finds: [['distributed', 'd1', 'a1', 'h1.n1', 'h1.n2']],
      },
    ],
    good: [
      { title: 'A LAG', design: () => channelled('lag', 'lacpActive') },
      { title: 'A static channel', design: () => channelled('standard', 'static') },
    ],
  },
});
