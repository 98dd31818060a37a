import type { Nic } from '../model/design';
import { defaults } from './defaults';
import type { Endpoint } from './endpoints';
import type { GroupUse, HostFacts } from './facts';
import { hasCarrier, inUse, type SwitchInstance } from './uplinks';

/** Mb/s of one adapter, or of one vNIC entry, all VMs alike together; undefined where the design does not say. */
export interface Demand {
  readonly averageMbps: number | undefined;
  readonly peakMbps: number | undefined;
}

/** What an endpoint asks for. Peak falls back on average times the profile's factor; its own limit caps both. */
export const demandOf = ({ vnic, adapter, count }: Endpoint, peakFactor: number): Demand => {
  const { averageMbps, peakMbps } = vnic ?? adapter ?? {};
  const limitMbps = vnic?.limitMbps ?? adapter?.maxBandwidthMbps;
  const cap = (mbps: number | undefined) =>
    mbps === undefined ? undefined : Math.min(mbps, limitMbps ?? mbps) * count;
  const peak = peakMbps ?? (averageMbps === undefined ? undefined : averageMbps * peakFactor);
  return { averageMbps: cap(averageMbps), peakMbps: cap(peak) };
};

/** Does its traffic leave the host: powered on, connected, talking to the outside? */
export const isSending = ({ vm, vnic }: Endpoint): boolean =>
  (vm?.poweredOn ?? defaults.poweredOn) &&
  (vnic?.connected ?? defaults.connected) &&
  vnic?.localPeer !== true;

/** vNICs that put traffic on the uplinks of this instance: powered on, connected, talking to the outside. */
export const talkers = (facts: HostFacts, instance: SwitchInstance): readonly Endpoint[] =>
  facts.endpoints.filter(
    (end) => end.use?.instance === instance && end.vnic !== undefined && isSending(end),
  );

/** vNICs that can use these NICs and no others, so that their demands add up on them. */
export interface Load {
  readonly instance: SwitchInstance;
  readonly nics: readonly Nic[];
  readonly groups: readonly GroupUse[];
  readonly endpoints: readonly Endpoint[];
  readonly averageMbps: number;
  readonly peakMbps: number;
  /** Sum of the speeds; undefined when one is not known. */
  readonly capacityMbps: number | undefined;
}

/**
 * The loads of an instance while `alive` says which links are up: one for each set of NICs that
 * some port group uses, smallest first, and one for all of them together. A vNIC counts for
 * every set that holds all its NICs: if each set can carry its load, the traffic fits.
 */
export const loadsOf = (
  facts: HostFacts,
  instance: SwitchInstance,
  alive: (nic: Nic) => boolean = (nic) => hasCarrier(nic),
  demand: typeof demandOf = demandOf,
): Load[] => {
  // VMs of one port group share its team: asked once.
  const byUse = new Map<GroupUse, readonly Nic[]>();
  const carried = talkers(facts, instance).flatMap((endpoint) => {
    const { use } = endpoint;
    if (use === undefined) return [];
    const nics = byUse.get(use) ?? inUse(use.team, alive);
    byUse.set(use, nics);
    return nics.length === 0 ? [] : [{ endpoint, nics }];
  });
  const sets = new Map<string, readonly Nic[]>();
  const put = (nics: Iterable<Nic>) => {
    const all = new Set(nics);
    const sorted = instance.nics.filter((nic) => all.has(nic));
    if (sorted.length > 0) sets.set(sorted.map(({ id }) => id).join(' '), sorted);
  };
  if (carried.length === 0) return [];
  for (const nics of byUse.values()) put(nics);
  put(carried.flatMap(({ nics }) => nics));
  const { peakFactor } = facts.parameters;
  return [...sets.values()]
    .sort((a, b) => a.length - b.length)
    .map((nics) => {
      const inside = carried.filter((c) => c.nics.every((nic) => nics.includes(nic)));
      const endpoints = inside.map(({ endpoint }) => endpoint);
      const demands = endpoints.map((endpoint) => demand(endpoint, peakFactor));
      const sum = (of: (demand: Demand) => number | undefined) =>
        demands.reduce((total, demand) => total + (of(demand) ?? 0), 0);
      const speeds = nics.map(({ speedMbps }) => speedMbps);
      return {
        instance,
        nics,
        endpoints,
        groups: [...new Set(endpoints.flatMap(({ use }) => use ?? []))],
        averageMbps: sum((demand) => demand.averageMbps),
        peakMbps: sum((demand) => demand.peakMbps),
        capacityMbps: speeds.reduce<number | undefined>(
          (total, speed) =>
            total === undefined || speed === undefined ? undefined : total + speed,
          0,
        ),
      };
    });
};

/** How many VMs stand behind the vNICs of a load. */
export const vmsIn = (load: Load): number => {
  const counts = new Map(load.endpoints.map(({ vm, count }) => [vm?.id, count]));
  return [...counts.values()].reduce((total, count) => total + count, 0);
};

/** The elements that a bandwidth finding is about: the switch, on its host where it spans several. */
export const objectsOf = ({ instance, groups }: Load): string[] => [
  ...(instance.distributed === undefined ? [] : [instance.hostId]),
  instance.id,
  ...groups.map(({ id }) => id),
];

/** For hiding: a port group as this host uses it. */
export const subjectsOf = ({ instance, groups }: Load): string[] =>
  groups.map(({ id }) => `${instance.hostId}/${id}`);
