import type { build } from '../model/build';
import type { TrafficClass } from '../model/design';
import type { addressing } from './addressing';

type Row = readonly [name: string, vlan: number, traffic: TrafficClass];

/** The IP networks of a plan. Those of management and production have a router, the others nobody leaves. */
export const addNetworks = (
  b: ReturnType<typeof build>,
  plan: ReturnType<typeof addressing>,
  rows: readonly Row[],
): void => {
  for (const [name, vlan, traffic] of rows) {
    const routed = traffic === 'management' || traffic === 'production';
    b.network(name, {
      vlan,
      subnet: plan.subnet(vlan),
      ...(routed ? { gateway: plan.gateway(vlan) } : {}),
      routed,
      traffic,
    });
  }
};
