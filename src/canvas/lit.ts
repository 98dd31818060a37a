import { pathThrough } from '../analysis/paths';
import type { Design } from '../model/design';
import { kindOf } from '../model/kinds';

/** Whole hosts, clusters and notes are taken hold of, not followed: selecting them fades nothing. */
const followed: ReadonlySet<string | undefined> = new Set([
  'nic',
  'switch',
  'portGroup',
  'adapter',
  'vm',
  'vnic',
  'distributedSwitch',
  'uplink',
  'lag',
  'physicalSwitch',
  'port',
  'link',
  'storageTarget',
]);
const mostFollowed = 12;

/** Every element on a path through what is selected; undefined when nothing is to fade. */
export const litBy = (
  design: Design,
  selection: readonly string[],
): ReadonlySet<string> | undefined => {
  if (selection.length === 0 || selection.length > mostFollowed) return undefined;
  if (!selection.every((id) => followed.has(kindOf(id)))) return undefined;
  const [first, ...rest] = selection.map((id) => pathThrough(design, id));
  if (first === undefined) return undefined;
  const lit = rest.length === 0 ? first : rest.reduce((all, more) => all.union(more), first);
  // What is connected to nothing yet has no path: fading all the rest for it would tell nothing.
  const isAlone = [...lit].every(
    (id) => selection.includes(id) || selection.some((one) => one.startsWith(`${id}.`)),
  );
  return isAlone ? undefined : lit;
};
