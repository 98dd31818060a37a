import type { Endpoint } from '../../analysis/endpoints';
import { factsOf } from '../../analysis/facts';
import type { Design, Nic, Vnic } from '../../model/design';
import { insert } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf, parentIdOf } from '../../model/kinds';
import { carried, freeVlan } from '../free-vlan';
import { groupLike } from '../isolation/split-service';

const endpointOf = (design: Design, vnicId: string): Endpoint | undefined => {
  const host = find(design, 'host', hostIdOf(vnicId));
  return host && factsOf(design, host).endpoints.find(({ id }) => id === vnicId);
};

/** Are these vNICs, all of them, in one broadcast domain? */
const meet = (design: Design, vnicIds: readonly string[]): boolean => {
  const [first, ...rest] = vnicIds.map((id) => endpointOf(design, id)?.segments ?? []);
  return first?.some((segment) => rest.every((segments) => segments.includes(segment))) ?? false;
};

/**
 * Gives each VM a second vNIC on a new port group beside that of its first one, all in one free
 * VLAN that the ports behind them carry. Undefined where the VMs would still not hear each other,
 * or where a node is not among them: nobody knows its heartbeat network.
 */
export const withHeartbeat = (design: Design, vmIds: readonly string[]): Design | undefined => {
  const cluster = design.guestClusters.find((own) =>
    vmIds.every((id) => own.memberIds.includes(id)),
  );
  const vlan = freeVlan(design);
  if (cluster?.memberIds.length !== vmIds.length || vlan === undefined) return undefined;
  const nics = new Set<Nic>();
  const clients = vmIds.map((id) => {
    const client = find(design, 'vm', id)?.vnics[0];
    const endpoint = client && endpointOf(design, client.id);
    for (const nic of endpoint?.usable ?? []) nics.add(nic);
    return endpoint?.use?.group.id;
  });
  let next = carried(design, nics, vlan);
  const groups = new Map<string, string>();
  const added: string[] = [];
  for (const [i, vmId] of vmIds.entries()) {
    const like = clients[i];
    if (next === undefined || like === undefined || parentIdOf(vmId) === undefined)
      return undefined;
    let groupId = groups.get(like);
    if (groupId === undefined) {
      const own = { name: `${cluster.name} heartbeat`, vlan, traffic: 'heartbeat' as const };
      const made = groupLike(next, like, own);
      if (made === undefined) return undefined;
      next = made.design;
      groupId = made.id;
      groups.set(like, groupId);
    }
    const portGroupId = groupId;
    const vnic = insert<Vnic>(next, 'vnic', vmId, (id) => ({
      id,
      portGroupId,
      role: 'heartbeat',
    }));
    next = vnic.design;
    added.push(vnic.id);
  }
  return next !== undefined && meet(next, added) ? next : undefined;
};
