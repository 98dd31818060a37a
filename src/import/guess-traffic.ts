import type { Draft } from './draft';
import { type TrafficPattern, trafficOfName } from './traffic-names';

const listOf = (holder: Draft, field: string): readonly Draft[] =>
  Array.isArray(holder[field]) ? (holder[field] as readonly Draft[]) : [];

/**
 * Writes what a port group's name tells of its traffic, marked as a guess, where nothing better is
 * known: the source does not say it, and no adapter on it says its services.
 */
export const guessTraffic = (topology: Draft, patterns: readonly TrafficPattern[]): void => {
  const told = new Set<unknown>();
  const hosts = listOf(topology, 'hosts');
  for (const host of hosts) {
    for (const adapter of listOf(host, 'adapters')) {
      if (adapter.services !== undefined) told.add(adapter.portGroupId);
    }
  }
  const groups = [...hosts, ...listOf(topology, 'distributedSwitches')].flatMap((holder) =>
    listOf(holder, 'portGroups'),
  );
  for (const group of groups) {
    if (group.traffic !== undefined || told.has(group.id)) continue;
    const traffic = trafficOfName(String(group.name), patterns);
    if (traffic === undefined) continue;
    group.traffic = traffic;
    group.guessed = ['traffic'];
  }
};
