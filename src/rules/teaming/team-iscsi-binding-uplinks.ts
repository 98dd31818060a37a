import type { Endpoint } from '../../analysis/endpoints';
import { factsOf, type GroupUse, type HostFacts } from '../../analysis/facts';
import type { Uplink } from '../../analysis/uplinks';
import { defineHostRule, type Rule } from '../../lint/rule';
import { setFailoverOrder } from '../../model/edits/teaming';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { careful } from '../careful';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

interface Bound extends Endpoint {
  readonly use: GroupUse;
}

/** Bound adapters on a team; aggregates have a finding of their own. */
const boundOf = (facts: HostFacts): readonly Bound[] =>
  facts.endpoints.filter(
    (end): end is Bound =>
      end.adapter?.iscsiBound === true &&
      end.use !== undefined &&
      end.use.team.policy !== 'lag' &&
      end.use.team.policy !== 'ipHash',
  );

const onlyUplink = ({ use: { team } }: Bound): Uplink | undefined =>
  team.active.length === 1 && team.standby.length === 0 ? team.active[0] : undefined;

const names = (uplinks: readonly Uplink[]): readonly string[] =>
  uplinks.length === 0 ? ['none'] : uplinks.map(({ name }) => name);

/** Two bound adapters on port groups with these orders; true: active, false: standby. */
const bound = (
  first: readonly boolean[],
  second: readonly boolean[] | undefined,
  isBound = true,
) => {
  const { d, h, v, n1, n2 } = twoUplinks();
  const orderOf = (flags: readonly boolean[], own: string, other: string) => ({
    active: [own, other].filter((_, i) => flags[i] === true),
    standby: [own, other].filter((_, i) => flags[i] === false),
  });
  const add = (n: number, teaming: ReturnType<typeof orderOf>) =>
    h.adapter(`vmk${n}`, h.portGroup(v, `iSCSI-${n}`, 20, { teaming }), ['iscsi'], {
      iscsiBound: isBound,
    });
  add(1, orderOf(first, n1, n2));
  if (second !== undefined) add(2, orderOf(second, n2, n1));
  return { d, n1, n2 };
};

const rule: Rule = defineHostRule({
  id: 'teaming/team-iscsi-binding-uplinks',
  title: 'A bound iSCSI adapter without exactly one active uplink',
  why: 'A NIC that fails must show up as a failed path. With a second uplink the adapter moves to another wire instead, and the initiator refuses the binding.',
  howToFix:
    'Override the failover order of the port group: one uplink active, a different one for each bound adapter, all others unused.',
  sources: [
    vendor('ISCSI-NC', 'adapters that are not compliant with port binding'),
    vendor('ISCSI-PB', 'one active uplink for each VMkernel adapter'),
    vendor('ISCSI-WHY'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: { order: 'error', same: 'off' },
    'strict-isolation': { order: 'error', same: 'warning' },
    converged: { order: 'error', same: 'warning' },
    hyperv: 'off',
  },
  messages: {
    order:
      '{adapter} on {host} is bound to iSCSI with {active} active and {standby} standing by; it needs one active uplink and none standing by.',
    same: '{adapters} on {host} are bound to iSCSI over the same uplink, {uplink}: two paths, one cable.',
  },
  check: (facts, report) => {
    const ends = boundOf(facts);
    for (const end of ends) {
      if (onlyUplink(end) !== undefined) continue;
      report.found('order', {
        objects: [end.id, end.use.id],
        data: {
          adapter: end.name,
          host: facts.host.name,
          active: names(end.use.team.active),
          standby: names(end.use.team.standby),
        },
      });
    }
    const seen = new Map<string, Bound>();
    for (const end of ends) {
      const uplink = onlyUplink(end);
      if (uplink === undefined) continue;
      const key = `${end.use.instance.key}|${uplink.id}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, end);
      else {
        report.found('same', {
          objects: [end.id, first.id, ...uplink.nics.map(({ id }) => id)],
          data: {
            adapters: [first.name, end.name],
            host: facts.host.name,
            uplink: uplink.name,
          },
        });
      }
    }
  },
  fix: {
    title: 'Give the adapter one uplink of its own',
    disruptive: true,
    edit: careful(
      () => rule,
      (design, { objects: [id = ''] }) => {
        const host = find(design, 'host', hostIdOf(id));
        if (host === undefined) return undefined;
        const facts = factsOf(design, host);
        const ends = boundOf(facts);
        const end = ends.find((other) => other.id === id);
        if (end === undefined) return undefined;
        // A port group has one order: what else is on it would move along.
        if (facts.endpoints.some((other) => other !== end && other.use === end.use)) {
          return undefined;
        }
        const taken = new Set(
          ends.filter((other) => other !== end).map((other) => onlyUplink(other)?.id),
        );
        const { team, instance } = end.use;
        const uplink = [...team.active, ...team.standby, ...instance.uplinks].find(
          (candidate) => !candidate.isLag && !taken.has(candidate.id),
        );
        return uplink && setFailoverOrder(design, end.use.id, { active: [uplink.id], standby: [] });
      },
    ),
  },
  notes:
    'Only where port binding is used. The redundancy of bound adapters is that there are two of them, so they are no single uplinks. iSER cannot use one switch for two adapters at all.',
  examples: {
    bad: [
      {
        title: 'Two active uplinks',
        design: () => bound([true, true], undefined).d.done,
        finds: [['order', 'h1.k1', 'h1.p1']],
      },
      {
        title: 'A standby uplink for each',
        design: () => bound([true, false], [true, false]).d.done,
        finds: [
          ['order', 'h1.k1', 'h1.p1'],
          ['order', 'h1.k2', 'h1.p2'],
        ],
      },
      {
        title: 'Both on one uplink',
        design: () => {
          const { d, n1 } = bound([true], [true]);
          d.set('h1.p2', { teaming: { active: [n1], standby: [] } });
          return d.done;
        },
        finds: [['same', 'h1.k2', 'h1.k1', 'h1.n1']],
      },
    ],
    good: [
      { title: 'One uplink each, the other unused', design: () => bound([true], [true]).d.done },
      {
        title: 'Without port binding a team is fine',
        design: () => bound([true, true], undefined, false).d.done,
      },
    ],
  },
});

export default rule;
