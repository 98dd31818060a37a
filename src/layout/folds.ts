import { distanceBetween, mostCompared, traitsOf } from '../model/alike';
import type { Design, Host } from '../model/design';

/** A host drawn as a card, with the host that it is compared to. */
export interface Fold {
  /** The host of its cluster drawn in full that it is most like; undefined where none is in full. */
  readonly other: Host | undefined;
  readonly isAlike: boolean;
}

const nobody: ReadonlyMap<string, Fold> = new Map();

const distances = new WeakMap<Host, WeakMap<Host, number>>();
const distanceTo = (host: Host, other: Host): number => {
  const known = distances.get(host) ?? new WeakMap<Host, number>();
  distances.set(host, known);
  const distance = known.get(other) ?? distanceBetween(host, other);
  known.set(other, distance);
  return distance;
};

const nearest = (host: Host, others: readonly Host[]): Host | undefined => {
  let [best] = others;
  for (const other of others.slice(1, mostCompared)) {
    if (best !== undefined && distanceTo(host, other) < distanceTo(host, best)) best = other;
  }
  return best;
};

/** The hosts of a cluster that are drawn in full. */
interface InFull {
  readonly hosts: Host[];
  /** The first of those alike; by the traits alone, since a longer key would be read anew each time. */
  readonly alike: Map<string, Host>;
}

/** Which hosts are drawn as cards; boards of all others are in full. */
export const foldsOf = (design: Design): ReadonlyMap<string, Fold> => {
  if (design.folded === undefined) return nobody;
  const folded = new Set(design.folded);
  const clusters = new Map<string | undefined, InFull>();
  for (const host of design.hosts) {
    if (folded.has(host.id)) continue;
    const { hosts, alike }: InFull = clusters.get(host.clusterId) ?? {
      hosts: [],
      alike: new Map(),
    };
    if (hosts.length === 0) clusters.set(host.clusterId, { hosts, alike });
    hosts.push(host);
    const traits = traitsOf(host);
    if (!alike.has(traits)) alike.set(traits, host);
  }
  const folds = new Map<string, Fold>();
  for (const host of design.hosts) {
    if (!folded.has(host.id)) continue;
    const beside = clusters.get(host.clusterId);
    const same = beside?.alike.get(traitsOf(host));
    const other = same ?? nearest(host, beside?.hosts ?? []);
    folds.set(host.id, { other, isAlike: same !== undefined });
  }
  return folds;
};
