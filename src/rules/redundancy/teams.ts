import type { GroupUse, HostFacts } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import { withoutControllers } from '../../model/controller-nic';
import type { Nic } from '../../model/design';

/** Port groups of one switch that stand on the same NICs: what is said of one holds for all. */
export interface ProductionTeam {
  readonly uses: readonly GroupUse[];
  readonly nics: readonly Nic[];
}

const known = new WeakMap<HostFacts, readonly ProductionTeam[]>();

/** The teams that carry VMs in production on a host. Networks that are internal on purpose have none. */
export const productionTeams = (facts: HostFacts): readonly ProductionTeam[] => {
  let teams = known.get(facts);
  if (teams === undefined) {
    teams = teamsOf(facts);
    known.set(facts, teams);
  }
  return teams;
};

const teamsOf = (facts: HostFacts): readonly ProductionTeam[] => {
  const carrying = new Set<string>();
  for (const end of facts.endpoints) {
    if (end.use === undefined || !isConnected(end)) continue;
    if (end.kind === 'vnic' && end.classes.includes('production')) carrying.add(end.use.id);
  }
  const teams = new Map<string, GroupUse[]>();
  for (const use of facts.groups) {
    if (!carrying.has(use.id) || isInternal(use)) continue;
    const nics = withoutControllers(use.team.usable);
    const key = [use.instance.key, ...nics.map((nic) => nic.id).sort()].join();
    const team = teams.get(key);
    if (team === undefined) teams.set(key, [use]);
    else team.push(use);
  }
  return [...teams.values()].map((uses) => ({
    uses,
    nics: withoutControllers(uses[0]?.team.usable ?? []),
  }));
};

const isInternal = ({ group, instance }: GroupUse): boolean =>
  group.internal === true || instance.kind === 'internal' || instance.kind === 'private';

export const namesOf = (team: ProductionTeam): string[] => team.uses.map((use) => use.group.name);

/** Ids for a finding: the port groups, then the NICs (or the host where there are none). */
export const objectsOf = (team: ProductionTeam, hostId: string): string[] => [
  ...team.uses.map((use) => use.id),
  ...(team.nics.length === 0 ? [hostId] : team.nics.map((nic) => nic.id)),
];
