import type { Design, Host, PortGroup } from '../design';
import { find } from '../find';
import { hostIdOf } from '../kinds';
import { changeElement, patched } from './change';

/** Moves a port group to another virtual switch of its host. An order that names the former uplinks goes. */
export const movePortGroup = (design: Design, groupId: string, switchId: string): Design => {
  const uplinks = new Set(find(design, 'switch', switchId)?.uplinks);
  return changeElement<PortGroup>(design, groupId, (group) => {
    if (group.switchId === switchId) return group;
    const named = [...(group.teaming?.active ?? []), ...(group.teaming?.standby ?? [])];
    const isForeign = named.some((id) => !uplinks.has(id));
    return patched(group, {
      switchId,
      ...(group.teaming !== undefined && isForeign
        ? { teaming: patched(group.teaming, { active: undefined, standby: undefined }) }
        : {}),
    });
  });
};

/** The port groups of one virtual switch, in file order. */
export const groupsOf = (host: Host, switchId: string): readonly PortGroup[] =>
  host.portGroups.filter((group) => group.switchId === switchId);

/** The host of a port group that is inside one. */
export const hostOfGroup = (design: Design, groupId: string): Host | undefined =>
  find(design, 'host', hostIdOf(groupId));
