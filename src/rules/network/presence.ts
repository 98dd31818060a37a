import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import type { Infrastructure } from '../../analysis/lots';
import type { HostAdapter } from '../../model/design';

/** Has this host an adapter of the class? `unknown` where an adapter does not say what it carries, or not all are listed. */
export type Has = 'yes' | 'no' | 'unknown';

// The witness counts as management for isolation, but nobody manages a host through it.
const onlyWitness = ({ services = [] }: HostAdapter) =>
  services.includes('vsanWitness') && !services.includes('management');

const serves = (end: Endpoint, traffic: Infrastructure) =>
  end.adapter !== undefined &&
  end.classes.includes(traffic) &&
  !(traffic === 'management' && onlyWitness(end.adapter));

export const hasAdapterFor = (facts: HostFacts, traffic: Infrastructure): Has => {
  if (facts.endpoints.some((end) => serves(end, traffic))) return 'yes';
  const isUnlisted = facts.host.unknown?.includes('adapters') === true;
  return isUnlisted || facts.endpoints.some((end) => end.adapter !== undefined && !end.classesKnown)
    ? 'unknown'
    : 'no';
};

/** A physical node of a guest cluster is no hypervisor: it needs none of these networks. */
export const isHypervisor = (facts: HostFacts): boolean => facts.host.role !== 'clusterNode';

/** A host's part in what its cluster needs. Plain data. */
export interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly cluster: string;
  readonly has: Has;
}

export const memberOf = (facts: HostFacts, traffic: Infrastructure): Member => ({
  hostId: facts.host.id,
  host: facts.host.name,
  cluster: facts.cluster?.name ?? '',
  has: hasAdapterFor(facts, traffic),
});
