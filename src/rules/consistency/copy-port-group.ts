import type { Design, Host, PortGroup, VirtualSwitch } from '../../model/design';
import { insert } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';

/** The standard switch of a host that takes what a switch of another host has: the same name, else the only one. */
const counterpart = (host: Host, like: VirtualSwitch): VirtualSwitch | undefined => {
  const fit = host.switches.filter(({ kind }) => kind === like.kind);
  return fit.find(({ name }) => name === like.name) ?? (fit.length === 1 ? fit[0] : undefined);
};

/**
 * A port group of one host made on another: name, VLAN and policies. A failover order names NICs
 * of the first host, so the copy takes that of its switch. Undefined where no switch fits.
 */
export const copyPortGroup = (
  design: Design,
  groupId: string,
  hostId: string,
): { readonly design: Design; readonly id: string } | undefined => {
  const group = find(design, 'portGroup', groupId);
  const host = find(design, 'host', hostId);
  const like = find(design, 'switch', group && 'switchId' in group ? group.switchId : undefined);
  if (group === undefined || host === undefined || like === undefined) return undefined;
  if (hostIdOf(groupId) === undefined) return undefined;
  const own = counterpart(host, like);
  if (own === undefined) return undefined;
  const { teaming, ...rest } = group;
  const { active, standby, ...policy } = teaming ?? {};
  return insert<PortGroup>(design, 'portGroup', hostId, (id) => ({
    ...rest,
    id,
    switchId: own.id,
    ...(Object.keys(policy).length === 0 ? {} : { teaming: policy }),
  }));
};
