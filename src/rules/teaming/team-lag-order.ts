import type { GroupUse } from '../../analysis/facts';
import { defineHostRule } from '../../lint/rule';
import type { DistributedPortGroup } from '../../model/design';
import { failoverOrderOf, setFailoverOrder } from '../../model/edits/teaming';
import { kindOf } from '../../model/kinds';
import { holdersOf, placed } from '../holder';
import { vendor } from '../sources';
import { withLag } from './channels';

const isLag = (id: string) => kindOf(id) === 'lag';

/** The order as it stands in the design: what has no NIC in this host counts as well. */
const orderOf = ({ group, instance, team }: GroupUse) => {
  const teaming = team.orderFrom === 'portGroup' ? group.teaming : instance.distributed?.teaming;
  return { active: teaming?.active ?? [], standby: teaming?.standby ?? [] };
};

const faultOf = ({ active, standby }: ReturnType<typeof orderOf>) => {
  const hasLag = active.some(isLag);
  if (!hasLag && standby.length === 1 && standby.every(isLag)) return 'transition';
  if (!hasLag) return standby.some(isLag) ? 'mixed' : undefined;
  return active.length > 1 || standby.length > 0 ? 'mixed' : undefined;
};

const grouped = (teaming: (lag: string, uplink: string) => DistributedPortGroup['teaming']) => {
  const { d, v, lag } = withLag();
  const order = teaming(lag, `${v}.u1`);
  d.distributedPortGroup(v, 'Production', 20, order === undefined ? {} : { teaming: order });
  return d.done;
};

export default defineHostRule({
  id: 'teaming/team-lag-order',
  title: 'A LAG mixed with other uplinks in one failover order',
  why: 'A distributed switch sends over one LAG alone: beside it, active or standby uplinks are not supported, and failover does not happen.',
  howToFix: 'Leave the LAG alone in the active list; put every other uplink and LAG in unused.',
  sources: [
    vendor('LACP-ORD', 'an active LAG and standby uplinks, and the reverse, are not supported'),
    vendor('LACP-LIM', 'a single LAG for each distributed port group'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: { mixed: 'error', transition: 'off' },
    'strict-isolation': { mixed: 'error', transition: 'warning' },
    converged: { mixed: 'error', transition: 'warning' },
    hyperv: 'off',
  },
  messages: {
    mixed:
      '{holder} has {active} active and {standby} standing by: one LAG may be active, and nothing beside it.',
    transition:
      '{holder} has {standby} standing by for {active}: right only while traffic moves to the LAG.',
  },
  check: (facts, report) => {
    const uses = facts.groups.filter(({ instance }) => instance.kind === 'distributed');
    for (const { id, name, uses: on } of holdersOf(
      uses,
      ({ team }) => team.orderFrom === 'portGroup',
    )) {
      const [use] = on;
      if (use === undefined) continue;
      const order = orderOf(use);
      const fault = faultOf(order);
      if (fault === undefined) continue;
      const { distributed } = use.instance;
      const named = [...(distributed?.uplinks ?? []), ...(distributed?.lags ?? [])];
      const names = (ids: readonly string[]) =>
        ids.length === 0 ? ['nothing'] : ids.map((i) => named.find((u) => u.id === i)?.name ?? i);
      report.found(fault, {
        objects: [id],
        data: {
          holder: placed(name, use.instance, facts.host.name),
          active: names(order.active),
          standby: names(order.standby),
        },
      });
    }
  },
  fix: {
    title: 'Leave the LAG alone in the order',
    disruptive: true,
    edit: (design, { objects: [id] }) => {
      if (id === undefined) return undefined;
      const { active, standby } = failoverOrderOf(design, id);
      // A LAG that no host has NICs on would take the network down.
      const serving = new Set(
        design.hosts.flatMap((host) =>
          host.memberships.flatMap((m) => m.uplinks.map((u) => u.uplinkId)),
        ),
      );
      const lag = [...active, ...standby].find((uplink) => isLag(uplink) && serving.has(uplink));
      return lag === undefined
        ? undefined
        : setFailoverOrder(design, id, { active: [lag], standby: [] });
    },
  },
  notes:
    'A LAG standing by for stand-alone uplinks is the documented step while traffic moves to it. A design does not say that it is in the middle of that, so it is a warning: waive it until the move is done.',
  examples: {
    bad: [
      {
        title: 'A LAG with a standby uplink',
        design: () => grouped((lag, uplink) => ({ active: [lag], standby: [uplink] })),
        finds: [['mixed', 'd1.p1']],
      },
      {
        title: 'A LAG and an uplink, both active',
        design: () => grouped((lag, uplink) => ({ active: [uplink, lag] })),
        finds: [['mixed', 'd1.p1']],
      },
      {
        title: 'A LAG standing by',
        design: () => grouped((lag, uplink) => ({ active: [uplink], standby: [lag] })),
        finds: [['transition', 'd1.p1']],
      },
    ],
    good: [
      { title: 'The LAG alone', design: () => grouped((lag) => ({ active: [lag] })) },
      {
        title: 'Uplinks alone',
        design: () => grouped((_, uplink) => ({ active: [uplink] })),
      },
      { title: 'No order of its own: LAGs are unused', design: () => grouped(() => undefined) },
    ],
  },
});
