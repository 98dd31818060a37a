import type { Nic, TrafficClass } from '../../model/design';
import { isSending } from '../demand';
import type { Endpoint } from '../endpoints';
import type { HostFacts } from '../facts';
import { sentOf } from './sent';

/** Mb/s that are asked for; only what the design states. */
export interface Rate {
  readonly averageMbps: number;
  readonly peakMbps: number;
}

export const noRate: Rate = { averageMbps: 0, peakMbps: 0 };
export const sumOf = (a: Rate, b: Rate): Rate => ({
  averageMbps: a.averageMbps + b.averageMbps,
  peakMbps: a.peakMbps + b.peakMbps,
});

/** Demand on one uplink. */
export interface NicFlow extends Rate {
  readonly byClass: ReadonlyMap<TrafficClass, Rate>;
  /** Some sender on it states a demand. */
  readonly isStated: boolean;
}

/** What the NICs of a host carry, by NIC. */
export type HostFlow = ReadonlyMap<string, NicFlow>;

interface Sum {
  rate: Rate;
  isStated: boolean;
  readonly byClass: Map<TrafficClass, Rate>;
}

/**
 * What each NIC of a host carries. Which uplink a port hashes to cannot be known before it is
 * built: the demand of an endpoint is divided evenly over the NICs that carry it (`nicsFor`).
 */
export const hostFlow = (
  facts: HostFacts,
  nicsFor: (end: Endpoint) => readonly Nic[],
): HostFlow => {
  const sums = new Map<string, Sum>();
  for (const end of facts.endpoints) {
    const [traffic] = end.classes;
    if (traffic === undefined || !isSending(end)) continue;
    const nics = nicsFor(end);
    const { averageMbps, peakMbps } = sentOf(end, facts.parameters.peakFactor);
    const rate = {
      averageMbps: (averageMbps ?? 0) / nics.length,
      peakMbps: (peakMbps ?? 0) / nics.length,
    };
    for (const { id } of nics) {
      const sum = sums.get(id) ?? { rate: noRate, isStated: false, byClass: new Map() };
      sum.rate = sumOf(sum.rate, rate);
      sum.isStated ||= averageMbps !== undefined || peakMbps !== undefined;
      sum.byClass.set(traffic, sumOf(sum.byClass.get(traffic) ?? noRate, rate));
      sums.set(id, sum);
    }
  }
  return new Map(
    [...sums].map(([id, { rate, isStated, byClass }]) => [id, { ...rate, isStated, byClass }]),
  );
};
