import { classOfService } from '../../analysis/endpoints';
import { factsOf } from '../../analysis/facts';
import type { Fix } from '../../lint/rule';
import type { Design, HostAdapter, PortGroup } from '../../model/design';
import { insert, set } from '../../model/edits/change';
import { nextName } from '../../model/edits/names';
import { find, inList } from '../../model/find';
import { rootIdOf } from '../../model/kinds';
import { services } from '../../model/shape/words';
import { carried, freeVlan } from '../free-vlan';

/** A port group like another one, with a VLAN and a purpose of its own, beside it. */
export const groupLike = (
  design: Design,
  groupId: string,
  own: Pick<PortGroup, 'name' | 'vlan' | 'traffic'>,
): { readonly design: Design; readonly id: string } | undefined => {
  const like = find(design, 'portGroup', groupId);
  if (like === undefined) return undefined;
  const { notes, trunkVlans, secondaryVlan, secondaryVlanKind, traffic, ...rest } = like;
  const { shapingOut, shapingIn, ...unshaped } = rest;
  // Limits that suit one kind of traffic would starve another.
  const kept = own.traffic === undefined ? rest : unshaped;
  return insert(design, 'portGroup', rootIdOf(groupId), (id) => ({ ...kept, ...own, id }));
};

/**
 * Defined for exactly two services: clones the port group with the lowest free VLAN and gives the
 * second service an adapter on it. The address is left empty, for a person to plan.
 */
export const splitService: Fix['edit'] = (design, finding) => {
  const [adapterId = ''] = finding.objects;
  const adapter = find(design, 'adapter', adapterId);
  const host = find(design, 'host', rootIdOf(adapterId));
  const [first, second, third] = adapter?.services ?? [];
  if (adapter?.portGroupId === undefined || host === undefined) return undefined;
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  // Bound iSCSI is a service as well, one that nothing but a person can move.
  if (adapter.iscsiBound === true) return undefined;
  const end = inList(factsOf(design, host).endpoints, adapterId);
  const vlan = freeVlan(design);
  if (end?.use === undefined || vlan === undefined) return undefined;
  const ready = carried(design, end.usable, vlan);
  const group =
    ready &&
    groupLike(ready, adapter.portGroupId, {
      name: services[second],
      traffic: classOfService[second],
      vlan,
    });
  if (group === undefined) return undefined;
  const next = set<HostAdapter>(group.design, adapterId, { services: [first] });
  const name = nextName(
    host.adapters.map((a) => a.name),
    adapter.name,
  );
  const made = insert<HostAdapter>(next, 'adapter', host.id, (id) => ({
    id,
    name,
    portGroupId: group.id,
    services: [second],
    ...(adapter.mtuBytes === undefined ? {} : { mtuBytes: adapter.mtuBytes }),
    ...(adapter.vlan === undefined ? {} : { vlan }),
  }));
  return made.design;
};
