import type { GroupUse, HostFacts } from '../../analysis/facts';
import type { Uplink } from '../../analysis/uplinks';
import { defineHostRule, type Rule } from '../../lint/rule';
import type { PortGroup } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { failoverOrderOf, setFailoverOrder, uplinkIdsOf } from '../../model/edits/teaming';
import { kindOf } from '../../model/kinds';
import { careful } from '../careful';
import { holdersOf, placed } from '../holder';
import { vendor } from '../sources';
import { channelOf, twoChannelled } from './channels';

/** Uplinks of the switch that the host leaves idle though the channel may send over them. */
const idleOf = (facts: HostFacts, { team }: GroupUse): readonly Uplink[] => {
  const own = new Set(team.activeNics.map((nic) => channelOf(facts, nic)?.id));
  // An uplink that is known to be outside the channel gets no share of its traffic.
  const isOutside = (uplink: Uplink) =>
    uplink.nics.every(
      (nic) =>
        nic.cabledTo !== undefined &&
        facts.fabric.port(nic.cabledTo) !== undefined &&
        !own.has(channelOf(facts, nic)?.id),
    );
  return team.unused.filter((uplink) => !uplink.isLag && !isOutside(uplink));
};

const hashes = ({ team }: GroupUse) =>
  team.policy === 'ipHash' && !team.active.some((uplink) => uplink.isLag);

const rule: Rule = defineHostRule({
  id: 'teaming/team-iphash-constraints',
  title: 'IP hash with uplinks held back, or with beacon probing',
  why: 'The physical switch hashes over every member of the channel: what it sends to a member that the host does not use is lost.',
  howToFix: 'Make all uplinks active, and let link status alone detect failures.',
  sources: [
    vendor('IPHASH', 'link status only; standby and unused lists empty'),
    vendor('VSN-60', 'p. 262, When using IP-hash load balancing, do not configure standby uplinks'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    order: '{holder} uses IP hash, but {idle} are not active. It needs every uplink active.',
    beacon: '{holder} uses IP hash with beacon probing. It needs link status only.',
  },
  check: (facts, report) => {
    const { host } = facts;
    const hashing = facts.groups.filter(hashes);
    const isOwnPolicy = (use: GroupUse) => use.team.policyFrom === 'portGroup';
    const data = (name: string, use: GroupUse | undefined) => ({
      holder: use === undefined ? name : placed(name, use.instance, host.name),
      groups: hashing.map(({ group }) => group.name),
    });
    for (const { id, name, uses } of holdersOf(
      hashing,
      (use) => isOwnPolicy(use) || use.team.orderFrom === 'portGroup',
    )) {
      const idle = new Set(uses.flatMap((use) => [...use.team.standby, ...idleOf(facts, use)]));
      if (idle.size === 0) continue;
      report.found('order', {
        objects: [id, ...[...idle].map((uplink) => uplink.id)],
        data: { ...data(name, uses[0]), idle: [...idle].map((uplink) => uplink.name) },
      });
    }
    for (const { id, name, uses } of holdersOf(
      hashing.filter(({ team }) => team.detection === 'beacon'),
      (use) => isOwnPolicy(use) || use.group.teaming?.detection !== undefined,
    )) {
      report.found('beacon', { objects: [id], data: data(name, uses[0]) });
    }
  },
  fix: {
    title: 'Make every uplink active and detect by link status',
    disruptive: true,
    edit: careful(
      () => rule,
      (design, { objects: [id], message }) => {
        if (id === undefined) return undefined;
        if (message === 'beacon') {
          return changeElement<PortGroup>(design, id, (holder) => ({
            ...holder,
            teaming: { ...holder.teaming, detection: 'linkStatus' },
          }));
        }
        const { active, standby } = failoverOrderOf(design, id);
        const all = new Set([...active, ...standby, ...uplinkIdsOf(design, id)]);
        return setFailoverOrder(design, id, {
          active: [...all].filter((uplink) => kindOf(uplink) !== 'lag'),
          standby: [],
        });
      },
    ),
  },
  notes:
    'What counts is the order in force: a port group that takes IP hash from its switch and overrides the order is the usual way to get here. An unused uplink whose port is known to be in no channel, or in another one, gets nothing of the traffic and is left alone.',
  examples: {
    bad: [
      {
        title: 'One active, one standing by',
        design: () => {
          const { d, h, v, n1, n2 } = twoChannelled();
          h.portGroup(v, 'Production', 20, {
            teaming: { policy: 'ipHash', active: [n1], standby: [n2] },
          });
          return d.done;
        },
        finds: [['order', 'h1.p1', 'h1.n2']],
      },
      {
        title: 'The policy of the switch, an order of its own',
        design: () => {
          const { d, h, v, n1 } = twoChannelled('static', {
            virtual: { teaming: { policy: 'ipHash' } },
          });
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1] } });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
        finds: [['order', 'h1.p1', 'h1.n2']],
      },
      {
        title: 'Beacon probing on the switch',
        design: () => {
          const { d, h, v } = twoChannelled('static', {
            virtual: { teaming: { policy: 'ipHash', detection: 'beacon' } },
          });
          h.portGroup(v, 'Management', 10);
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
        finds: [['beacon', 'h1.s1']],
      },
    ],
    good: [
      {
        title: 'Both active, link status only',
        design: () => {
          const { d, h, v, n1, n2 } = twoChannelled();
          h.portGroup(v, 'Production', 20, {
            teaming: { policy: 'ipHash', active: [n1, n2], standby: [] },
          });
          return d.done;
        },
      },
      {
        title: 'A standby uplink without IP hash',
        design: () => {
          const { d, h, v, n1, n2 } = twoChannelled();
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1], standby: [n2] } });
          return d.done;
        },
      },
      {
        title: 'An unused uplink outside the channel',
        design: () => {
          const { d, h, v, n1 } = twoChannelled();
          d.set('s2.p1', { portChannelId: undefined });
          h.portGroup(v, 'Production', 20, { teaming: { policy: 'ipHash', active: [n1] } });
          return d.done;
        },
      },
    ],
  },
});

export default rule;
