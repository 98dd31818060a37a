import type { DistributedSwitch, TrafficClass } from '../../model/design';
import type { FoundDistributedPortGroup, FoundDistributedSwitch, FoundTeaming } from '../estate';
import { inside, type Part, parts, text, texts, whole } from '../json-parts';
import { policyOf } from '../vsphere/policies';
import { said } from '../written';
import { purposeOf } from './traffic';

/** A network of VCF: what a port group of that type takes its VLAN, subnet and MTU from. */
export interface VcfNetwork {
  readonly type: string;
  readonly vlan: number | undefined;
  readonly mtuBytes: number | undefined;
  readonly subnet: string | undefined;
  readonly gateway: string | undefined;
}

/** NICs of one host on one switch, with the uplink where it is said. */
export interface Wire {
  readonly nic: string;
  readonly uplink: string | undefined;
}

/** A switch of a specification before its port groups are known by VLAN. */
export interface VcfSwitch {
  readonly spec: Part;
  readonly name: string;
  readonly wires: readonly Wire[];
}

const shares = { LOW: 25, NORMAL: 50, HIGH: 100 } as const;

const poolOf = (spec: Part) => {
  const allocation = inside(spec, 'niocTrafficResourceAllocation');
  const info = inside(allocation, 'sharesInfo');
  const type = text(spec, 'trafficType', 'type');
  const level = (text(spec, 'value') ?? text(info, 'level'))?.toUpperCase() ?? '';
  const named = Object.hasOwn(shares, level) ? shares[level as keyof typeof shares] : undefined;
  return {
    traffic: type === undefined ? undefined : purposeOf(type).traffic,
    shares: whole(info, [0, 100], 'shares') ?? named,
  };
};

/** Shares of Network I/O Control; of several entries of one class (vSAN, NFS, iSCSI) the highest. */
const niocOf = (specs: readonly Part[]): DistributedSwitch['nioc'] => {
  const pools = new Map<TrafficClass, number>();
  for (const pool of specs.map(poolOf)) {
    if (pool.traffic === undefined || pool.shares === undefined) continue;
    pools.set(pool.traffic, Math.max(pools.get(pool.traffic) ?? 0, pool.shares));
  }
  return pools.size === 0
    ? undefined
    : {
        enabled: true,
        pools: [...pools].map(([traffic, value]) => ({ traffic, shares: value })),
      };
};

const lagOf = (spec: Part) => {
  const name = text(spec, 'name');
  const mode = text(spec, 'lacpMode')?.toLowerCase();
  return name === undefined
    ? []
    : [
        {
          name,
          ...said({
            mode:
              mode === 'active' || mode === 'passive' ? (mode as 'active' | 'passive') : undefined,
            ports: whole(spec, [1, 32], 'uplinksCount', 'uplinkCount'),
            hash: text(spec, 'loadBalancingMode')?.replaceAll('_', ' ').toLowerCase().slice(0, 60),
          }),
        },
      ];
};

export const teamingOf = (spec: Part): FoundTeaming | undefined => {
  const active = texts(spec, 'activeUplinks');
  const standby = texts(spec, 'standbyUplinks');
  const teaming = said({
    policy: policyOf(text(spec, 'teamingPolicy', 'policy')?.toLowerCase()),
    active: active.length + standby.length === 0 ? undefined : active,
    standby: active.length + standby.length === 0 ? undefined : standby,
  });
  return Object.keys(teaming).length === 0 ? undefined : teaming;
};

/**
 * Uplinks of a switch: those that its NICs are mapped to, else as many as there are NICs, by the
 * names that VCF gives; and those that failover orders name.
 */
const uplinksOf = (
  wires: readonly Wire[],
  lags: ReadonlySet<string>,
  ordered: readonly string[],
) => {
  const mapped = wires.flatMap(({ uplink }) => uplink ?? []).filter((name) => !lags.has(name));
  const counted =
    mapped.length > 0
      ? []
      : [...new Set(wires.map(({ nic }) => nic))].map((_, i) => `uplink${i + 1}`);
  const named = ordered.filter((name) => !lags.has(name));
  return [...new Set([...mapped, ...counted, ...named])];
};

export const distributedSwitch = (
  { spec, name, wires }: VcfSwitch,
  portGroups: readonly FoundDistributedPortGroup[],
): {
  readonly found: FoundDistributedSwitch;
  readonly uplinkOf: (wire: Wire, nth: number) => string | undefined;
} => {
  const lags = parts(spec, 'lagSpecs', 'lag').flatMap(lagOf);
  const lagNames = new Set(lags.map((lag) => lag.name));
  const ordered = portGroups.flatMap(({ teaming }) => [
    ...(teaming?.active ?? []),
    ...(teaming?.standby ?? []),
  ]);
  const uplinks = uplinksOf(wires, lagNames, ordered);
  const [lag] = lags;
  // NICs are mapped to uplink1, uplink2 even where a LAG takes them: what orders name tells.
  const isOnLag =
    lag !== undefined && ordered.length > 0 && ordered.every((one) => lagNames.has(one));
  return {
    found: {
      key: name,
      name,
      uplinks,
      portGroups,
      ...said({
        mtuBytes: whole(spec, [576, 65_535], 'mtu'),
        lags: lags.length === 0 ? undefined : lags,
        nioc: niocOf(parts(spec, 'niocSpecs', 'niocBandwidthAllocationSpecs', 'nioc')),
      }),
    },
    uplinkOf: ({ uplink }, nth) => (isOnLag ? lag.name : (uplink ?? uplinks[nth])),
  };
};

/** A port group with the VLAN of its network; without one the VLAN stays unknown. */
export const portGroup = (
  name: string,
  type: string | undefined,
  network: VcfNetwork | undefined,
  spec: Part,
): FoundDistributedPortGroup => {
  const vlan = network?.vlan ?? whole(spec, [0, 4094], 'vlanId');
  return {
    name,
    ...(vlan === undefined ? { vlanUnknown: true } : { vlan }),
    ...said({
      traffic: type === undefined ? undefined : purposeOf(type).traffic,
      teaming: teamingOf(spec),
    }),
  };
};
