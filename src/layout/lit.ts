import type { Group, Wire } from './scene';

/** Is the group on the lit path? `lit` holds keys, as `pathThrough` gives them. */
export const isGroupLit = (group: Group, lit: ReadonlySet<string>): boolean => {
  if (group.joins === undefined) return lit.has(litKey(group.key));
  return (
    group.joins.every((end) => lit.has(litKey(end))) &&
    (group.through === undefined || group.through.some((key) => lit.has(key)))
  );
};

/** Is the outside wire on the lit path? */
export const isWireLit = (wire: Wire, lit: ReadonlySet<string>): boolean =>
  wire.elements.some((id) => lit.has(id));

// The row that stands for the rest of a long list is lit with its port group, a rail with its switch.
const litKey = (key: string): string => key.replace(/(?:\+more|\/.*)$/, '');
