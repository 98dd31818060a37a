import type { Design } from '../../model/design';
import { cable, uncable } from '../../model/edits/cables';
import { movePortGroup } from '../../model/edits/port-groups';
import { bind, unbind } from '../../model/edits/uplinks';
import { find } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { setAt } from './values';

/**
 * Sets a reference of an element as the canvas would: a cable has two ends, a NIC serves one
 * switch, a port group that moves leaves its failover order behind.
 */
export const setRef = (
  design: Design,
  id: string,
  path: readonly string[],
  to: string | undefined,
): Design => {
  const field = `${kindOf(id)}.${path.join('.')}`;
  if (field === 'nic.cabledTo')
    return to === undefined ? uncable(design, id) : cable(design, id, to);
  if (field === 'portGroup.switchId') {
    return to === undefined ? design : movePortGroup(design, id, to);
  }
  return setAt(design, id, path, to);
};

/** Sets a list of references: uplinks of a switch are bound and let go one by one. */
export const setRefs = (
  design: Design,
  id: string,
  path: readonly string[],
  to: readonly string[] | undefined,
): Design => {
  const local = path[0] === 'uplinks' ? find(design, 'switch', id) : undefined;
  if (local === undefined) return setAt(design, id, path, to);
  const wanted = to ?? [];
  let next = design;
  for (const nic of local.uplinks) if (!wanted.includes(nic)) next = unbind(next, nic);
  for (const nic of wanted) if (!local.uplinks.includes(nic)) next = bind(next, nic, id);
  return setAt(next, id, path, wanted);
};
