import type { Design, PortGroup } from '../design';
import { find } from '../find';
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
