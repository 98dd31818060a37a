import { defineHostRule } from '../../lint/rule';
import type { PortChannel } from '../../model/design';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';
import { byChannel, channelSubject, twoChannelled, withLag } from './channels';

const overLag = (iscsiBound: boolean, mode: PortChannel['mode'] = 'lacpActive') => {
  const { d, h, v, lag } = withLag(mode);
  const group = d.distributedPortGroup(v, 'iSCSI', 20, { teaming: { active: [lag] } });
  h.adapter('vmk1', group, ['iscsi'], { iscsiBound });
  return d.done;
};

export default defineHostRule({
  id: 'teaming/team-lag-iscsi-binding',
  title: 'Link aggregation below bound iSCSI adapters',
  why: 'Port binding wants each path on one NIC so that the storage stack sees it fail; an aggregate hides the failure. The two exclude each other.',
  howToFix:
    'Take the links apart and give each VMkernel adapter one active uplink, or give up port binding and multipath over the LAG.',
  sources: [
    vendor('LACP-LIM', 'LACP is not supported with software iSCSI port binding'),
    vendor('ISCSI-KB'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: { bound: 'error', unbound: 'off' },
    'strict-isolation': { bound: 'error', unbound: 'info' },
    converged: { bound: 'error', unbound: 'info' },
    hyperv: 'off',
  },
  messages: {
    bound:
      '{adapter} on {host} is bound to the iSCSI initiator, but its uplinks are aggregated ({how}).',
    unbound:
      '{adapter} on {host} carries iSCSI over aggregated uplinks ({how}): supported only without port binding.',
  },
  check: (facts, report) => {
    for (const { id, adapter, use, usable } of facts.endpoints) {
      const isBound = adapter?.iscsiBound === true;
      if (adapter === undefined || use === undefined) continue;
      if (!isBound && adapter.services?.includes('iscsi') !== true) continue;
      const channels = [...byChannel(facts, usable).keys()];
      const { policy } = use.team;
      if (channels.length === 0 && policy !== 'lag' && policy !== 'ipHash') continue;
      const lags = use.team.active.filter((uplink) => uplink.isLag).map(({ name }) => name);
      const how = [...lags, ...channels.map(({ name }) => name)];
      report.found(isBound ? 'bound' : 'unbound', {
        objects: [id, ...channels.map((channel) => channel.id)],
        subjects: [
          id,
          // Where the team does not hash, the channel itself is the mistake, and said elsewhere.
          ...(policy === 'lag' || policy === 'ipHash'
            ? []
            : channels.map((channel) => channelSubject(facts.host.id, channel.id))),
        ],
        data: {
          adapter: adapter.name,
          host: facts.host.name,
          how: how.length === 0 ? ['IP hash'] : how,
        },
      });
    }
  },
  notes:
    'Broadcom KB 315347 is stricter in one sentence (LACP is not compatible with software iSCSI multipathing) than in another (it is supported without port binding): iSCSI without binding over a LAG is info only.',
  examples: {
    bad: [
      {
        title: 'Bound, over a LAG',
        design: () => overLag(true),
        finds: [['bound', 'h1.k1', 'a1']],
      },
      {
        title: 'Bound, over IP hash',
        design: () => {
          const { d, h, v } = twoUplinks();
          const group = h.portGroup(v, 'iSCSI', 20, { teaming: { policy: 'ipHash' } });
          h.adapter('vmk1', group, ['iscsi'], { iscsiBound: true });
          return d.done;
        },
        finds: [['bound', 'h1.k1']],
      },
      {
        title: 'Bound, one active uplink whose port is in a channel',
        design: () => {
          const { d, h, v, n1 } = twoChannelled();
          const group = h.portGroup(v, 'iSCSI', 20, { teaming: { active: [n1] } });
          h.adapter('vmk1', group, ['iscsi'], { iscsiBound: true });
          return d.done;
        },
        finds: [['bound', 'h1.k1', 'a1']],
      },
      {
        title: 'Without binding, over a LAG',
        design: () => overLag(false),
        finds: [['unbound', 'h1.k1', 'a1']],
      },
    ],
    good: [
      {
        title: 'Bound, one active uplink, no channel',
        design: () => {
          const { d, h, v, n1 } = twoUplinks();
          const group = h.portGroup(v, 'iSCSI', 20, { teaming: { active: [n1] } });
          h.adapter('vmk1', group, ['iscsi'], { iscsiBound: true });
          return d.done;
        },
      },
      {
        title: 'NFS over a LAG',
        design: () => {
          const { d, h, v, lag } = withLag();
          const group = d.distributedPortGroup(v, 'NFS', 20, { teaming: { active: [lag] } });
          h.adapter('vmk1', group, ['nfs']);
          return d.done;
        },
      },
    ],
  },
});
