import type {
  Estate,
  FoundAdapter,
  FoundDistributedSwitch,
  FoundHost,
  FoundNic,
  FoundPortGroup,
  FoundSwitch,
  FoundTeaming,
  FoundVm,
} from '../estate';
import { said } from '../written';
import {
  type Dice,
  differing,
  groupNames,
  Maker,
  securityOf,
  shapingOf,
  teamingOf,
} from './maker.fixture';
import { templateNote } from './tabs-of.fixture';

const distributedOf = (make: Maker, vcenter: string, i: number): FoundDistributedSwitch => {
  const names = ['Uplink 1', 'Uplink 2', 'Uplink 10'].slice(0, 1 + make.below(3));
  const lags =
    make.below(3) === 0
      ? [
          {
            name: 'LAG1',
            ...said({ mode: make.one(['active', 'passive'] as const), hash: 'srcDestIp' }),
          },
        ]
      : undefined;
  const groups = make.list(4, (n) => {
    const active = make.some([...names, ...(lags ?? []).map(({ name }) => name)]);
    const teaming: FoundTeaming = {
      ...teamingOf(make),
      detection: make.one(['linkStatus', 'beacon'] as const),
      active,
      standby: make.some(names.filter((name) => !active.includes(name))),
    };
    const vlan = make.maybe(() => make.below(4095));
    return {
      ...said({
        vlan,
        vlanUnknown: vlan === undefined ? true : undefined,
        binding: make.one(['static', 'dynamic', 'ephemeral'] as const),
        portCount: make.below(200),
        security: securityOf(make),
        shapingOut: shapingOf(make),
        shapingIn: shapingOf(make),
        resetAtDisconnect: make.flag(),
        overridesAllowed: make.some(['block', 'vlan', 'security', 'teaming', 'shaping'] as const),
        notes: make.below(5) === 0 ? 'All ports are blocked.' : undefined,
      } as const),
      teaming,
      key: `dvportgroup-${i + 1}${n + 1}`,
      name: `${make.one(groupNames)}${n}`,
    };
  });
  return {
    ...said({
      version: make.maybe(() => '8.0.3'),
      mtuBytes: make.one([1500, 9000]),
      discoveryProtocol: make.one(['cdp', 'lldp'] as const),
      discoveryOperation: make.one(['none', 'listen', 'advertise', 'both'] as const),
      lags,
    } as const),
    key: `${vcenter}|dvs-${i + 1}`,
    // Names repeat over vCenters.
    name: `dvs ${i}`,
    uplinks: names,
    portGroups: groups,
  };
};

const nicsOf = (make: Maker): readonly FoundNic[] =>
  make.list(5, (i) => {
    const speedMbps = make.maybe(() => make.one([1000, 10_000, 25_000, 100_000]));
    const pciAddress = make.maybe(() => `0000:${make.one(['02', '3b', 'af'])}:00.${i}`);
    return {
      ...said({
        driver: make.maybe(() => make.one(['ixgben', 'nmlx5_core'])),
        mac: make.maybe(() => make.mac()),
        speedMbps,
        linkUp: speedMbps !== undefined,
        duplex: speedMbps === undefined ? undefined : make.one(['full', 'half'] as const),
        pciAddress,
        card: pciAddress?.slice(0, -2),
      } as const),
      name: `vmnic${i}`,
    };
  });

const switchOf = (make: Maker, name: string, uplinks: readonly string[]): FoundSwitch => ({
  ...said({
    mtuBytes: make.maybe(() => make.one([1500, 9000])),
    teaming: make.maybe(() => teamingOf(make)),
    security: make.maybe(() => securityOf(make)),
    shapingOut: make.maybe(() => shapingOf(make)),
  }),
  name,
  kind: 'standard',
  orderUnknown: true,
  uplinks,
});

const portGroupOf = (make: Maker, above: FoundSwitch, n: number): FoundPortGroup => {
  const vlan = make.maybe(() => make.below(4096));
  const shaping = shapingOf(make);
  const isSame = JSON.stringify(shaping) === JSON.stringify(above.shapingOut ?? { enabled: false });
  return {
    ...said({
      vlan,
      vlanUnknown: vlan === undefined ? true : undefined,
      teaming: differing(teamingOf(make), above.teaming),
      security: differing(securityOf(make), above.security),
      shapingOut: isSame ? undefined : shaping,
    } as const),
    name: `${make.one(groupNames)}${n}`,
    switchName: above.name,
  };
};

interface Target {
  readonly portGroup: string;
  readonly switchName: string;
}

const adapterOf = (make: Maker, targets: readonly Target[], i: number): FoundAdapter => {
  const ip = make.maybe(() => `10.0.${i}.${1 + make.below(250)}`);
  return {
    ...said({
      portGroup: targets.length === 0 ? undefined : make.one(targets).portGroup,
      mac: make.maybe(() => make.mac()),
      dhcp: make.flag(),
      ip,
      prefix: ip === undefined ? undefined : 24,
      gateway: ip === undefined ? undefined : make.maybe(() => `10.0.${i}.254`),
      ip6: make.maybe(() => `fd00::${i + 1}`),
      mtuBytes: make.maybe(() => make.one([1500, 9000])),
    }),
    name: `vmk${i}`,
  };
};

const vmOf = (make: Maker, targets: readonly Target[], host: string, i: number): FoundVm => {
  const isOneOfMany = make.below(6) > 0;
  const adapterTypes = ['vmxnet3', 'e1000', 'e1000e', 'flexible', 'vlance', 'sriov'] as const;
  return {
    ...said({
      poweredOn: isOneOfMany ? make.flag() : false,
      os: make.maybe(() => 'Debian GNU/Linux 12 (64-bit)'),
      memoryGb: make.maybe(() => make.below(512)),
      ftProtected: make.maybe(() => make.flag()),
      sourceId: `${host}-${i}`,
      notes: isOneOfMany ? undefined : templateNote,
    }),
    name: make.one(['web', 'web ', 'db, 2', 'Büro']),
    vnics: make.list(3, (n) =>
      said({
        name: make.maybe(() => `Network adapter ${n + 1}`),
        ...(targets.length === 0 || make.below(5) === 0 ? {} : make.one(targets)),
        connected: make.flag(),
        adapterType: make.one(adapterTypes),
        mac: make.maybe(() => make.mac()),
        ip: make.maybe(() => `10.9.8.${1 + make.below(200)}`),
      }),
    ),
  };
};

const hostOf = (
  make: Maker,
  vcenter: string,
  i: number,
  cluster: string | undefined,
  spanning: readonly FoundDistributedSwitch[],
): FoundHost => {
  const nics = nicsOf(make);
  // Each NIC serves one switch of the host, a distributed one, or none.
  const places = nics.map(() => make.below(5));
  const served = (place: number) =>
    nics.filter((_, n) => places[n] === place).map(({ name }) => name);
  const switches = [0, 1]
    .slice(0, make.below(3))
    .map((n) => switchOf(make, `vSwitch${n}`, served(n)));
  const portGroups = switches.flatMap((one) => make.list(3, (n) => portGroupOf(make, one, n)));
  const memberships = spanning.flatMap((one, n) =>
    make.below(4) === 0
      ? []
      : [
          {
            switchKey: one.key,
            uplinks: served(2 + n).map((nic) => ({
              uplink: make.one([...one.uplinks, ...(one.lags ?? []).map(({ name }) => name)]),
              nic,
            })),
          },
        ],
  );
  const joined = spanning.filter(({ key }) => memberships.some((m) => m.switchKey === key));
  const targets: readonly Target[] = [
    ...portGroups.map(({ name, switchName }) => ({ portGroup: name, switchName })),
    ...joined.flatMap(({ key, portGroups: groups }) =>
      groups.map(({ name }) => ({ portGroup: name, switchName: key })),
    ),
  ];
  const name = `esx${i}.example`;
  return {
    ...said({
      version: make.maybe(() => '8.0.3'),
      model: make.maybe(() => 'Dell Inc. PowerEdge R750'),
      memoryGb: make.maybe(() => make.below(4000)),
      cluster,
    }),
    name,
    vcenter,
    moid: `host-${i}`,
    platform: 'vsphere',
    cards: [...new Set(nics.flatMap(({ card }) => card ?? []))].map((key) => ({
      key,
      name: `PCI ${key.slice(5)}`,
    })),
    nics,
    switches,
    memberships,
    portGroups,
    adapters: make.list(3, (n) => adapterOf(make, targets, n)),
    vms: make.list(3, (n) => vmOf(make, targets, `${vcenter}-${i}`, n)),
  };
};

/** An estate of one or two vCenters in which every name may stand twice, and every field may be absent. */
export const madeEstate = (dice: Dice): Estate => {
  const make = new Maker(dice);
  const vcenters = ['vc1', 'vc2'].slice(0, 1 + make.below(2));
  const parts = vcenters.map((vcenter) => {
    const clusters = ['DC1|Prod', 'DC2|Prod'].slice(0, make.below(2)).map((name) => ({
      ...said({
        haEnabled: make.maybe(() => make.flag()),
        drsEnabled: make.maybe(() => make.flag()),
      }),
      key: `${vcenter}|${name}`,
      name: 'Prod',
      platform: 'vsphere' as const,
    }));
    const made = make.list(2, (i) => distributedOf(make, vcenter, i));
    const hosts = Array.from({ length: 1 + make.below(2) }, (_, i) =>
      hostOf(make, vcenter, i, i === 0 ? clusters[0]?.key : undefined, made),
    );
    return { clusters: hosts.some((h) => h.cluster) ? clusters : [], hosts, made };
  });
  const hosts = parts.flatMap((part) => part.hosts);
  return {
    source: { kind: 'rvtools', files: [] },
    clusters: parts.flatMap((part) => part.clusters),
    hosts,
    distributedSwitches: parts.flatMap(({ made }) => made.map((one) => withUsed(one, hosts))),
    networks: [],
    storageTargets: [],
    problems: [],
    skipped: [],
  };
};

/** RVTools knows only of uplinks that a NIC or an order names. */
const withUsed = (
  one: FoundDistributedSwitch,
  hosts: readonly FoundHost[],
): FoundDistributedSwitch => {
  const used = new Set([
    ...hosts.flatMap(({ memberships }) =>
      memberships
        .filter(({ switchKey }) => switchKey === one.key)
        .flatMap(({ uplinks }) => uplinks.map(({ uplink }) => uplink)),
    ),
    ...one.portGroups.flatMap(({ teaming }) => [
      ...(teaming?.active ?? []),
      ...(teaming?.standby ?? []),
    ]),
  ]);
  return { ...one, uplinks: one.uplinks.filter((name) => used.has(name)) };
};
