import type { Design } from '../../model/design';
import { factsOf } from '../facts';
import { linkMbps } from './crossing';
import type { Flows } from './flows';

/** How much of what a wire carries is asked of it. */
export interface Utilisation {
  /** Mb/s; of links between switches the most that can want to cross. */
  readonly peakMbps: number;
  /** Mb/s of the slower end; undefined where no speed is stated. */
  readonly capacityMbps: number | undefined;
  /** False: something sends here, and nothing of it states a demand. */
  readonly isStated: boolean;
}

/** By NIC and link id. */
export type Utilisations = ReadonlyMap<string, Utilisation>;

const slower = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);

/** Every NIC and every link between switches; without those that are down, which carry nothing. */
export const utilisationsIn = (design: Design, { nics, links }: Flows): Utilisations => {
  const out = new Map<string, Utilisation>();
  for (const host of design.hosts) {
    const { fabric } = factsOf(design, host);
    for (const { id, speedMbps, cabledTo } of host.nics) {
      const flow = nics.get(id);
      const capacityMbps = slower(speedMbps, fabric.port(cabledTo ?? '')?.speedMbps);
      const isStated = flow === undefined || flow.isStated;
      out.set(id, { peakMbps: flow?.peakMbps ?? 0, capacityMbps, isStated });
    }
  }
  const isAnyStated = nics.size === 0 || [...nics.values()].some((flow) => flow.isStated);
  for (const link of design.interSwitchLinks) {
    const rate = links.get(link.id);
    if (rate === undefined) continue;
    const { peakMbps } = rate;
    out.set(link.id, { peakMbps, capacityMbps: linkMbps(link), isStated: isAnyStated });
  }
  return out;
};

/** Part of the capacity that is asked for at peak: 1 is full, more is too much. Undefined where it is not known. */
export const shareOf = ({ peakMbps, capacityMbps, isStated }: Utilisation): number | undefined =>
  !isStated || capacityMbps === undefined || capacityMbps === 0
    ? undefined
    : peakMbps / capacityMbps;
