import { classOfService } from '../../analysis/endpoints';
import { factsOf, type GroupUse, type HostFacts } from '../../analysis/facts';
import type { Design, HostAdapter, Service } from '../../model/design';
import { insert } from '../../model/edits/change';
import { nextName } from '../../model/edits/names';
import { find } from '../../model/find';
import { carried, freeVlan } from '../free-vlan';
import { groupLike } from './split-service';

/** Where bulk traffic hurts least: beside the VMs, never on the uplinks of management or storage. */
const beside = (facts: HostFacts): GroupUse | undefined =>
  facts.ofClass('production').find((end) => end.use !== undefined && end.usable.length > 0)?.use;

/**
 * A port group and an adapter for a service on every host of the list that has a network for VMs,
 * all in the lowest free VLAN. Addresses are left empty. Undefined when a host has no such place.
 */
export const networkFor = (
  design: Design,
  hostIds: readonly string[],
  name: string,
  service: Service,
): Design | undefined => {
  const vlan = freeVlan(design);
  if (vlan === undefined || hostIds.length === 0) return undefined;
  const made = new Map<string, string>();
  let next = design;
  for (const hostId of hostIds) {
    const host = find(next, 'host', hostId);
    const use = host && beside(factsOf(next, host));
    if (host === undefined || use === undefined) return undefined;
    const ready = carried(next, use.team.usable, vlan);
    if (ready === undefined) return undefined;
    next = ready;
    let groupId = made.get(use.id);
    if (groupId === undefined) {
      const group = groupLike(next, use.id, { name, vlan, traffic: classOfService[service] });
      if (group === undefined) return undefined;
      next = group.design;
      groupId = group.id;
      made.set(use.id, groupId);
    }
    const portGroupId = groupId;
    const names = host.adapters.map((adapter) => adapter.name);
    next = insert<HostAdapter>(next, 'adapter', hostId, (id) => ({
      id,
      name: nextName(names, 'vmk0'),
      portGroupId,
      services: [service],
    })).design;
  }
  return next;
};
