import type { Nic, TrafficClass } from '../../model/design';
import { talkers } from '../demand';
import type { HostFacts } from '../facts';
import { inUse } from '../uplinks';
import { sentOf } from './sent';

/** Demand on one uplink when teams spread their ports evenly. Rates in Mb/s. */
export interface UplinkLoad {
  readonly nic: Nic;
  readonly averageMbps: number;
  readonly peakMbps: number;
  /** Undefined where the speed is not stated. */
  readonly capacityMbps: number | undefined;
  readonly byClass: ReadonlyMap<
    TrafficClass,
    { readonly averageMbps: number; readonly peakMbps: number }
  >;
}

/**
 * What each NIC of a host carries while `alive` says which live. Which uplink a port hashes to
 * cannot be known before it is built: a team's demand is divided evenly over what it uses.
 */
export const uplinkLoads = (
  facts: HostFacts,
  alive: (nic: Nic) => boolean,
): readonly UplinkLoad[] => {
  const loads = new Map<Nic, Map<TrafficClass, { averageMbps: number; peakMbps: number }>>();
  for (const instance of facts.switches) {
    for (const end of talkers(facts, instance)) {
      const nics = end.use === undefined ? [] : inUse(end.use.team, alive);
      const demand = sentOf(end, facts.parameters.peakFactor);
      const [traffic] = end.classes;
      if (traffic === undefined) continue;
      for (const nic of nics) {
        const classes = loads.get(nic) ?? new Map();
        const sum = classes.get(traffic) ?? { averageMbps: 0, peakMbps: 0 };
        classes.set(traffic, {
          averageMbps: sum.averageMbps + (demand.averageMbps ?? 0) / nics.length,
          peakMbps: sum.peakMbps + (demand.peakMbps ?? 0) / nics.length,
        });
        loads.set(nic, classes);
      }
    }
  }
  return facts.host.nics.map((nic) => {
    const byClass = loads.get(nic) ?? new Map();
    let averageMbps = 0;
    let peakMbps = 0;
    for (const sum of byClass.values()) {
      averageMbps += sum.averageMbps;
      peakMbps += sum.peakMbps;
    }
    return { nic, averageMbps, peakMbps, capacityMbps: nic.speedMbps, byClass };
  });
};
