import type { FoundDistributedSwitch, Source, Traced } from './estate';
import { mainSource, type Place } from './merge-record';

export interface Keyed extends Traced {
  readonly key: string;
  readonly name: string;
}

/**
 * Weak keys by the strong ones: the same key, or a name that is the only one on both sides. Keys
 * are unique over all sources of one kind, so that there another key is another thing: of another vCenter.
 */
export const renamedKeys = (
  strong: readonly Keyed[],
  weak: readonly Keyed[],
  holders: { readonly strong: Source; readonly weak: Source },
): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  for (const one of weak) {
    if (strong.some(({ key }) => key === one.key)) continue;
    const { kind } = mainSource(one, holders.weak);
    const [named, second] = strong.filter(({ name }) => name === one.name);
    const isOnly = weak.filter(({ name }) => name === one.name).length === 1;
    if (named === undefined || second !== undefined || !isOnly) continue;
    if (mainSource(named, holders.strong).kind !== kind) out.set(one.key, named.key);
  }
  return out;
};

/** What hosts call by keys: port groups, distributed switches and clusters. */
export const namesOf = (
  switches: readonly FoundDistributedSwitch[],
  clusters: readonly Keyed[],
): Pick<Place, 'plugName' | 'nameOfKey'> => {
  const groups = new Map<string, string | undefined>();
  for (const { portGroups } of switches) {
    for (const { key, name } of portGroups) {
      // Keys are unique in one vCenter only.
      if (key !== undefined)
        groups.set(key, groups.has(key) && groups.get(key) !== name ? undefined : name);
    }
  }
  const holders = new Map([...switches, ...clusters].map(({ key, name }) => [key, name]));
  const named = (one: unknown) =>
    typeof one !== 'string' || one === '' ? undefined : groups.has(one) ? groups.get(one) : one;
  return {
    plugName: ({ portGroup, portGroupKey }) =>
      (typeof portGroupKey === 'string' ? groups.get(portGroupKey) : undefined) ?? named(portGroup),
    nameOfKey: (key) => holders.get(key) ?? key,
  };
};
