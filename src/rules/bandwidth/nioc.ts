import type { Design, DistributedSwitch } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';

export type Nioc = NonNullable<DistributedSwitch['nioc']>;
export type NiocPool = NonNullable<Nioc['pools']>[number];

/** The distributed switch with Network I/O Control on; undefined when it is on, or is no such switch. */
export const niocOn = (design: Design, switchId: string): Design | undefined => {
  const distributed = find(design, 'distributedSwitch', switchId);
  if (distributed?.nioc?.enabled !== false) return undefined;
  return set<DistributedSwitch>(design, switchId, {
    nioc: { ...distributed.nioc, enabled: true },
  });
};
