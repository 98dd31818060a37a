import { type Effect, effectOf, effectRank, worseEffect } from '../../analysis/failures/effect';
import type { ElementKind, FailureElement } from '../../analysis/failures/elements';
import { everySingleFailure, type Impact } from '../../analysis/failures/impact';
import type { Design, TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';

export interface MatrixCell {
  /** The worst on any host. */
  readonly effect: Effect;
  /** Hosts that fare so. */
  readonly hosts: number;
}

export interface MatrixRow {
  readonly element: FailureElement;
  readonly cells: ReadonlyMap<TrafficClass, MatrixCell>;
  readonly worst: Effect;
}

export interface Matrix {
  /** Classes that some failure touches, in the order of the legend. */
  readonly classes: readonly TrafficClass[];
  readonly rows: readonly MatrixRow[];
}

const rowOf = ({ element, services }: Impact): MatrixRow => {
  const cells = new Map<TrafficClass, MatrixCell>();
  let worst: Effect = 'same';
  for (const { traffic, before, after } of services) {
    const effect = effectOf(before, after);
    worst = worseEffect(worst, effect);
    const cell = cells.get(traffic);
    if (cell === undefined || effectRank(effect) < effectRank(cell.effect)) {
      cells.set(traffic, { effect, hosts: 1 });
    } else if (cell.effect === effect) cells.set(traffic, { effect, hosts: cell.hosts + 1 });
  }
  return { element, cells, worst };
};

/** Elements × traffic classes. `scope`: a host or cluster id, or undefined for the whole design. */
export const matrixOf = (design: Design, scope: string | undefined): Matrix => {
  const rows = everySingleFailure(design, scope).map(rowOf);
  const touched = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const all = Object.keys(trafficClasses) as TrafficClass[];
  return { classes: all.filter((traffic) => touched.has(traffic)), rows };
};

export interface Sight {
  readonly text: string;
  readonly kind: ElementKind | undefined;
  /** Only what takes a service down. */
  readonly onlyLost: boolean;
  /** `worst`, `name`, or a class: worst first. Undefined: as in the file. */
  readonly sort: 'worst' | 'name' | TrafficClass | undefined;
}

export const firstSight: Sight = { text: '', kind: undefined, onlyLost: false, sort: undefined };

const rankIn = (row: MatrixRow, traffic: TrafficClass): number =>
  effectRank(row.cells.get(traffic)?.effect ?? 'same');

/** The rows that pass the filter, sorted; equals keep the order of the file. */
export const rowsInSight = (rows: readonly MatrixRow[], sight: Sight): readonly MatrixRow[] => {
  const words = sight.text.trim().toLowerCase();
  const passed = rows.filter(
    ({ element, worst }) =>
      (sight.kind === undefined || element.kind === sight.kind) &&
      (!sight.onlyLost || worst === 'lost') &&
      (words === '' || element.name.toLowerCase().includes(words)),
  );
  const { sort } = sight;
  if (sort === undefined) return passed;
  if (sort === 'name') {
    return passed.toSorted((a, b) =>
      a.element.name.localeCompare(b.element.name, 'en', { numeric: true }),
    );
  }
  if (sort === 'worst') {
    return passed.toSorted((a, b) => effectRank(a.worst) - effectRank(b.worst));
  }
  return passed.toSorted((a, b) => rankIn(a, sort) - rankIn(b, sort));
};
