import type { build } from '../model/build';
import type { InterSwitchLink, SwitchPort } from '../model/design';

type Builder = ReturnType<typeof build>;

/** Hosts that share a pair of top-of-rack switches: with three ports each they fill a 48-port switch. */
const hostsPerRack = 16;

export interface RackPlan {
  readonly hosts: number;
  /** Ports that each host takes on each of the two switches. */
  readonly portsPerHost: number;
  readonly port: Omit<Partial<SwitchPort>, 'id' | 'name'>;
  readonly linkSpeedMbps: number;
  readonly linkMtu?: Pick<InterSwitchLink, 'mtuBytes' | 'mtuUnit'>;
}

/** A pair of top-of-rack switches for every 16 hosts, linked to each other; two cores join the racks. */
export const racks = (b: Builder, plan: RackPlan) => {
  const count = Math.ceil(plan.hosts / hostsPerRack);
  const inRack = Math.min(plan.hosts, hostsPerRack);
  const used = inRack * plan.portsPerHost;
  const ports = Math.ceil((used + 2) / 8) * 8;
  const link = { speedMbps: plan.linkSpeedMbps, links: 2, ...plan.linkMtu };
  const cores =
    count === 1 ? [] : ['core-a', 'core-b'].map((name) => b.physicalSwitch(name, 0, plan.port));
  const pairs = Array.from({ length: count }, (_, i) => {
    const rack = count === 1 ? '' : `-${i + 1}`;
    const pair = ['a', 'b'].map((side) => b.physicalSwitch(`tor${rack}-${side}`, ports, plan.port));
    const [a = '', z = ''] = pair;
    b.link(a, z, { kind: 'isl', ...link });
    for (const [side, core] of cores.entries()) {
      b.link(pair[side] ?? '', core, { kind: 'uplink', ...link });
    }
    return pair;
  });
  const [coreA, coreB] = cores;
  if (coreA !== undefined && coreB !== undefined) b.link(coreA, coreB, { kind: 'isl', ...link });
  return {
    count,
    /** Port id: the `nth` (0-based) of host `n` (1-based) on side 0 or 1 of its rack. */
    portOf: (n: number, side: 0 | 1, nth: number): string => {
      const rack = pairs[Math.floor((n - 1) / hostsPerRack)];
      const at = ((n - 1) % hostsPerRack) * plan.portsPerHost + nth + 1;
      return `${rack?.[side] ?? ''}.p${at}`;
    },
    /** The two ports after the hosts' ones, for an array in the rack (0-based). */
    arrayPorts: (rack: number): string[] => (pairs[rack] ?? []).map((id) => `${id}.p${used + 1}`),
  };
};
