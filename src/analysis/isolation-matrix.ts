import type { Design, Host, TrafficClass } from '../model/design';
import { trafficClasses } from '../model/shape/words';
import { factsOf } from './facts';
import { type Isolation, type IsolationLevel, isolationOf } from './isolation';

/** How far two classes are from each other, on the host where they are closest. */
export interface MatrixCell {
  readonly classes: readonly [TrafficClass, TrafficClass];
  readonly isolation: Isolation;
  /** The host that it was worked out for: the worst of all. */
  readonly host: Host;
  /** How many hosts have both classes, and how many of them are as bad. */
  readonly hosts: number;
  readonly alike: number;
}

export interface IsolationMatrix {
  /** Classes that some host has, in the order of legends. */
  readonly classes: readonly TrafficClass[];
  /** Either order; undefined where no host has both. */
  readonly cell: (a: TrafficClass, b: TrafficClass) => MatrixCell | undefined;
}

// What is not known may be shared: it comes before all that is known to be apart.
const ranks: Readonly<Record<IsolationLevel, number>> = {
  shared: 0,
  logical: 2,
  'logical-preferred': 3,
  'physical-uplink': 4,
  'physical-fabric': 5,
};
const rankOf = ({ level }: Isolation): number => (level === undefined ? 1 : ranks[level]);

const all = Object.keys(trafficClasses) as TrafficClass[];
const keyOf = (a: TrafficClass, b: TrafficClass): string =>
  all.indexOf(a) < all.indexOf(b) ? `${a}|${b}` : `${b}|${a}`;

/**
 * How far each traffic class is from each other one, over these hosts: of several the worst
 * counts, the first of those that are equally bad.
 */
export const isolationMatrixOf = (design: Design, hosts: readonly Host[]): IsolationMatrix => {
  const cells = new Map<string, MatrixCell>();
  const seen = new Set<TrafficClass>();
  for (const host of hosts) {
    const present = new Set(factsOf(design, host).classes);
    const own = all.filter((name) => present.has(name));
    for (const name of own) seen.add(name);
    for (const [i, a] of own.entries()) {
      for (const b of own.slice(i + 1)) {
        const key = keyOf(a, b);
        const isolation = isolationOf(design, host, a, b);
        const before = cells.get(key);
        const order = before === undefined ? -1 : rankOf(isolation) - rankOf(before.isolation);
        const count = (before?.hosts ?? 0) + 1;
        cells.set(
          key,
          before === undefined || order < 0
            ? { classes: [a, b], isolation, host, hosts: count, alike: 1 }
            : { ...before, hosts: count, alike: before.alike + (order === 0 ? 1 : 0) },
        );
      }
    }
  }
  return {
    classes: all.filter((name) => seen.has(name)),
    cell: (a, b) => cells.get(keyOf(a, b)),
  };
};
