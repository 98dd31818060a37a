import type { Design, HostAdapter } from '../../model/design';
import { insert } from '../../model/edits/change';
import { readdressed, usedAddresses } from '../../model/edits/fresh-addresses';
import { freeName } from '../../model/edits/names';
import { isMember } from '../../model/edits/uplinks';
import { find } from '../../model/find';
import { kindOf, rootIdOf } from '../../model/kinds';
import { copyPortGroup } from './copy-port-group';

/** The port group on this host that stands for the one of a neighbour; made where it is missing. */
const groupFor = (design: Design, groupId: string, hostId: string) => {
  const host = find(design, 'host', hostId);
  if (kindOf(rootIdOf(groupId)) === 'distributedSwitch') {
    return isMember(host, rootIdOf(groupId)) ? { design, id: groupId } : undefined;
  }
  const name = find(design, 'portGroup', groupId)?.name;
  const same = host?.portGroups.find((group) => group.name === name);
  return same === undefined ? copyPortGroup(design, groupId, hostId) : { design, id: same.id };
};

/**
 * An adapter like a neighbour's on this host: the same services, port group, MTU and stack, the
 * next free address of its subnet. Undefined where the neighbour uses a NIC directly, or the host
 * has no switch for the port group.
 */
export const cloneEndpoint = (
  design: Design,
  adapterId: string,
  hostId: string,
): Design | undefined => {
  const adapter = find(design, 'adapter', adapterId);
  const host = find(design, 'host', hostId);
  if (adapter?.portGroupId === undefined || adapter.nicId !== undefined || host === undefined) {
    return undefined;
  }
  const group = groupFor(design, adapter.portGroupId, hostId);
  if (group === undefined) return undefined;
  const { pinnedNicId, ...copy } = readdressed<HostAdapter>(adapter, usedAddresses(design));
  const names = new Set(host.adapters.map(({ name }) => name));
  return insert<HostAdapter>(group.design, 'adapter', hostId, (id) => ({
    ...copy,
    id,
    name: freeName(adapter.name, names),
    portGroupId: group.id,
  })).design;
};
