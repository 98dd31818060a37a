import type { Design } from '../model/design';
import { estateOf } from './estate-of.fixture';

const byName = (a: unknown, b: unknown): number => {
  const text = (value: unknown) => JSON.stringify(value) ?? '';
  return text(a) < text(b) ? -1 : 1;
};

/** Lists whose order means something: of uplinks in a failover order. */
const ordered = new Set(['active', 'standby']);
/** What says where a thing came from, and not what it is. */
const origin = new Set([
  'moid',
  'vcenter',
  'sourceId',
  'source',
  'otherSources',
  'traffic',
  'files',
]);

/**
 * A design by names alone, lists in one order: two designs that are the same but for their ids and
 * where they came from give the same. For tests of round trips.
 */
export const byNames = (design: Design): unknown => {
  const estate = estateOf(design);
  const names = new Map([
    ...estate.clusters.map(({ key, name }) => [key, name] as const),
    ...estate.distributedSwitches.map(({ key, name }) => [key, name] as const),
    ...estate.hosts.flatMap(({ cards = [] }) => cards.map(({ key, name }) => [key, name] as const)),
  ]);
  const plain = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) {
      const items = value.map((item) => plain(item, ''));
      return ordered.has(field) ? items : items.sort(byName);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value)
      .filter(([key, inner]) => !origin.has(key) && inner !== undefined && key !== 'key')
      .map(([key, inner]) => [key, plain(inner, key)] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const { clusters, hosts, distributedSwitches } = estate;
  return plain({ clusters, hosts, distributedSwitches }, '');
};
