import { factsOf, type GroupUse, type HostFacts } from '../../analysis/facts';
import { type Infrastructure, infrastructure } from '../../analysis/lots';
import { meetingsOf } from '../../analysis/shared-uplinks';
import type { Fix } from '../../lint/rule';
import type { Design, Host } from '../../model/design';
import { failoverOrderOf, setFailoverOrder } from '../../model/edits/teaming';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';

/** Policies that an order of one active uplink and the rest behind it suits. */
const orderable: ReadonlySet<string> = new Set(['portId', 'macHash', 'nicLoad', 'explicit']);

/** The port groups of the class, all on one virtual switch and with nothing else on them. */
const groupsOf = (facts: HostFacts, traffic: Infrastructure): readonly GroupUse[] | undefined => {
  const uses = new Set(facts.ofClass(traffic).map((end) => end.use));
  const on = facts.endpoints.filter((end) => uses.has(end.use));
  // A bound iSCSI adapter has the one uplink that it must have.
  const isOwn = on.every(
    ({ classes, adapter }) =>
      classes.length === 1 && classes[0] === traffic && adapter?.iscsiBound !== true,
  );
  const known = [...uses].flatMap((use) => use ?? []);
  const instances = new Set(known.map((use) => use.instance));
  const isFit = known.every(({ team }) => orderable.has(team.policy));
  return isOwn && isFit && instances.size === 1 && known.length === uses.size ? known : undefined;
};

/** The class alone on this uplink with its others behind it; everybody else leaves it but as a reserve. */
const withOwn = (
  design: Design,
  facts: HostFacts,
  own: readonly GroupUse[],
  uplinkId: string,
): Design | undefined => {
  let next = design;
  for (const { id } of own) {
    const { active, standby } = failoverOrderOf(design, id);
    const all = [...active, ...standby];
    if (!all.includes(uplinkId)) return undefined;
    const rest = all.filter((other) => other !== uplinkId);
    next = setFailoverOrder(next, id, { active: [uplinkId], standby: rest });
  }
  for (const other of facts.groups) {
    if (other.instance !== own[0]?.instance || own.includes(other)) continue;
    const { active, standby } = failoverOrderOf(design, other.id);
    if (!active.includes(uplinkId)) continue;
    if (active.length < 2 || !orderable.has(other.team.policy)) return undefined;
    next = setFailoverOrder(next, other.id, {
      active: active.filter((id) => id !== uplinkId),
      standby: [...standby, uplinkId],
    });
  }
  return next;
};

/** Who meets whom on which uplinks while nothing has failed. */
const meetingsNow = (design: Design, host: Host) => {
  const facts = factsOf(design, host);
  return new Map(
    infrastructure.map((traffic) => {
      const now = meetingsOf(facts, traffic).filter(({ after }) => after.length === 0);
      const nics = new Set(now.flatMap((meeting) => meeting.nics.map(({ id }) => id)));
      return [traffic, { others: now.map(({ other }) => other), nics: [...nics].sort().join() }];
    }),
  );
};

/** Nobody meets whom they did not meet, and the class meets nobody where it was changed. */
const isBetter = (design: Design, next: Design, traffic: Infrastructure): boolean =>
  design.hosts.every((host) => {
    const then = find(next, 'host', host.id);
    if (then === undefined) return false;
    if (then === host && next.distributedSwitches === design.distributedSwitches) return true;
    const [before, after] = [meetingsNow(design, host), meetingsNow(next, then)];
    return infrastructure.every((one) => {
      const [was, is] = [before.get(one), after.get(one)];
      if (was === undefined || is === undefined) return false;
      if (one === traffic && is.others.length > 0 && is.nics !== was.nics) return false;
      return is.others.every((other) => was.others.includes(other));
    });
  });

/**
 * Crosses the class with its neighbours on a switch of two uplinks or more: one active and the
 * others standing by, the neighbours the other way round (catalogue E3). They share after a failure
 * only, which is a milder finding. Undefined where that would push two other classes together, and
 * where ports of a channel, bound iSCSI or a port group of several classes stand against it.
 */
export const crossUplinks =
  (traffic: Infrastructure): Fix['edit'] =>
  (design, { message, objects: [id] }) => {
    const host = find(design, 'host', id === undefined ? undefined : hostIdOf(id));
    if (message !== 'shared' || host === undefined) return undefined;
    const facts = factsOf(design, host);
    const own = groupsOf(facts, traffic);
    if (own === undefined) return undefined;
    for (const uplink of own[0]?.instance.uplinks ?? []) {
      const next = uplink.isLag ? undefined : withOwn(design, facts, own, uplink.id);
      const then = next && find(next, 'host', host.id);
      if (next === undefined || then === undefined || !isBetter(design, next, traffic)) continue;
      if (meetingsNow(next, then).get(traffic)?.others.length === 0) return next;
    }
    return undefined;
  };
