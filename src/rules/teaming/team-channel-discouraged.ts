import { defineHostRule } from '../../lint/rule';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';
import { byChannel, channelSubject, twoChannelled, withLag } from './channels';

export default defineHostRule({
  id: 'teaming/team-channel-discouraged',
  title: 'Host uplinks in a port channel',
  why: 'Teaming that is independent of the switch gives balance and failover without anything to configure on it, and without the limits of its vendor.',
  howToFix:
    'Nothing has to change outside VMware Cloud Foundation; consider physical NIC load and ports without a channel.',
  sources: [vendor('VCF-NET', 'VCF-NET-REQD-CFG-001: no EtherChannel for ESXi host uplinks')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'info',
    converged: 'info',
    hyperv: 'off',
  },
  messages: {
    channel:
      '{nics} on {host} are in port channel {channel}; VMware Cloud Foundation forbids channels for host uplinks.',
  },
  check: (facts, report) => {
    const uplinks = [...new Set(facts.switches.flatMap(({ nics }) => nics))];
    for (const [channel, nics] of byChannel(facts, uplinks)) {
      report.found('channel', {
        objects: [channel.id, ...nics.map(({ id }) => id)],
        subjects: [channelSubject(facts.host.id, channel.id)],
        data: {
          nics: nics.map(({ name }) => name),
          host: facts.host.name,
          channel: channel.name,
        },
      });
    }
  },
  notes:
    'A requirement of VMware Cloud Foundation, not of vSphere: never more than info, unless your own profile says so. Quiet where the channel has a fault of its own.',
  examples: {
    bad: [
      {
        title: 'A static channel',
        design: () => twoChannelled().d.done,
        finds: [['channel', 'a1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'A LAG over LACP',
        design: () => withLag().d.done,
        finds: [['channel', 'a1', 'h1.n1', 'h1.n2']],
      },
    ],
    good: [
      { title: 'No channel', design: () => twoUplinks().d.done },
      {
        title: 'A NIC that no virtual switch uses',
        design: () => {
          const { d } = twoChannelled();
          d.set('h1.s1', { uplinks: [] });
          return d.done;
        },
      },
    ],
  },
});
