import { type Demand, demandOf } from '../demand';
import type { Endpoint } from '../endpoints';

/**
 * What really leaves: the demand, cut by traffic shaping from the VM, which holds for each port
 * and not for the port group. Rules hold what VMs ask for against the uplinks; here it is what
 * they are let have.
 */
export const sentOf = (end: Endpoint, peakFactor: number): Demand => {
  const { averageMbps, peakMbps } = demandOf(end, peakFactor);
  const shaping = end.use?.group.shapingOut ?? end.use?.instance.local?.shapingOut;
  const cut = (mbps: number | undefined, kbps: number | undefined) =>
    mbps === undefined || kbps === undefined || shaping?.enabled !== true
      ? mbps
      : Math.min(mbps, (kbps / 1000) * end.count);
  return {
    averageMbps: cut(averageMbps, shaping?.averageKbps),
    peakMbps: cut(peakMbps, shaping?.peakKbps),
  };
};
