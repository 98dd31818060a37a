import type { Design, Host, Nic, PhysicalSwitch, SwitchPort } from '../../model/design';

/**
 * A second opinion, written from the catalogue and without the analysis: it reads the records,
 * enumerates every uplink and every path between switches, and compares hosts two by two.
 */

export type Failed = ReadonlySet<string>;
const portIn = (design: Design, id: string | undefined) => {
  for (const physical of design.physicalSwitches) {
    for (const port of physical.ports) if (port.id === id) return { physical, port };
  }
  return undefined;
};

const carrier = (design: Design, nic: Nic, failed: Failed): boolean => {
  const end = portIn(design, nic.cabledTo);
  if (nic.adminUp === false || nic.linkUp === false || end?.port.adminUp === false) return false;
  if (failed.has(nic.id) || failed.has(nic.cardId ?? '') || failed.has(end?.physical.id ?? ''))
    return false;
  return !(end?.physical.linkStateTracking === true && failed.has(`upstream:${end.physical.id}`));
};

const has = (vlans: string | undefined, vlan: number): boolean =>
  vlans === 'all' || (vlans ?? '').split(',').includes(String(vlan));

/** The VLAN on the wire; undefined: dropped. */
const wire = (port: SwitchPort, vlan: number): number | undefined => {
  if (port.mode === 'access') return vlan === 0 ? port.accessVlan : undefined;
  if (vlan === 0) return port.nativeVlan;
  if (vlan === port.nativeVlan) return undefined;
  return has(port.allowedVlans, vlan) ? vlan : undefined;
};

/** Is there a path of living links from one switch to the other for this VLAN? Tries every one. */
const path = (
  design: Design,
  from: string,
  to: string,
  vlan: number,
  failed: Failed,
  been: readonly string[] = [],
): boolean => {
  if (failed.has(from) || failed.has(to)) return false;
  if (from === to) return true;
  return design.interSwitchLinks.some((link) => {
    const next = link.aId === from ? link.bId : link.bId === from ? link.aId : undefined;
    if (next === undefined || been.includes(next) || failed.has(link.id) || failed.has(next))
      return false;
    if (failed.has(`upstream:${from}`) || failed.has(`upstream:${next}`)) return false;
    return has(link.allowedVlans, vlan) && path(design, next, to, vlan, failed, [...been, from]);
  });
};

export interface Spot {
  readonly physical: string;
  readonly vlan: number;
}
export const spotOf = (design: Design, nic: Nic, vlan: number): Spot | undefined => {
  const end = portIn(design, nic.cabledTo);
  const on = end && wire(end.port, vlan);
  return end === undefined || on === undefined
    ? undefined
    : { physical: end.physical.id, vlan: on };
};
export const meet = (
  design: Design,
  a: Spot | undefined,
  b: Spot | undefined,
  failed: Failed,
): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.vlan === b.vlan &&
  path(design, a.physical, b.physical, a.vlan, failed);

export interface Order {
  policy: string;
  active: Nic[];
  standby: Nic[];
  unused: Nic[];
  beacon: boolean;
  vlan: number;
  name: string;
  id: string;
}

/** The failover order that a port group has in a host. */
export const orderIn = (design: Design, host: Host, groupId: string): Order => {
  const nic = (id: string) => host.nics.filter((n) => n.id === id);
  const local = host.portGroups.find((g) => g.id === groupId);
  if (local !== undefined) {
    const own = host.switches.find((s) => s.id === local.switchId);
    const all = (own?.uplinks ?? []).flatMap(nic);
    const t = local.teaming;
    const active = t?.active?.flatMap(nic) ?? all;
    const standby = t?.standby?.flatMap(nic) ?? [];
    return {
      policy: own?.teamMode ?? t?.policy ?? 'portId',
      active,
      standby,
      unused: all.filter((n) => !active.includes(n) && !standby.includes(n)),
      beacon: t?.detection === 'beacon',
      vlan: local.vlan ?? 0,
      name: local.name,
      id: local.id,
    };
  }
  const dvs = design.distributedSwitches[0];
  const group = dvs?.portGroups.find((g) => g.id === groupId);
  const serves = (id: string) =>
    (host.memberships[0]?.uplinks ?? [])
      .filter((u) => u.uplinkId === id)
      .flatMap((u) => nic(u.nicId));
  const t = group?.teaming;
  const isLag = t?.active?.[0]?.includes('.l') === true;
  const all = (dvs?.uplinks ?? []).flatMap((u) => serves(u.id));
  const active = t?.active?.flatMap(serves) ?? all;
  const standby = t?.standby?.flatMap(serves) ?? [];
  return {
    policy: isLag ? 'lag' : (t?.policy ?? 'portId'),
    active,
    standby,
    unused: all.filter((n) => !active.includes(n) && !standby.includes(n)),
    beacon: t?.detection === 'beacon',
    vlan: group?.vlan ?? 0,
    name: groupId,
    id: groupId,
  };
};

export const inUseNow = (design: Design, order: Order, failed: Failed): Nic[] => {
  const team = [...order.active, ...order.standby];
  let up = team.filter((nic) => carrier(design, nic, failed));
  const isOut = [...failed].some((key) => /^(s\d|l\d|upstream)/.test(key));
  if (order.beacon && isOut && order.policy !== 'set') {
    const sides = (now: Failed): Nic[][] => {
      const out: Nic[][] = [];
      for (const nic of up) {
        const side = out.find(
          ([first]) =>
            first !== undefined &&
            meet(design, spotOf(design, first, order.vlan), spotOf(design, nic, order.vlan), now),
        );
        if (side === undefined) out.push([nic]);
        else side.push(nic);
      }
      return out;
    };
    const now = sides(failed);
    if (now.length > sides(new Set()).length) {
      const most = Math.max(...now.map((side) => side.length));
      const largest = now.filter((side) => side.length === most);
      if (team.length < 3 || largest.length > 1) return up;
      up = largest[0] ?? [];
    }
  }
  const alive = (nics: Nic[]) => nics.filter((nic) => up.includes(nic));
  const [active, standby] = [alive(order.active), alive(order.standby)];
  if (order.policy === 'explicit') return [...active, ...standby].slice(0, 1);
  if (order.policy === 'ipHash' || order.policy === 'lag') return active;
  const missing = order.active.length === 0 ? 1 : order.active.length - active.length;
  return [...active, ...standby.slice(0, missing)];
};

export const isFaulty = (design: Design, order: Order): boolean => {
  const ends = (nics: readonly Nic[]) => nics.flatMap((nic) => portIn(design, nic.cabledTo) ?? []);
  const channelIds = (nics: readonly Nic[]) => ends(nics).map(({ port }) => port.portChannelId);
  const { policy, active, standby, unused, beacon } = order;
  if (policy === 'set') {
    const isMixed = active.some((nic) => nic.speedMbps !== active[0]?.speedMbps);
    return isMixed || channelIds(active).some((id) => id !== undefined);
  }
  if (policy !== 'ipHash' && policy !== 'lag') {
    return channelIds([...active, ...standby]).some((id) => id !== undefined);
  }
  if (policy === 'ipHash' && (standby.length > 0 || unused.length > 0 || beacon)) return true;
  const [id] = channelIds(active);
  if (active.length === 0) return false;
  const mode = design.portChannels.find((c) => c.id === id)?.mode;
  if (mode !== (policy === 'lag' ? 'lacpActive' : 'static')) return true;
  const members: [PhysicalSwitch, SwitchPort][] = design.physicalSwitches.flatMap((s) =>
    s.ports.filter((p) => p.portChannelId === id).map((p): [PhysicalSwitch, SwitchPort] => [s, p]),
  );
  const cabled = new Set(active.map((nic) => nic.cabledTo));
  if (members.length !== cabled.size || members.some(([, p]) => !cabled.has(p.id))) return true;
  return members.some(
    ([s]) =>
      s.id !== members[0]?.[0].id &&
      (s.mlagDomain === undefined || s.mlagDomain !== members[0]?.[0].mlagDomain),
  );
};
