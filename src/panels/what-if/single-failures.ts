import { factsOf } from '../../analysis/facts';
import { effectOf } from '../../analysis/failures/effect';
import { elementFrom, type FailureElement } from '../../analysis/failures/elements';
import { everySingleFailure, type Impact, impactOf } from '../../analysis/failures/impact';
import type { PartOutcome, ServiceChange, ServiceOutcome } from '../../analysis/failures/outcome';
import type { Design } from '../../model/design';
import { hostIdOf, kindOf } from '../../model/kinds';
import { type EffectRow, effectRows } from './words';

/** What the loss of an element does, as far as it concerns the element looked at. */
export interface FailureRow {
  /** Without the host's name where the host is what is looked at. */
  readonly name: string;
  readonly element: FailureElement;
  readonly effects: readonly EffectRow[];
}

const local = ({ name }: FailureElement): string => name.split(' › ').at(-1) ?? name;

/** Rows that read the same on many hosts are one. */
const merged = (rows: readonly FailureRow[]): readonly FailureRow[] => {
  const out = new Map<string, FailureRow>();
  for (const row of rows) {
    const key = `${row.name} ${row.effects.map(({ name, text }) => `${name} ${text}`).join('|')}`;
    const before = out.get(key);
    out.set(
      key,
      before === undefined
        ? row
        : {
            ...before,
            effects: before.effects.map((effect, i) => ({
              ...effect,
              hostIds: [...effect.hostIds, ...(row.effects[i]?.hostIds ?? [])],
            })),
          },
    );
  }
  return [...out.values()];
};

const rowOf = (design: Design, impact: Impact, changes = impact.services): FailureRow => ({
  name: local(impact.element),
  element: impact.element,
  effects: effectRows(design, changes),
});

/** The parts of a class that a port group carries: its guests, else the services of its adapters. */
const throughGroup = (design: Design, groupId: string, hosts: readonly string[]) => {
  const adapterClasses = new Map(
    hosts.map((id) => {
      const host = design.hosts.find((h) => h.id === id);
      const ends =
        host === undefined
          ? []
          : factsOf(design, host).endpoints.filter(
              (end) => end.use?.id === groupId && end.kind !== 'vnic',
            );
      return [id, new Set(ends.flatMap(({ classes }) => classes))];
    }),
  );
  const isOwn = ({ key }: PartOutcome) => key === groupId || key.startsWith(`${groupId} `);
  return (change: ServiceChange): readonly ServiceChange[] => {
    const own = (outcome: ServiceOutcome) => outcome.parts.find(isOwn);
    const [before, after] = [own(change.before), own(change.after)];
    if (before !== undefined && after !== undefined) {
      return [
        {
          ...change,
          before: { ...before, parts: [before] },
          after: { ...after, parts: [after] },
        },
      ];
    }
    return adapterClasses.get(change.hostId)?.has(change.traffic) === true ? [change] : [];
  };
};

const ofGroup = (design: Design, id: string): readonly FailureRow[] => {
  const hostId = hostIdOf(id);
  const hosts =
    hostId === undefined
      ? design.hosts
          .filter((host) => host.memberships.some(({ switchId }) => id.startsWith(`${switchId}.`)))
          .map((host) => host.id)
      : [hostId];
  const mine = new Set(hosts);
  const narrowed = throughGroup(design, id, hosts);
  const impacts = everySingleFailure(design, hostId).filter(
    ({ element }) => element.kind !== 'host',
  );
  return merged(
    impacts.map((impact) => {
      const changes = impact.services
        .filter((change) => mine.has(change.hostId))
        .flatMap(narrowed)
        .filter(({ before, after }) => effectOf(before, after) !== 'same');
      return rowOf(design, impact, changes);
    }),
  ).filter((row) => row.effects.length > 0);
};

/**
 * Every single failure as the inspector shows it: of a host what any loss does to it, of a port
 * group what any loss does to its traffic, of a NIC, card, switch or link what its own loss does.
 * Undefined for elements that the question does not fit.
 */
export const failureRows = (design: Design, id: string): readonly FailureRow[] | undefined => {
  const kind = kindOf(id);
  if (kind === 'host') {
    return everySingleFailure(design, id)
      .filter(({ element, services }) => element.kind !== 'host' && services.length > 0)
      .map((impact) => rowOf(design, impact));
  }
  if (kind === 'portGroup') return ofGroup(design, id);
  const element = elementFrom(design, id);
  return element === undefined ? undefined : [rowOf(design, impactOf(design, element))];
};
