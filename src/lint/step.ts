import { factsOf, type HostFacts } from '../analysis/facts';
import type { Design, Host } from '../model/design';
import { compareIds } from './order';

/** The hosts of the last design, with their facts. */
export interface Place {
  readonly hosts: readonly Host[];
  /** Places in `hosts`, in the order of ids. */
  readonly order: readonly number[];
  readonly facts: readonly HostFacts[];
  readonly review: Design['review'];
}

const sameIds = (a: readonly Host[] | undefined, b: readonly Host[]): boolean =>
  a !== undefined &&
  a.length === b.length &&
  a.every((host, i) => host === b[i] || host.id === b[i]?.id);

/** The places of hosts in the order of their ids. */
const orderOf = (hosts: readonly Host[]): readonly number[] =>
  hosts
    .map((_, i) => i)
    .sort((a, b) => compareIds(hosts[a]?.id ?? '', hosts[b]?.id ?? '') || a - b);

/** What became of the hosts from one design to the next. */
export interface Step {
  readonly order: readonly number[];
  /** In the order of ids. */
  readonly facts: readonly HostFacts[];
  /** Those that are new, and those that are no more. */
  readonly come: readonly HostFacts[];
  readonly gone: readonly HostFacts[];
  /** Hosts that are in the design no more. */
  readonly lost: readonly string[];
  /** Are they the hosts there were, each in the cluster it was in? */
  readonly isSettled: boolean;
}

/**
 * Are these the hosts that were, judged by the same profiles? The rest of the design beside them
 * is asked about by the caller.
 */
export const isInside = ({ hosts, review }: Design, last: Place): boolean =>
  last.review.profile === review.profile &&
  last.review.profiles === review.profiles &&
  sameIds(last.hosts, hosts);

/** The usual step: the same hosts, and nothing beside them changed. */
export const stepInside = (design: Design, last: Place): Step => {
  const come: HostFacts[] = [];
  const gone: HostFacts[] = [];
  let facts = last.facts;
  let isSettled = true;
  for (let i = 0; i < last.order.length; i++) {
    const at = last.order[i] ?? 0;
    const host = design.hosts[at];
    const before = last.facts[i];
    if (host === undefined || before === undefined || host === last.hosts[at]) continue;
    const after = factsOf(design, host);
    if (after === before) continue;
    facts = facts.with(i, after);
    come.push(after);
    gone.push(before);
    if (host.clusterId !== before.host.clusterId) isSettled = false;
  }
  return { order: last.order, facts, come, gone, lost: [], isSettled };
};

/** Any other step. `last`: the facts before it. */
export const stepBeside = (design: Design, last: readonly HostFacts[] | undefined): Step => {
  const order = orderOf(design.hosts);
  const facts = order.flatMap((at) => {
    const host = design.hosts[at];
    return host === undefined ? [] : factsOf(design, host);
  });
  const before = new Set(last);
  const after = new Set(facts);
  const gone = [...before].filter((one) => !after.has(one));
  const clusters = new Map(facts.map(({ host }) => [host.id, host.clusterId]));
  const known = new Set(gone.map(({ host }) => host.id));
  const come = facts.filter((one) => !before.has(one));
  return {
    order,
    facts,
    come,
    gone,
    lost: gone.flatMap(({ host }) => (clusters.has(host.id) ? [] : host.id)),
    isSettled:
      gone.every(({ host }) => clusters.has(host.id) && clusters.get(host.id) === host.clusterId) &&
      come.every(({ host }) => known.has(host.id)),
  };
};
