import { distanceBetween, traitsOf } from '../model/alike';
import type { Design, Host } from '../model/design';

/** A host drawn as a card, with the host that it is compared to. */
export interface Fold {
  /** The host of its cluster drawn in full that it is most like; undefined where none is in full. */
  readonly other: Host | undefined;
  readonly isAlike: boolean;
}

const nobody: ReadonlyMap<string, Fold> = new Map();
/** Hosts in full that one is compared with. */
const mostCompared = 24;

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

/** Which hosts are drawn as cards; boards of all others are in full. */
export const foldsOf = (design: Design): ReadonlyMap<string, Fold> => {
  if (design.folded === undefined) return nobody;
  const folded = new Set(design.folded);
  const inFull = new Map<string | undefined, Host[]>();
  const alike = new Map<string, Host>();
  const keyOf = (host: Host) => `${host.clusterId ?? ''}\n${traitsOf(host)}`;
  for (const host of design.hosts) {
    if (folded.has(host.id)) continue;
    const beside = inFull.get(host.clusterId);
    if (beside === undefined) inFull.set(host.clusterId, [host]);
    else beside.push(host);
    const key = keyOf(host);
    if (!alike.has(key)) alike.set(key, host);
  }
  const folds = new Map<string, Fold>();
  for (const host of design.hosts) {
    if (!folded.has(host.id)) continue;
    const same = alike.get(keyOf(host));
    const other = same ?? nearest(host, inFull.get(host.clusterId) ?? []);
    folds.set(host.id, { other, isAlike: same !== undefined });
  }
  return folds;
};
