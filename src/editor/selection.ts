import type { Design } from '../model/design';
import { find, nameOf } from '../model/find';
import { kindOf } from '../model/kinds';

/** Words for a few elements: the name of one, the number of many. */
export const inWords = (design: Design, ids: readonly string[]): string => {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? nameOf(design, only) : `${ids.length} elements`;
};

/** What selected things move: a cluster moves as its hosts. */
export const movedBy = (design: Design, ids: readonly string[]): readonly string[] => [
  ...new Set(
    ids.flatMap((id) =>
      kindOf(id) === 'cluster'
        ? design.hosts.filter((host) => host.clusterId === id).map((host) => host.id)
        : [id],
    ),
  ),
];

/** Everything that stands on the canvas by itself, and what holds it. */
export const allIds = (design: Design): readonly string[] =>
  [
    ...design.clusters,
    ...design.hosts,
    ...design.distributedSwitches,
    ...design.physicalSwitches,
    ...design.storageTargets,
    ...design.notes,
  ].map(({ id }) => id);

/** Has the element a name that people give? A link and a vNIC may do without. */
export const isNamed = (design: Design, id: string): boolean => {
  const kind = kindOf(id);
  return kind !== undefined && kind !== 'link' && find(design, kind, id) !== undefined;
};
