import type { Nic, TrafficClass } from '../model/design';
import type { Endpoint } from './endpoints';
import type { HostFacts } from './facts';
import { hasCarrier, inUse } from './uplinks';

/** The classes that the documents want on networks of their own (catalogue 4.3). */
export const infrastructure = ['management', 'storage', 'migration', 'ft'] as const;
export type Infrastructure = (typeof infrastructure)[number];

/** Endpoints of a host that are alike in what they carry and where: judged as one. */
export interface Lot {
  readonly classes: readonly TrafficClass[];
  /** Wires first, then places inside a switch; sorted. */
  readonly segments: readonly string[];
  readonly usable: readonly Nic[];
  readonly ends: readonly Endpoint[];
}

/** A place inside a virtual switch instance (`h1.s1~20`), apart from segments on the wire (`s1/20`). */
export const isInside = (segment: string): boolean => segment.includes('~');

const bySegment = (a: string, b: string): number =>
  Number(isInside(a)) - Number(isInside(b)) || (a < b ? -1 : a > b ? 1 : 0);

const known = new WeakMap<HostFacts, readonly Lot[]>();

/** A vNIC that is not connected sends nothing and is reached by nobody. */
export const isConnected = (end: Endpoint): boolean => end.vnic?.connected !== false;

/** The lots of a host. Endpoints of unknown class, of no class, and unplugged vNICs are in none. */
export const lotsOf = (facts: HostFacts): readonly Lot[] => {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const lots = new Map<string, Lot & { readonly ends: Endpoint[] }>();
  // Endpoints of one port group share what they are in: most keys are put together once.
  const paths = new Map<
    Endpoint['segments'],
    { readonly segments: string[]; readonly key: string }
  >();
  const pathOf = ({ segments: unsorted, use, usable }: Endpoint) => {
    let path = paths.get(unsorted);
    if (path === undefined) {
      const segments = [...unsorted].sort(bySegment);
      const nics = usable.map((nic) => nic.id).join();
      path = { segments, key: `${use?.id ?? ''}|${nics}|${segments.join()}` };
      paths.set(unsorted, path);
    }
    return path;
  };
  for (const end of facts.endpoints) {
    if (end.classes.length === 0 || !isConnected(end)) continue;
    const { segments, key: pathKey } = pathOf(end);
    const key = `${end.classes.length === 1 ? end.classes[0] : end.classes.join()}|${pathKey}`;
    const lot = lots.get(key);
    if (lot === undefined) {
      lots.set(key, { classes: end.classes, segments, usable: end.usable, ends: [end] });
    } else lot.ends.push(end);
  }
  const made = [...lots.values()];
  known.set(facts, made);
  return made;
};

/** NICs that carry a lot while these (ids of NICs and cards) have failed. */
export const carriers = (lot: Lot, failed?: ReadonlySet<string>): readonly Nic[] => {
  const alive = (nic: Nic) => hasCarrier(nic, failed);
  const use = lot.ends[0]?.use;
  return use === undefined || lot.ends[0]?.adapter?.nicId !== undefined
    ? lot.usable.filter(alive)
    : inUse(use.team, alive);
};

/** Lots of two classes, without those that carry both: one adapter with two services is its own finding. */
export const apart = (
  lots: readonly Lot[],
  a: TrafficClass,
  b: TrafficClass,
): readonly [readonly Lot[], readonly Lot[]] => [
  lots.filter((lot) => lot.classes.includes(a) && !lot.classes.includes(b)),
  lots.filter((lot) => lot.classes.includes(b) && !lot.classes.includes(a)),
];
