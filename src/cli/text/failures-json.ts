import { elementFrom, type FailureElement } from '../../analysis/failures/elements';
import type { Impact } from '../../analysis/failures/impact';
import { type Outcome, sameOutcome } from '../../analysis/failures/outcome';
import { type PairState, worsePair } from '../../analysis/failures/pair-state';
import { type PairChange, pairsIn } from '../../analysis/failures/pairs';
import { allPairs, failureState } from '../../analysis/failures/state';
import type { Design, TrafficClass } from '../../model/design';

interface JsonOutcome {
  readonly state: Outcome['state'];
  /** Mb/s; null where a speed is not stated. */
  readonly mbps: number | null;
}
export interface JsonService {
  readonly host: string;
  readonly class: TrafficClass;
  readonly before: JsonOutcome;
  readonly after: JsonOutcome;
}
export interface JsonPair {
  readonly a: string;
  readonly b: string;
  readonly class: TrafficClass;
  readonly before: PairState;
  readonly after: PairState;
}
export interface JsonImpact {
  readonly element: FailureElement;
  readonly services: readonly JsonService[];
  readonly pairs: readonly JsonPair[];
  readonly unknown: readonly { readonly id: string; readonly field: string }[];
}

const brief = ({ state, mbps }: Outcome): JsonOutcome => ({ state, mbps: mbps ?? null });

/** One row for two hosts and a class: the worst of the class's networks. */
export const pairRows = (changes: readonly PairChange[]): readonly JsonPair[] => {
  const rows = new Map<string, JsonPair>();
  for (const change of changes) {
    for (const [a, b] of pairsIn(change)) {
      const key = `${a} ${b} ${change.traffic}`;
      const row = rows.get(key) ?? rows.get(`${b} ${a} ${change.traffic}`);
      const { before, after } = change;
      if (row === undefined) rows.set(key, { a, b, class: change.traffic, before, after });
      else {
        rows.set(`${row.a} ${row.b} ${row.class}`, {
          ...row,
          before: worsePair(row.before, before),
          after: worsePair(row.after, after),
        });
      }
    }
  }
  return [...rows.values()];
};

const partsOf = (design: Design, { element }: Impact): readonly FailureElement[] =>
  element.id.includes('+')
    ? element.id.split('+').flatMap((key) => elementFrom(design, key) ?? [])
    : [element];

/** Every service of every host, changed or not. */
const allServices = (design: Design, impact: Impact): readonly JsonService[] => {
  const base = failureState(design, []);
  const steps = partsOf(design, impact).map((element) => ({ do: 'fail', element }) as const);
  const after = failureState(design, steps);
  return [...base.hosts].flatMap(([host, { services }]) =>
    services.map((before) => ({
      host,
      class: before.traffic,
      before: brief(before),
      after: brief(after.service(host, before.traffic) ?? before),
    })),
  );
};

const changedServices = ({ services }: Impact): readonly JsonService[] =>
  services
    .filter(({ before, after }) => !sameOutcome(before, after))
    .map(({ hostId, traffic, before, after }) => ({
      host: hostId,
      class: traffic,
      before: brief(before),
      after: brief(after),
    }));

/** The rows of the documented JSON; with `all`, also those that stay the same. */
export const failuresJson = (
  design: Design,
  impacts: readonly Impact[],
  all: boolean,
): readonly JsonImpact[] =>
  impacts.map((impact) => ({
    element: impact.element,
    services: all ? allServices(design, impact) : changedServices(impact),
    pairs: pairRows(all ? allPairs(design, partsOf(design, impact)) : impact.pairs),
    unknown: impact.unknown,
  }));
