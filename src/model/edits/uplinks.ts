import { withoutControllers } from '../controller-nic';
import type { Design, DistributedSwitch, Host, Teaming, VirtualSwitch } from '../design';
import { find } from '../find';
import { hostIdOf, kindOf } from '../kinds';
import { changeElement, insert, patched } from './change';
import { nextName } from './names';

/** A host's part in a virtual switch: `h1.s1`, or for a distributed one `d1@h1`. */
export const instanceKey = (switchId: string, hostId: string): string =>
  kindOf(switchId) === 'distributedSwitch' ? `${switchId}@${hostId}` : switchId;

/** `d1@h1` → `d1` and `h1`; an id without a host comes back alone. */
export const readInstance = (
  id: string,
): { readonly id: string; readonly hostId: string | undefined } => {
  const [own = id, host] = id.split('@');
  return { id: own, hostId: host ?? hostIdOf(own) };
};

/** The switch a NIC serves in its host: `h1.s1`, or `d1` for a distributed one. */
export const switchOfNic = (host: Host, nicId: string): string | undefined =>
  host.switches.find((s) => s.uplinks.includes(nicId))?.id ??
  host.memberships.find((m) => m.uplinks.some((u) => u.nicId === nicId))?.switchId;

const hasFew = (list: readonly string[] | undefined, id: string) => list?.includes(id) === true;

/** A failover order without one uplink; the same object when it was not in it. */
const without = (teaming: Teaming | undefined, id: string): Teaming | undefined =>
  teaming !== undefined && (hasFew(teaming.active, id) || hasFew(teaming.standby, id))
    ? patched(teaming, {
        ...(teaming.active && { active: teaming.active.filter((a) => a !== id) }),
        ...(teaming.standby && { standby: teaming.standby.filter((s) => s !== id) }),
      })
    : teaming;

const mapKept = <T>(items: readonly T[], change: (item: T) => T): readonly T[] => {
  const next = items.map(change);
  return next.some((item, i) => item !== items[i]) ? next : items;
};

/** Takes a NIC out of every switch and failover order of its host. */
export const unbind = (design: Design, nicId: string): Design => {
  const hostId = hostIdOf(nicId);
  if (hostId === undefined) return design;
  return changeElement<Host>(design, hostId, (host) =>
    patched(host, {
      switches: mapKept(host.switches, (s) =>
        s.uplinks.includes(nicId) || s.teaming !== undefined
          ? patched(s, {
              uplinks: mapWithout(s.uplinks, nicId),
              teaming: without(s.teaming, nicId),
            })
          : s,
      ),
      portGroups: mapKept(host.portGroups, (p) =>
        p.teaming === undefined ? p : patched(p, { teaming: without(p.teaming, nicId) }),
      ),
      memberships: mapKept(host.memberships, (m) =>
        m.uplinks.some((u) => u.nicId === nicId)
          ? { ...m, uplinks: m.uplinks.filter((u) => u.nicId !== nicId) }
          : m,
      ),
    }),
  );
};

const mapWithout = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : ids;

/** Makes a NIC an uplink of a virtual switch of its host, active where the switch states an order. */
export const bind = (design: Design, nicId: string, switchId: string): Design =>
  changeElement<VirtualSwitch>(unbind(design, nicId), switchId, (s) =>
    patched(s, {
      uplinks: [...s.uplinks, nicId],
      ...(s.teaming?.active && {
        teaming: patched(s.teaming, { active: [...s.teaming.active, nicId] }),
      }),
    }),
  );

/** Makes a host a member of a distributed switch, without NICs. */
export const join = (design: Design, hostId: string, switchId: string): Design =>
  changeElement<Host>(design, hostId, (host) =>
    host.memberships.some((m) => m.switchId === switchId)
      ? host
      : { ...host, memberships: [...host.memberships, { switchId, uplinks: [] }] },
  );

/**
 * Puts a NIC on an uplink of a distributed switch: the named one, else the first that has no NIC in
 * this host; the switch gets one more uplink when all have. The host becomes a member if it was not.
 */
export const serve = (
  design: Design,
  nicId: string,
  switchId: string,
  uplinkId?: string,
): Design => {
  const hostId = hostIdOf(nicId);
  if (hostId === undefined) return design;
  let next = join(unbind(design, nicId), hostId, switchId);
  const taken = new Set(
    find(next, 'host', hostId)
      ?.memberships.find((m) => m.switchId === switchId)
      ?.uplinks.map((u) => u.uplinkId),
  );
  const uplinks = find(next, 'distributedSwitch', switchId)?.uplinks ?? [];
  let wanted = uplinkId ?? uplinks.find((u) => !taken.has(u.id))?.id;
  if (wanted === undefined) {
    const made = insert<DistributedSwitch['uplinks'][number]>(next, 'uplink', switchId, (id) => ({
      id,
      name: nextName(
        uplinks.map((u) => u.name),
        'Uplink 1',
      ),
    }));
    next = made.design;
    wanted = made.id;
  }
  const assigned = { uplinkId: wanted, nicId };
  return changeElement<Host>(next, hostId, (host) => ({
    ...host,
    memberships: host.memberships.map((m) =>
      m.switchId === switchId ? { ...m, uplinks: [...m.uplinks, assigned] } : m,
    ),
  }));
};

/** Why a switch takes no uplinks; undefined when it does. */
export const uplinkReason = (design: Design, switchId: string): string | undefined => {
  const local = find(design, 'switch', switchId);
  if (local === undefined) return undefined;
  if (local.kind === 'internal' || local.kind === 'private') {
    return `${local.name} is ${local.kind}: it has no uplinks.`;
  }
  return local.uplinks.length >= 32 ? `${local.name} has 32 uplinks, no more fit.` : undefined;
};

/** Does this host have a part in the distributed switch? */
export const isMember = (host: Host | undefined, switchId: string): boolean =>
  host?.memberships.some((m) => m.switchId === switchId) === true;

/** The NICs of a host that lead to the network and that no switch uses. */
export const spareNics = (host: Host): readonly string[] =>
  withoutControllers(host.nics)
    .filter((nic) => switchOfNic(host, nic.id) === undefined)
    .map((nic) => nic.id);
