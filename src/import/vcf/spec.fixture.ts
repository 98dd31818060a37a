import fc from 'fast-check';

/** A plan for a domain, and the specifications that say it. For round trips. */
export interface Plan {
  readonly cluster: string;
  readonly hosts: readonly string[];
  readonly switches: readonly {
    readonly name: string;
    readonly mtu: number;
    readonly nics: readonly string[];
    readonly groups: readonly {
      readonly type: string;
      readonly name: string;
      readonly vlan: number;
      readonly mtu: number;
      readonly octet: number;
      readonly policy: string;
      /** How many of the uplinks are active; the rest stand by. */
      readonly active: number;
    }[];
    readonly nioc: readonly (readonly [type: string, level: 'LOW' | 'NORMAL' | 'HIGH'])[];
  }[];
}
type Switch = Plan['switches'][number];
type Group = Switch['groups'][number];

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/);
const types = ['MANAGEMENT', 'VMOTION', 'VSAN', 'NFS', 'VM_MANAGEMENT', 'CUSTOM_BACKUP'];

export const plans: fc.Arbitrary<Plan> = fc
  .record({
    cluster: name,
    hosts: fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
    types: fc.shuffledSubarray(types, { minLength: 1 }),
    split: fc.boolean(),
    numbers: fc.array(fc.integer({ min: 0, max: 4094 }), { minLength: 6, maxLength: 6 }),
    mtu: fc.constantFrom(1500, 8900, 9000),
    policy: fc.constantFrom('loadbalance_srcid', 'loadbalance_loadbased', 'failover_explicit'),
    active: fc.integer({ min: 1, max: 2 }),
    levels: fc.array(fc.constantFrom('LOW' as const, 'NORMAL' as const, 'HIGH' as const), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(({ cluster, hosts, types: chosen, split, numbers, mtu, policy, active, levels }) => {
    const groups = chosen.map(
      (type, i): Group => ({
        type,
        name: `pg-${type.toLowerCase()}`,
        vlan: numbers[i] ?? 0,
        mtu: type === 'MANAGEMENT' ? 1500 : mtu,
        octet: i,
        policy,
        active,
      }),
    );
    const middle = split ? Math.ceil(groups.length / 2) : groups.length;
    const parts = [groups.slice(0, middle), groups.slice(middle)].filter(
      ({ length }) => length > 0,
    );
    return {
      cluster,
      hosts,
      switches: parts.map((own, i) => ({
        name: `${cluster}-vds0${i + 1}`,
        mtu,
        nics: [`vmnic${2 * i}`, `vmnic${2 * i + 1}`],
        groups: own,
        nioc: [
          ['MANAGEMENT', levels[0] ?? 'LOW'],
          ['VMOTION', levels[1] ?? 'LOW'],
          ['VSAN', levels[2] ?? 'LOW'],
        ],
      })),
    };
  });

const uplinks = (one: Switch) => one.nics.map((_, i) => `uplink${i + 1}`);
const order = (one: Switch, { active, policy }: Group) => ({
  teamingPolicy: policy,
  activeUplinks: uplinks(one).slice(0, active),
  standbyUplinks: uplinks(one).slice(active),
});
const nioc = (one: Switch) => one.nioc.map(([trafficType, value]) => ({ trafficType, value }));
const networkSpecs = ({ switches }: Plan, has9: boolean) =>
  switches.flatMap((one) =>
    one.groups.map((group) => ({
      networkType: group.type,
      subnet: `10.0.${group.octet}.0/24`,
      gateway: `10.0.${group.octet}.1`,
      vlanId: `${group.vlan}`,
      mtu: `${group.mtu}`,
      portGroupKey: group.name,
      ...(has9 ? { subnetMask: null, includeIpAddressRanges: null, ...order(one, group) } : {}),
    })),
  );
const hostSpecs = ({ hosts }: Plan) =>
  hosts.map((hostname, i) => ({
    hostname,
    credentials: { username: 'root', password: 'SECRET' },
    ipAddressPrivate: {
      ipAddress: `10.0.0.${10 + i}`,
      subnet: '255.255.255.0',
      gateway: '10.0.0.1',
    },
  }));

/** VCF 9: NICs mapped to uplinks, orders on networks. */
export const bringUp9 = (plan: Plan): unknown => ({
  sddcId: 'm01',
  version: '9.0.1.0',
  clusterSpec: { clusterName: plan.cluster, datacenterName: 'DC' },
  vcenterSpec: { vcenterHostname: 'vc01', rootVcenterPassword: 'SECRET' },
  hostSpecs: hostSpecs(plan),
  networkSpecs: networkSpecs(plan, true),
  dvsSpecs: plan.switches.map((one) => ({
    dvsName: one.name,
    mtu: `${one.mtu}`,
    networks: one.groups.map(({ type }) => type),
    niocSpecs: nioc(one),
    vmnicsToUplinks: one.nics.map((id, i) => ({ id, uplink: `uplink${i + 1}` })),
    lagSpecs: null,
  })),
});

/** VCF 4 and 5: NICs in a list, no orders. */
export const bringUp4 = (plan: Plan): unknown => ({
  sddcId: 'm01',
  esxLicense: 'SECRET',
  clusterSpec: { clusterName: plan.cluster },
  hostSpecs: hostSpecs(plan),
  networkSpecs: networkSpecs(plan, false),
  dvsSpecs: plan.switches.map((one) => ({
    dvsName: one.name,
    mtu: `${one.mtu}`,
    networks: one.groups.map(({ type }) => type),
    niocSpecs: nioc(one),
    vmnics: one.nics,
  })),
});

/** A workload domain; its VLANs are in the network pool. */
export const domain = (plan: Plan): unknown => ({
  domainName: 'w01',
  computeSpec: {
    clusterSpecs: [
      {
        name: plan.cluster,
        hostSpecs: plan.hosts.map((hostName) => ({
          id: 'a1b2',
          hostName,
          licenseKey: 'SECRET',
          hostNetworkSpec: {
            vmNics: plan.switches.flatMap((one) =>
              one.nics.map((id, i) => ({ id, vdsName: one.name, uplink: `uplink${i + 1}` })),
            ),
          },
        })),
        networkSpec: {
          vdsSpecs: plan.switches.map((one) => ({
            name: one.name,
            mtu: one.mtu,
            portGroupSpecs: one.groups.map((group) => ({
              name: group.name,
              transportType: group.type,
              mtu: group.mtu,
              ...order(one, group),
            })),
            niocBandwidthAllocationSpecs: one.nioc.map(([type, level]) => ({
              type,
              niocTrafficResourceAllocation: { sharesInfo: { level } },
            })),
          })),
        },
      },
    ],
  },
});

export const networkPool = ({ switches }: Plan): unknown => ({
  name: 'np01',
  networks: switches.flatMap(({ groups }) =>
    groups.map((group) => ({
      type: group.type,
      vlanId: group.vlan,
      mtu: group.mtu,
      subnet: `10.0.${group.octet}.0`,
      mask: '255.255.255.0',
      gateway: `10.0.${group.octet}.1`,
      ipPools: [{ start: `10.0.${group.octet}.101`, end: `10.0.${group.octet}.110` }],
    })),
  ),
});

/** The Python SDK's way to write the same. */
export const snake = (json: unknown): unknown => {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(snake);
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snake(value),
    ]),
  );
};
