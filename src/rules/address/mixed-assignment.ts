import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { isInside } from '../../analysis/lots';
import type { Report } from '../../lint/rule';
import { few } from '../consistency/majority';

/** How an adapter of a failover cluster gets its address, and of which kind. */
export interface Assigned {
  readonly id: string;
  readonly hostId: string;
  readonly host: string;
  readonly how: string;
}

export const assignedOf = (facts: HostFacts, { adapter, segments }: Endpoint) => {
  if (facts.cluster === undefined || !facts.isHyperv || adapter === undefined) return undefined;
  const { ip, ip6, dhcp } = adapter;
  const [segment] = segments.filter((place) => !isInside(place)).sort();
  const isDhcp = dhcp === true && ip === undefined;
  if (segment === undefined || (ip === undefined && ip6 === undefined && !isDhcp)) return undefined;
  const kinds = [
    ...(ip === undefined ? [] : ['static IPv4']),
    ...(isDhcp ? ['DHCP'] : []),
    ...(ip6 === undefined ? [] : ['IPv6']),
  ];
  const { host, cluster } = facts;
  const member = { id: adapter.id, hostId: host.id, host: host.name, how: kinds.join(' and ') };
  return [`plan ${cluster.id} ${segment}`, member] as const;
};

export const isAssigned = (member: object): member is Assigned => 'how' in member;

/** Cluster validation wants one way of assignment and one IP version for each network. */
export const reportMixed = (
  assigned: readonly Assigned[],
  report: Pick<Report<'mixed'>, 'found'>,
) => {
  const ways = grouped(assigned, ({ how }) => how);
  if (ways.size < 2) return;
  report.found('mixed', {
    objects: [...ways.values()].flatMap(([first]) => first?.id ?? []),
    hosts: [...new Set(assigned.map(({ hostId }) => hostId))],
    data: {
      list: [...ways].map(([how, of]) => `${how} on ${few(of.map((m) => m.host)).join(', ')}`),
    },
  });
};
