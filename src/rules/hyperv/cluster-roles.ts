import { className } from '../../analysis/class-name';
import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import type { Report } from '../../lint/rule';
import type { Network, TrafficClass } from '../../model/design';
import { inList } from '../../model/find';
import { networkShape } from '../../model/shape/physical';
import { plannedNetwork } from '../network/planned-network';

/** A network of the address plan that says its role in the cluster, with what a host has there. */
export interface Planned {
  readonly id: string;
  readonly classes: readonly TrafficClass[];
  readonly isIscsi: boolean;
  readonly adapters: readonly string[];
}

export type Role = NonNullable<Network['clusterRole']>;
const roleWords = networkShape.optional.clusterRole.of;

/** What a network should be to the cluster, by what is on it; undefined where no page says. */
const wantedRole = (
  classes: readonly TrafficClass[],
  isIscsi: boolean,
): readonly [message: 'iscsi' | 'role', role: Role] | undefined => {
  if (isIscsi) return ['iscsi', 'none'];
  if (classes.includes('management')) return ['role', 'clusterAndClient'];
  const isInner = classes.includes('cluster') || classes.includes('migration');
  return isInner ? ['role', 'cluster'] : undefined;
};

export const isIscsiOnly = ({ adapter }: Endpoint): boolean =>
  adapter?.iscsiBound === true ||
  (adapter?.services?.length === 1 && adapter.services[0] === 'iscsi');

export const rolesOf = (facts: HostFacts): readonly Planned[] =>
  [
    ...grouped(
      facts.endpoints.filter(({ adapter }) => adapter !== undefined),
      (end) => plannedNetwork(facts.networks, end),
    ),
  ].flatMap(([network, ends]) =>
    network?.clusterRole === undefined
      ? []
      : [
          {
            id: network.id,
            classes: [...new Set(ends.flatMap(({ classes }) => classes))],
            isIscsi: ends.every(isIscsiOnly),
            adapters: ends.map(({ id }) => id),
          },
        ],
  );

// A finding names the first few; the others are on the same network.
const named = 8;

/** Says which networks have another role than what is on them suggests. */
export const reportRoles = (
  members: readonly { readonly hostId: string; readonly roles: readonly Planned[] }[],
  networks: readonly Network[],
  report: Pick<Report<'iscsi' | 'role'>, 'found'>,
) => {
  const all = members.flatMap(({ hostId, roles }) => roles.map((own) => ({ ...own, hostId })));
  for (const [id, here] of grouped(all, (own) => own.id)) {
    const network = inList(networks, id);
    const classes = [...new Set(here.flatMap((own) => own.classes))];
    const [message, wanted] =
      wantedRole(
        classes,
        here.every((own) => own.isIscsi),
      ) ?? [];
    if (network?.clusterRole === undefined || message === undefined || wanted === undefined)
      continue;
    if (network.clusterRole === wanted) continue;
    report.found(message, {
      objects: [id, ...here.flatMap((own) => own.adapters).slice(0, named)],
      hosts: here.map(({ hostId }) => hostId),
      data: {
        network: network.name,
        classes: classes.map((traffic) => className(traffic, true)),
        role: roleWords[network.clusterRole],
        wanted: roleWords[wanted],
        to: wanted,
      },
    });
  }
};
