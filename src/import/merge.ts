import type { Estate, FoundCluster, FoundDistributedSwitch, FoundHost, SourceKind } from './estate';
import { sourceKinds } from './estate';
import { sameHost } from './same-host';

/**
 * Estates of several sources as one. Where two say the same field, the more trusted source wins
 * (formats §8: API JSON > esxcli > vDocumentation > RVTools); what only one says is kept.
 * Objects are the same by host and name; distributed switches by key, or by a name that is unique.
 */
export const merge = (estates: readonly Estate[]): Estate | undefined => {
  const [first, ...rest] = [...estates].sort((a, b) => trust(b.source.kind) - trust(a.source.kind));
  if (first === undefined) return undefined;
  return rest.reduce(two, first);
};

const order = Object.keys(sourceKinds) as SourceKind[];
const trust = (kind: SourceKind): number => order.length - order.indexOf(kind);

const two = (strong: Estate, weak: Estate): Estate => {
  const renamed = renamedKeys(strong.distributedSwitches, weak.distributedSwitches);
  const rekeyed = weak.hosts.map(
    (host): FoundHost => ({
      ...host,
      memberships: host.memberships.map((membership) => ({
        ...membership,
        switchKey: renamed.get(membership.switchKey) ?? membership.switchKey,
      })),
    }),
  );
  const clusters = joined(strong.clusters, weak.clusters, ({ key, name }, other) =>
    key === other.key || name === other.name ? true : undefined,
  );
  return {
    source: { ...strong.source, files: [...strong.source.files, ...weak.source.files] },
    clusters: clusters.map(([a, b]): FoundCluster => over(a, b)),
    hosts: joinedHosts(strong.hosts, rekeyed, clusterKeys(strong.clusters, weak.clusters)),
    distributedSwitches: joined(
      strong.distributedSwitches,
      weak.distributedSwitches.map((one) => ({ ...one, key: renamed.get(one.key) ?? one.key })),
      (a, b) => a.key === b.key,
    ).map(([a, b]) => (a !== undefined && b !== undefined ? spanning(a, b) : over(a, b))),
    networks: joined(strong.networks, weak.networks, byName).map(([a, b]) => over(a, b)),
    storageTargets: joined(strong.storageTargets, weak.storageTargets, byName).map(([a, b]) =>
      over(a, b),
    ),
    problems: [...strong.problems, ...weak.problems],
    skipped: [...strong.skipped, ...weak.skipped],
  };
};

interface Named {
  readonly name: string;
}
const byName = (a: Named, b: Named): boolean => a.name === b.name;

/** Pairs of what is the same on both sides, then what only one side has; order of the strong side first. */
const joined = <T>(
  strong: readonly T[],
  weak: readonly T[],
  isSame: (a: T, b: T) => boolean | undefined,
): (readonly [T, T | undefined] | readonly [undefined, T])[] => {
  const left = [...weak];
  const pairs = strong.map((a): readonly [T, T | undefined] => {
    const at = left.findIndex((b) => isSame(a, b) === true);
    return [a, at < 0 ? undefined : left.splice(at, 1)[0]];
  });
  return [...pairs, ...left.map((b): readonly [undefined, T] => [undefined, b])];
};

/** Fields of the weak record under those of the strong one. */
const over = <T extends object>(strong: T | undefined, weak: T | undefined): T => {
  if (strong === undefined || weak === undefined) {
    const only = strong ?? weak;
    if (only === undefined) throw new Error('a pair of nothing');
    return only;
  }
  return { ...weak, ...strong };
};

const mergedLists = <T extends Named>(
  strong: readonly T[],
  weak: readonly T[],
  isSame: (a: T, b: T) => boolean = byName,
  both: (a: T, b: T) => T = over,
): readonly T[] => {
  if (weak.length === 0) return strong;
  if (strong.length === 0) return weak;
  return joined(strong, weak, isSame).map(([a, b]) =>
    a !== undefined && b !== undefined ? both(a, b) : over(a, b),
  );
};

/** A record in which one side says the order or the VLAN: then it is not unknown any more. */
const known = <
  T extends {
    readonly orderUnknown?: boolean;
    readonly vlanUnknown?: boolean;
    readonly teaming?: object & { readonly active?: unknown };
    readonly vlan?: number;
    readonly trunkVlans?: string;
  },
>(
  a: T,
  b: T,
): T => {
  const merged: T & { orderUnknown?: boolean; vlanUnknown?: boolean } = over(a, b);
  const teaming =
    a.teaming === undefined && b.teaming === undefined ? undefined : { ...b.teaming, ...a.teaming };
  const out = teaming === undefined ? { ...merged } : { ...merged, teaming };
  if (a.orderUnknown !== true || b.orderUnknown !== true || teaming?.active !== undefined)
    delete out.orderUnknown;
  if (a.vlanUnknown !== true || b.vlanUnknown !== true) delete out.vlanUnknown;
  return out;
};

const spanning = (
  a: FoundDistributedSwitch,
  b: FoundDistributedSwitch,
): FoundDistributedSwitch => ({
  ...over(a, b),
  uplinks: a.uplinks.length > 0 ? a.uplinks : b.uplinks,
  // A host knows them by key alone, and calls them so (`esxcli/`).
  portGroups: mergedLists(
    a.portGroups,
    b.portGroups,
    (x, y) => x.name === y.name || (x.key !== undefined && x.key === y.key),
    known,
  ),
});

/** A list of NICs is whole where one side has it whole. */
const withNicsListed = (a: FoundHost, b: FoundHost): FoundHost => {
  const { unknown, ...both } = over(a, b);
  const isOpen = a.unknown !== undefined && b.unknown !== undefined && unknown !== undefined;
  return isOpen ? { ...both, unknown } : both;
};

const merged = (a: FoundHost, b: FoundHost): FoundHost => ({
  ...withNicsListed(a, b),
  cards: mergedLists(a.cards ?? [], b.cards ?? [], (x, y) => x.key === y.key),
  nics: mergedLists(a.nics, b.nics),
  switches: mergedLists(a.switches, b.switches, byName, known),
  memberships:
    a.memberships.length === 0
      ? b.memberships
      : joined(a.memberships, b.memberships, (x, y) => x.switchKey === y.switchKey).map(
          ([x, y]) => {
            const both = over(x, y);
            return x !== undefined && x.uplinks.length === 0 && y !== undefined
              ? { ...both, uplinks: y.uplinks }
              : both;
          },
        ),
  portGroups: mergedLists(
    a.portGroups,
    b.portGroups,
    (x, y) => x.name === y.name && x.switchName === y.switchName,
    known,
  ),
  adapters: mergedLists(a.adapters, b.adapters),
  vms: mergedLists(a.vms, b.vms, (x, y) =>
    x.sourceId !== undefined && y.sourceId !== undefined
      ? x.sourceId === y.sourceId
      : x.name === y.name,
  ),
});

const joinedHosts = (
  strong: readonly FoundHost[],
  weak: readonly FoundHost[],
  clusters: ReadonlyMap<string, string>,
): readonly FoundHost[] => {
  const left = new Set(weak);
  const isSame = sameHost(strong, weak);
  const pairs = strong.map((a) => {
    const b = isSame(a);
    if (b === undefined || !left.has(b)) return a;
    left.delete(b);
    return merged(a, b);
  });
  const rest = [...left].map((host) => {
    const cluster = host.cluster === undefined ? undefined : clusters.get(host.cluster);
    return cluster === undefined ? host : { ...host, cluster };
  });
  return [...pairs, ...rest];
};

/** Weak cluster keys that stand for a strong cluster of the same name. */
const clusterKeys = (
  strong: readonly FoundCluster[],
  weak: readonly FoundCluster[],
): ReadonlyMap<string, string> =>
  new Map(
    weak.flatMap(({ key, name }) => {
      const same = strong.find((one) => one.key === key || one.name === name);
      return same === undefined ? [] : [[key, same.key] as const];
    }),
  );

/** Weak keys of distributed switches by the strong ones, where a name is the only one of its kind on both sides. */
const renamedKeys = (
  strong: readonly FoundDistributedSwitch[],
  weak: readonly FoundDistributedSwitch[],
): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  for (const one of weak) {
    if (strong.some(({ key }) => key === one.key)) continue;
    const named = strong.filter(({ name }) => name === one.name);
    const isOnly = weak.filter(({ name }) => name === one.name).length === 1;
    if (named.length === 1 && isOnly && named[0] !== undefined) out.set(one.key, named[0].key);
  }
  return out;
};
