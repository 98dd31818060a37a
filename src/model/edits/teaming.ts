import type { Design, DistributedSwitch, PortGroup, Teaming, VirtualSwitch } from '../design';
import { find, switchIdOf } from '../find';
import { kindOf } from '../kinds';
import { changeElement, patched } from './change';

/** A failover order: ids of NICs (standard switch) or of uplinks and LAGs (distributed switch), in order. */
export interface FailoverOrder {
  readonly active: readonly string[];
  readonly standby: readonly string[];
}

type Owner = VirtualSwitch | DistributedSwitch | PortGroup;

/** The switch that a teaming owner (a switch or a port group) belongs to. */
const switchOf = (design: Design, ownerId: string): string | undefined =>
  kindOf(ownerId) === 'portGroup' ? switchIdOf(design, ownerId) : ownerId;

/** Everything that a failover order of this switch or port group may name, in the order of the switch. */
export const uplinkIdsOf = (design: Design, ownerId: string): readonly string[] => {
  const switchId = switchOf(design, ownerId);
  const local = find(design, 'switch', switchId);
  if (local !== undefined) return local.uplinks;
  const distributed = find(design, 'distributedSwitch', switchId);
  return [...(distributed?.uplinks ?? []), ...(distributed?.lags ?? [])].map((u) => u.id);
};

const teamingOf = (design: Design, id: string | undefined): Teaming | undefined =>
  find(design, 'switch', id)?.teaming ??
  find(design, 'distributedSwitch', id)?.teaming ??
  find(design, 'portGroup', id)?.teaming;

const states = (teaming: Teaming | undefined): boolean =>
  teaming?.active !== undefined || teaming?.standby !== undefined;

/** The order in force: the owner's own, else the switch's, else every uplink active and LAGs unused. */
export const failoverOrderOf = (design: Design, ownerId: string): FailoverOrder => {
  const own = teamingOf(design, ownerId);
  const base = teamingOf(design, switchOf(design, ownerId));
  const stated = states(own) ? own : states(base) ? base : undefined;
  if (stated === undefined) {
    const all = uplinkIdsOf(design, ownerId);
    return { active: all.filter((id) => kindOf(id) !== 'lag'), standby: [] };
  }
  return { active: stated.active ?? [], standby: stated.standby ?? [] };
};

const changeTeaming = (
  design: Design,
  ownerId: string,
  change: (teaming: Teaming | undefined) => Teaming | undefined,
): Design =>
  changeElement<Owner>(design, ownerId, (owner) =>
    patched(owner, { teaming: change(owner.teaming) }),
  );

const same = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  a !== undefined && a.length === b.length && a.every((id, i) => id === b[i]);

/** States the failover order of a switch or port group. Uplinks in neither list are unused; foreign and double ids are left out. */
export const setFailoverOrder = (design: Design, ownerId: string, order: FailoverOrder): Design => {
  const legal = new Set(uplinkIdsOf(design, ownerId));
  const seen = new Set<string>();
  const kept = (ids: readonly string[]) =>
    ids.filter((id) => legal.has(id) && !seen.has(id) && seen.add(id));
  const active = kept(order.active);
  const standby = kept(order.standby);
  return changeTeaming(design, ownerId, (before) =>
    same(before?.active, active) && same(before?.standby, standby)
      ? before
      : { ...before, active, standby },
  );
};

export type Standing = 'active' | 'standby' | 'unused';

/** Moves one uplink within the order in force, or between active, standby and unused; `index` is its new place there. */
export const moveUplink = (
  design: Design,
  ownerId: string,
  uplinkId: string,
  to: Standing,
  index?: number,
): Design => {
  const now = failoverOrderOf(design, ownerId);
  const order = {
    active: now.active.filter((id) => id !== uplinkId),
    standby: now.standby.filter((id) => id !== uplinkId),
  };
  if (to !== 'unused') order[to].splice(index ?? order[to].length, 0, uplinkId);
  return setFailoverOrder(design, ownerId, order);
};

/** Takes the stated order away, so that the switch's (or the platform's) holds again. */
export const clearFailoverOrder = (design: Design, ownerId: string): Design =>
  changeTeaming(design, ownerId, (before) => {
    if (before === undefined) return undefined;
    const rest = patched(before, { active: undefined, standby: undefined });
    return Object.keys(rest).length === 0 ? undefined : rest;
  });

/** Takes the whole teaming override of a port group (or the statement of a switch) away. */
export const clearTeaming = (design: Design, ownerId: string): Design =>
  changeTeaming(design, ownerId, () => undefined);
