import type { Estate, FoundHost, FoundVm } from '../../src/import/estate';

const perHost = { nics: 6, adapters: 3, vms: 26, standardGroups: 4 } as const;
const perSwitch = { hosts: 50, groups: 40 } as const;

const mac = (n: number): string =>
  `00:50:56:${[16, 8, 0].map((shift) => ((n >>> shift) & 255).toString(16).padStart(2, '0')).join(':')}`;

const vmOf = (n: number, key: string): FoundVm => ({
  name: `app-${String(n).padStart(6, '0')}`,
  poweredOn: n % 7 !== 0,
  os: 'Red Hat Enterprise Linux 9 (64-bit)',
  memoryGb: 16,
  sourceId: `5017-${n}`,
  vnics: Array.from({ length: n % 5 === 0 ? 2 : 1 }, (_, i) => ({
    name: `Network adapter ${i + 1}`,
    portGroup: `dvPG-VLAN-${100 + ((n + i) % perSwitch.groups)}`,
    switchName: key,
    connected: true,
    adapterType: 'vmxnet3' as const,
    mac: mac(n * 2 + i),
    ip: `10.${n % 200}.${(n >> 8) % 256}.${1 + (n % 250)}`,
  })),
});

const hostOf = (n: number, key: string): FoundHost => ({
  name: `esx${String(n).padStart(4, '0')}.site.example`,
  vcenter: 'vc1',
  moid: `host-${n}`,
  cluster: `vc1|DC1|Cluster ${Math.floor(n / 20)}`,
  version: '8.0.3',
  model: 'Dell Inc. PowerEdge R750',
  memoryGb: 1024,
  cards: [],
  nics: Array.from({ length: perHost.nics }, (_, i) => ({
    name: `vmnic${i}`,
    driver: i < 2 ? 'ntg3' : 'nmlx5_core',
    speedMbps: i < 2 ? 1000 : 25_000,
    linkUp: true,
    duplex: 'full' as const,
    mac: mac(0x80_0000 + n * 8 + i),
    pciAddress: `0000:${i < 2 ? '02' : i < 4 ? '3b' : 'af'}:00.${i % 2}`,
  })),
  switches: [
    {
      name: 'vSwitch0',
      kind: 'standard',
      uplinks: ['vmnic0', 'vmnic1'],
      mtuBytes: 1500,
      teaming: { policy: 'portId', notifySwitches: true, failback: true },
      security: { promiscuous: 'reject', macChanges: 'reject', forgedTransmits: 'reject' },
    },
  ],
  memberships: [
    {
      switchKey: key,
      uplinks: [2, 3, 4, 5].map((i) => ({ uplink: `Uplink ${i - 1}`, nic: `vmnic${i}` })),
    },
  ],
  portGroups: ['Management Network', 'vMotion', 'VM Network', 'Backup']
    .slice(0, perHost.standardGroups)
    .map((name, i) => ({ name, switchName: 'vSwitch0', vlan: 10 + i })),
  adapters: ['Management Network', 'vMotion', 'dvPG-VLAN-100'].map((portGroup, i) => ({
    name: `vmk${i}`,
    portGroup,
    mac: mac(0xc0_0000 + n * 4 + i),
    dhcp: false,
    ip: `10.${200 + i}.${n >> 8}.${n & 255 || 1}`,
    prefix: 16,
    mtuBytes: i === 0 ? 1500 : 9000,
  })),
  vms: Array.from({ length: perHost.vms }, (_, i) => vmOf(n * perHost.vms + i, key)),
});

/** An estate as large ones are: 26 VMs a host, six NICs, a distributed switch for 50 hosts. */
export const bigEstate = (hosts: number): Estate => {
  const keyOf = (n: number) => `vc1|dvs-${Math.floor(n / perSwitch.hosts)}`;
  const keys = [...new Set(Array.from({ length: hosts }, (_, n) => keyOf(n)))];
  const clusters = [...new Set(Array.from({ length: hosts }, (_, n) => Math.floor(n / 20)))];
  return {
    source: { kind: 'rvtools', files: [] },
    clusters: clusters.map((n) => ({
      key: `vc1|DC1|Cluster ${n}`,
      name: `Cluster ${n}`,
      haEnabled: true,
      drsEnabled: true,
    })),
    hosts: Array.from({ length: hosts }, (_, n) => hostOf(n, keyOf(n))),
    distributedSwitches: keys.map((key, i) => ({
      key,
      name: `dvs-${i}`,
      version: '8.0.3',
      mtuBytes: 9000,
      discoveryProtocol: 'lldp',
      discoveryOperation: 'both',
      uplinks: [1, 2, 3, 4].map((n) => `Uplink ${n}`),
      portGroups: Array.from({ length: perSwitch.groups }, (_, n) => ({
        key: `dvportgroup-${i * 100 + n}`,
        name: `dvPG-VLAN-${100 + n}`,
        vlan: 100 + n,
        teaming: {
          policy: 'nicLoad' as const,
          active: [1, 2, 3, 4].map((u) => `Uplink ${u}`),
          standby: [],
          detection: 'linkStatus' as const,
        },
      })),
    })),
    networks: [],
    storageTargets: [],
    problems: [],
    skipped: [],
  };
};
