import type { FoundHost } from './estate';
import { isOtherVcenter } from './vcenter';

const shortOf = (name: string): string => {
  const lower = name.trim().toLowerCase();
  // An address has no short form: 10.0.0.1 and 10.0.0.2 are not both "10".
  return /^[\d.:]+$/.test(lower) ? lower : (lower.split('.')[0] ?? lower);
};

const index = <K>(hosts: readonly FoundHost[], keyOf: (host: FoundHost) => K | undefined) => {
  const map = new Map<K, FoundHost | undefined>();
  for (const host of hosts) {
    const key = keyOf(host);
    // A key that two hosts have tells neither.
    if (key !== undefined) map.set(key, map.has(key) ? undefined : host);
  }
  return map;
};

const objectKey = ({ vcenter, moid }: FoundHost): string | undefined =>
  vcenter === undefined || moid === undefined ? undefined : `${vcenter}|${moid}`;
const fullKey = ({ vcenter, name }: FoundHost): string =>
  `${vcenter ?? ''}|${name.trim().toLowerCase()}`;
const nameKey = ({ name }: FoundHost): string => name.trim().toLowerCase();

const shortKey = ({ name }: FoundHost): string => shortOf(name);

/**
 * Which host of another source is the same machine: by vCenter and object id, else by its name in
 * the same vCenter, else by full name, else by short name; each only where it tells exactly one on
 * both sides.
 */
export const sameHost = (
  strong: readonly FoundHost[],
  weak: readonly FoundHost[],
): ((host: FoundHost) => FoundHost | undefined) => {
  const keys = [objectKey, fullKey, nameKey, shortKey];
  const ways = keys.map((keyOf) => {
    const theirs = index<string>(weak, keyOf);
    const ours = index<string>(strong, keyOf);
    return (host: FoundHost) => {
      const key = keyOf(host);
      if (key === undefined || ours.get(key) !== host) return undefined;
      const found = theirs.get(key);
      if (isOtherVcenter(host.vcenter, found?.vcenter)) return undefined;
      // esx01.site-a and esx01.site-b are two hosts; esx01 and esx01.site-a may well be one.
      const isApart = keyOf === shortKey && host.name.includes('.') && found?.name.includes('.');
      return isApart === true ? undefined : found;
    };
  });
  return (host) => {
    for (const way of ways) {
      const found = way(host);
      if (found !== undefined) return found;
    }
    return undefined;
  };
};
