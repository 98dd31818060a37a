import { doesMore, everyDoubleFailure } from '../../analysis/failures/doubles';
import { type Effect, effectOf, effectRank, worseEffect } from '../../analysis/failures/effect';
import { type ElementKind, type FailureElement, keyOf } from '../../analysis/failures/elements';
import { everySingleFailure, type Impact } from '../../analysis/failures/impact';
import type { Design, TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';

export interface MatrixCell {
  /** The worst on any host. */
  readonly effect: Effect;
  /** Hosts that fare so. */
  readonly hosts: number;
  /** Hosts reach each other no more on this class, or only by luck, where each for itself is fine. */
  readonly pair?: 'DISCONNECTED' | 'AT-RISK';
}

export interface MatrixRow {
  /** What fails: one element, or two at once. */
  readonly elements: readonly FailureElement[];
  readonly name: string;
  /** Unique in a matrix. */
  readonly key: string;
  readonly cells: ReadonlyMap<TrafficClass, MatrixCell>;
  readonly worst: Effect;
}

export interface Matrix {
  /** Classes that some failure touches, in the order of the legend. */
  readonly classes: readonly TrafficClass[];
  readonly rows: readonly MatrixRow[];
  /** How many pairs there would be, where that is too many to work out. */
  readonly tooMany?: number;
}

/** As bad as this: every host has its service, and it is of no use between them. */
const effectOfPair = { DISCONNECTED: 'unreliable', 'AT-RISK': 'atRisk' } as const;

/** What a cell is sorted by. */
const worstOfCell = ({ effect, pair }: MatrixCell): Effect =>
  pair === undefined ? effect : worseEffect(effect, effectOfPair[pair]);

const rowOf = (
  elements: readonly FailureElement[],
  { services, pairs }: Pick<Impact, 'services' | 'pairs'>,
): MatrixRow => {
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
  for (const { traffic, after } of pairs) {
    if (after === 'CONNECTED') continue;
    const effect = effectOfPair[after];
    worst = worseEffect(worst, effect);
    const cell = cells.get(traffic) ?? { effect: 'same', hosts: 0 };
    if (effectRank(cell.effect) <= effectRank(effect)) continue;
    if (cell.pair !== 'DISCONNECTED') cells.set(traffic, { ...cell, pair: after });
  }
  const name = elements.map((element) => element.name).join(' + ');
  return { elements, name, key: elements.map(keyOf).join('+'), cells, worst };
};

const withRows = (rows: readonly MatrixRow[]): Matrix => {
  const touched = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const all = Object.keys(trafficClasses) as TrafficClass[];
  return { classes: all.filter((traffic) => touched.has(traffic)), rows };
};

/** Elements × traffic classes. `scope`: a host or cluster id, or undefined for the whole design. */
export const matrixOf = (design: Design, scope: string | undefined): Matrix =>
  withRows(everySingleFailure(design, scope).map((impact) => rowOf([impact.element], impact)));

/** Two elements of these kinds at once; only what neither does alone, unless all is asked for. */
export const doubleMatrixOf = (
  design: Design,
  scope: string | undefined,
  [a, b]: readonly [ElementKind, ElementKind],
  all: boolean,
): Matrix => {
  const { isTooMany, count, impacts } = everyDoubleFailure(design, a, b, scope);
  if (isTooMany) return { classes: [], rows: [], tooMany: count };
  return withRows(
    impacts
      .filter((double) => all || doesMore(double))
      .map((double) =>
        rowOf(double.elements, all ? double : { services: double.more, pairs: double.morePairs }),
      ),
  );
};

export interface Sight {
  readonly text: string;
  readonly kind: ElementKind | undefined;
  /** A second element of this kind fails at the same time. */
  readonly second: ElementKind | undefined;
  /** Of two failures also what one of them does alone. */
  readonly withAlone: boolean;
  /** Only what takes a service down. */
  readonly onlyLost: boolean;
  /** `worst`, `name`, or a class: worst first. Undefined: as in the file. */
  readonly sort: 'worst' | 'name' | TrafficClass | undefined;
}

export const firstSight: Sight = {
  text: '',
  kind: undefined,
  second: undefined,
  withAlone: false,
  onlyLost: false,
  sort: undefined,
};

const rankIn = (row: MatrixRow, traffic: TrafficClass): number => {
  const cell = row.cells.get(traffic);
  return effectRank(cell === undefined ? 'same' : worstOfCell(cell));
};

/** The rows that pass the filter, sorted; equals keep the order of the file. */
export const rowsInSight = (rows: readonly MatrixRow[], sight: Sight): readonly MatrixRow[] => {
  const words = sight.text.trim().toLowerCase();
  const passed = rows.filter(
    ({ elements, name, worst }) =>
      (sight.kind === undefined || elements[0]?.kind === sight.kind) &&
      (!sight.onlyLost || worst === 'lost') &&
      (words === '' || name.toLowerCase().includes(words)),
  );
  const { sort } = sight;
  if (sort === undefined) return passed;
  if (sort === 'name') {
    return passed.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  }
  if (sort === 'worst') {
    return passed.toSorted((a, b) => effectRank(a.worst) - effectRank(b.worst));
  }
  return passed.toSorted((a, b) => rankIn(a, sort) - rankIn(b, sort));
};
