import type { Group, Wire } from './scene';

/** Is the group on the lit path? `lit` holds keys, as `pathThrough` gives them. */
export const isGroupLit = (group: Group, lit: ReadonlySet<string>): boolean => {
  if (group.joins === undefined) return isPartLit(group, lit);
  return (
    group.joins.every((end) => lit.has(litKey(end))) &&
    (group.through === undefined || group.through.some((key) => lit.has(key)))
  );
};

/** All VMs of a card are one row, and so are its last adapters: lit when one of them is. */
const onCard = /^(.+)\+(?:vms|adapters\+more)$/;

const isPartLit = ({ key }: Group, lit: ReadonlySet<string>): boolean => {
  if (lit.has(litKey(key))) return true;
  const hostId = onCard.exec(key)?.[1];
  if (hostId === undefined) return false;
  const prefix = `${hostId}.${key.endsWith('+vms') ? 'v' : 'k'}`;
  for (const id of lit) if (id.startsWith(prefix)) return true;
  return false;
};

/** Is the outside wire on the lit path? */
export const isWireLit = (wire: Wire, lit: ReadonlySet<string>): boolean =>
  wire.elements.some((id) => lit.has(id));

// The row that stands for the rest of a long list is lit with its port group, a rail with its switch.
const litKey = (key: string): string => key.replace(/(?:\+more|\/.*)$/, '');
