import { fabricOf } from '../../analysis/fabric';
import { factsOf, type GroupUse } from '../../analysis/facts';
import { hasCarrier } from '../../analysis/uplinks';
import type { Design, Host, Nic, SwitchPort } from '../../model/design';
import { set } from '../../model/edits/change';
import { failoverOrderOf, moveUplink } from '../../model/edits/teaming';
import { bind, serve, spareNics } from '../../model/edits/uplinks';
import { find } from '../../model/find';

/** NICs that nothing uses and that can carry traffic. */
const freeNics = (host: Host): Nic[] => {
  const spare = new Set(spareNics(host));
  const direct = new Set(host.adapters.map((adapter) => adapter.nicId));
  return host.nics.filter((nic) => spare.has(nic.id) && !direct.has(nic.id) && hasCarrier(nic));
};

/** The best partner for these NICs: as fast, on another card, and rather on another switch. */
const partnerFor = (design: Design, host: Host, team: readonly Nic[]): Nic | undefined => {
  const fabric = fabricOf(design);
  const switchOf = (nic: Nic) =>
    nic.cabledTo === undefined ? undefined : fabric.switchOf(nic.cabledTo)?.id;
  const cards = new Set(team.flatMap((nic) => nic.cardId ?? []));
  const switches = new Set(team.flatMap((nic) => switchOf(nic) ?? []));
  const fit = freeNics(host).filter(
    (nic) =>
      (nic.cardId === undefined || !cards.has(nic.cardId)) &&
      team.every((other) => other.speedMbps === nic.speedMbps),
  );
  const isElsewhere = (nic: Nic) => {
    const at = switchOf(nic);
    return at !== undefined && !switches.has(at);
  };
  return fit.find(isElsewhere) ?? fit.find((nic) => nic.cabledTo !== undefined) ?? fit[0];
};

/** The new port carries what the port of the NIC it stands beside carries. */
const likePort = (design: Design, nic: Nic, beside: Nic | undefined): Design => {
  const fabric = fabricOf(design);
  const model = beside?.cabledTo === undefined ? undefined : fabric.port(beside.cabledTo);
  const port = nic.cabledTo === undefined ? undefined : fabric.port(nic.cabledTo);
  if (model === undefined || port === undefined) return design;
  return set<SwitchPort>(design, port.id, {
    mode: model.mode,
    accessVlan: model.accessVlan,
    allowedVlans: model.allowedVlans,
    nativeVlan: model.nativeVlan,
    tagNative: model.tagNative,
  });
};

const overrides = ({ team }: GroupUse) => team.orderFrom === 'portGroup';

const attach = (design: Design, host: Host, nic: Nic, uses: readonly GroupUse[]): Design => {
  const [use] = uses;
  if (use === undefined) return design;
  const { instance } = use;
  if (instance.distributed === undefined) {
    let next = bind(design, nic.id, instance.id);
    for (const { id } of uses.filter(overrides)) next = moveUplink(next, id, nic.id, 'active');
    return next;
  }
  const taken = new Set(instance.uplinks.map((uplink) => uplink.id));
  const { active, standby } = failoverOrderOf(design, use.id);
  const wanted = [...active, ...standby].find((id) => !taken.has(id));
  const next = serve(design, nic.id, instance.id, wanted);
  if (wanted !== undefined) return next;
  const serves = find(next, 'host', host.id)
    ?.memberships.flatMap((m) => m.uplinks)
    .find((u) => u.nicId === nic.id)?.uplinkId;
  return serves === undefined ? next : moveUplink(next, use.id, serves, 'active');
};

/**
 * Gives the team of these port groups one more uplink, or as many as it takes to have two.
 * Undefined where the host has no free NIC of the same speed on another card.
 */
export const teamUp = (
  design: Design,
  hostId: string,
  groupIds: readonly string[],
): Design | undefined => {
  const usesIn = (now: Design, host: Host) =>
    factsOf(now, host).groups.filter((use) => groupIds.includes(use.id));
  let next = design;
  // Two rounds at most: a team without uplinks needs two.
  for (let round = 0; round < 2; round++) {
    const host = find(next, 'host', hostId);
    const [use, ...others] = host === undefined ? [] : usesIn(next, host);
    const nic = host && use && partnerFor(next, host, use.team.usable);
    if (host === undefined || use === undefined || nic === undefined) return undefined;
    next = attach(likePort(next, nic, use.team.usable[0]), host, nic, [use, ...others]);
    const after = find(next, 'host', hostId);
    // A failover order of its own may keep a port group off the new uplink.
    if (after && usesIn(next, after).every(({ team }) => team.usable.length > 1)) return next;
  }
  return undefined;
};
