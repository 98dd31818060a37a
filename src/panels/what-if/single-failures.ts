import type { Endpoint } from '../../analysis/endpoints';
import { factsOf } from '../../analysis/facts';
import { effectOf } from '../../analysis/failures/effect';
import { elementFrom, type FailureElement } from '../../analysis/failures/elements';
import { everySingleFailure, type Impact, impactOf } from '../../analysis/failures/impact';
import type { PartOutcome, ServiceChange } from '../../analysis/failures/outcome';
import { partsOf } from '../../analysis/failures/services';
import type { Design, Host } from '../../model/design';
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

/** What tells a part of a host from the others: `production h1.p5`. */
const wordOf = ({ traffic, key }: Pick<PartOutcome, 'traffic' | 'key'>): string =>
  `${traffic} ${key}`;

/** The services and guests that these endpoints are part of, by host. */
const partsByHost = (
  design: Design,
  hosts: readonly Host[],
  isMeant: (end: Endpoint) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    hosts.map((host) => {
      const facts = factsOf(design, host);
      const ends = facts.endpoints.filter(isMeant);
      return [host.id, new Set(ends.flatMap((end) => partsOf(facts, end)).map(wordOf))];
    }),
  );

/** A class narrowed to the parts that are meant, one change each. */
const narrowed = (
  change: ServiceChange,
  meant: ReadonlySet<string> | undefined,
): readonly ServiceChange[] =>
  change.before.parts.flatMap((before): readonly ServiceChange[] => {
    const after = change.after.parts.find((part) => wordOf(part) === wordOf(before));
    if (after === undefined || meant?.has(wordOf(before)) !== true) return [];
    if (effectOf(before, after) === 'same') return [];
    return [
      { ...change, before: { ...before, parts: [before] }, after: { ...after, parts: [after] } },
    ];
  });

/** What any loss does to the services of some endpoints. The loss of their host is no news. */
const ofEndpoints = (
  design: Design,
  hostId: string | undefined,
  isMeant: (end: Endpoint) => boolean,
): readonly FailureRow[] => {
  const hosts = design.hosts.filter(({ id }) => hostId === undefined || id === hostId);
  const meant = partsByHost(design, hosts, isMeant);
  const impacts = everySingleFailure(design, hostId).filter(
    ({ element }) => element.kind !== 'host',
  );
  return merged(
    impacts.map((impact) => {
      const changes = impact.services.flatMap((change) =>
        narrowed(change, meant.get(change.hostId)),
      );
      return rowOf(design, impact, changes);
    }),
  ).filter((row) => row.effects.length > 0);
};

/** The endpoints whose services an element carries or is; undefined for other kinds. */
const endpointsBehind = (id: string): ((end: Endpoint) => boolean) | undefined => {
  switch (kindOf(id)) {
    case 'portGroup':
      return ({ use }) => use?.id === id;
    case 'switch':
    case 'distributedSwitch':
      return ({ use }) => use?.instance.id === id;
    case 'adapter':
    case 'vnic':
      return (end) => end.id === id;
    case 'vm':
      return ({ vm }) => vm?.id === id;
    default:
      return undefined;
  }
};

/**
 * Every single failure as the inspector shows it: of a host what any loss does to it, of an
 * adapter, a VM, a port group or a virtual switch what any loss does to its traffic, of a NIC,
 * card, switch or link what its own loss does. Undefined for elements that the question does not fit.
 */
export const failureRows = (design: Design, id: string): readonly FailureRow[] | undefined => {
  if (kindOf(id) === 'host') {
    return everySingleFailure(design, id)
      .filter(({ element, services }) => element.kind !== 'host' && services.length > 0)
      .map((impact) => rowOf(design, impact));
  }
  const isMeant = endpointsBehind(id);
  if (isMeant !== undefined) return ofEndpoints(design, hostIdOf(id), isMeant);
  const element = elementFrom(design, id);
  return element === undefined ? undefined : [rowOf(design, impactOf(design, element))];
};
