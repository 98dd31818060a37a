import type { Nic, TrafficClass } from '../../model/design';
import { defaults } from '../defaults';
import type { Endpoint } from '../endpoints';
import type { HostFacts } from '../facts';
import { grouped } from '../grouped';
import { isConnected } from '../lots';
import { inUse, type SwitchInstance } from '../uplinks';
import { type Claim, divided } from './divide';

/** What a class can count on while every class on the link sends as much as it can. */
export interface Guarantee {
  readonly traffic: TrafficClass;
  readonly nicId: string;
  /** 0: it shares the link and nothing protects it. Undefined: the link's speed is not stated. */
  readonly mbps: number | undefined;
  readonly by: 'alone' | 'nioc' | 'weights' | 'nothing';
}

/** Shares of a system traffic type that nobody changed: 100 for virtual machines, else 50 (vSphere). */
const usualShares = (traffic: TrafficClass): number =>
  traffic === 'production' || traffic === 'heartbeat' ? 100 : 50;

const niocClaims = (instance: SwitchInstance, classes: readonly TrafficClass[]): Claim[] => {
  const pools = instance.distributed?.nioc?.pools ?? [];
  return classes.map((traffic) => {
    const pool = pools.find((p) => p.traffic === traffic);
    return {
      shares: pool?.shares ?? usualShares(traffic),
      reservationMbps: pool?.reservationMbps,
      limitMbps: pool?.limitMbps,
    };
  });
};

/** Weights of all adapters and vNICs of a class, times the VMs alike; those without one use the switch's default flow. */
const weightClaims = (
  instance: SwitchInstance,
  classes: readonly (readonly [TrafficClass, readonly Endpoint[]])[],
): Claim[] =>
  classes.map(([, ends]) => {
    const stated = ends.reduce(
      (sum, { adapter, vnic, count }) =>
        sum + (adapter?.minBandwidthWeight ?? vnic?.minBandwidthWeight ?? 0) * count,
      0,
    );
    return { shares: stated > 0 ? stated : (instance.local?.defaultFlowWeight ?? 0) };
  });

const onNic = (
  instance: SwitchInstance,
  nic: Nic,
  byClass: readonly (readonly [TrafficClass, readonly Endpoint[]])[],
): readonly Guarantee[] => {
  const classes = byClass.map(([traffic]) => traffic);
  const each = (by: Guarantee['by'], mbps: (i: number) => number | undefined) =>
    classes.map((traffic, i): Guarantee => ({ traffic, nicId: nic.id, by, mbps: mbps(i) }));
  const speed = nic.speedMbps;
  if (classes.length === 1) return each('alone', () => speed);
  const isNioc =
    instance.distributed !== undefined && (instance.distributed.nioc?.enabled ?? defaults.nioc);
  const isWeighted = instance.local?.minBandwidthMode === 'weight';
  if (!isNioc && !isWeighted) return each('nothing', () => 0);
  const claims = isNioc ? niocClaims(instance, classes) : weightClaims(instance, byClass);
  const parts = speed === undefined ? undefined : divided(speed, claims);
  return each(isNioc ? 'nioc' : 'weights', (i) => parts?.[i]);
};

/** The guarantees of every class on every uplink that it uses while `alive` says which live. Outbound only. */
export const guaranteesOf = (
  facts: HostFacts,
  alive: (nic: Nic) => boolean,
): readonly Guarantee[] =>
  facts.switches.flatMap((instance) =>
    instance.nics.filter(alive).flatMap((nic) => {
      const ends = facts.endpoints.filter(
        (end) =>
          end.use?.instance === instance &&
          isConnected(end) &&
          inUse(end.use.team, alive).includes(nic),
      );
      const byClass = grouped(
        ends.flatMap((end) => end.classes.map((traffic) => ({ traffic, end }))),
        ({ traffic }) => traffic,
      );
      return onNic(
        instance,
        nic,
        [...byClass].map(([traffic, list]) => [traffic, list.map(({ end }) => end)] as const),
      );
    }),
  );

/** The sum of a class's guarantees over its uplinks; undefined where one is not known. */
export const guaranteed = (
  guarantees: readonly Guarantee[],
  traffic: TrafficClass,
): number | undefined =>
  guarantees
    .filter((g) => g.traffic === traffic)
    .reduce<number | undefined>(
      (sum, { mbps }) => (sum === undefined || mbps === undefined ? undefined : sum + mbps),
      0,
    );
