import type { Nic } from '../model/design';
import type { Team, Uplink } from './uplinks';

/** Policies that keep what they have when failback is off; the others hash again over what lives. */
const keeps: ReadonlySet<Team['policy']> = new Set(['explicit', 'portId', 'macHash', 'nicLoad']);

/** Does the team's past matter? Only where failback is off and something may stand in for something else. */
export const remembers = (team: Team): boolean =>
  !team.failback && keeps.has(team.policy) && team.active.length + team.standby.length > 1;

/**
 * The uplinks of a failover order that carry while `isUp` says which live (catalogue 5.2), in the
 * order of the team. An explicit order uses one; the others use every active uplink, and a
 * standby one in the place of each that is down. IP hash and LAGs know no standby. `before`: what
 * carried until now; with failback off an uplink that stepped in stays until it fails itself.
 */
export const carrying = (
  team: Team,
  isUp: (uplink: Uplink) => boolean,
  before: readonly Uplink[] = [],
): readonly Uplink[] => {
  const places = team.policy === 'explicit' ? 1 : Math.max(team.active.length, 1);
  const isAggregate = team.policy === 'ipHash' || (team.policy === 'lag' && team.active.length > 0);
  const kept = before.length > 0 && remembers(team) ? before.filter(isUp) : [];
  const out: Uplink[] = [];
  // Those that carry already have their place; who comes first in the order fills what is left.
  let left = places - kept.length;
  for (const list of isAggregate ? [team.active] : [team.active, team.standby]) {
    for (const uplink of list) {
      if (kept.includes(uplink)) out.push(uplink);
      else if (left > 0 && isUp(uplink)) {
        out.push(uplink);
        left--;
      }
    }
  }
  return out;
};

/** The living NICs of uplinks, each once. */
export const nicsOf = (
  uplinks: readonly Uplink[],
  alive: (nic: Nic) => boolean,
): readonly Nic[] => {
  if (uplinks.every((uplink) => uplink.nics.length === 1)) {
    return uplinks.flatMap((uplink) => uplink.nics);
  }
  return [...new Set(uplinks.flatMap((uplink) => uplink.nics.filter(alive)))];
};
