import type { Design, Host, Security, Shaping, Teaming } from '../../model/design';
import { nameOf } from '../../model/find';
import { formatIp4 } from '../../model/formats';
import { full, secured, shaped } from './carried.fixture';

/** One thing that a command says: labels as the console has them, lists as lists. */
export type Record = readonly (readonly [label: string, value: string | readonly string[]])[];
export interface Output {
  /** Without options. */
  readonly command: string;
  readonly options: string;
  readonly style: 'table' | 'blocks' | 'one';
  readonly records: readonly Record[];
}

const maskOf = (prefix: number): string => formatIp4(2 ** 32 - 2 ** (32 - prefix));
const printed = {
  portId: 'srcport',
  macHash: 'srcmac',
  ipHash: 'iphash',
  explicit: 'explicit',
  nicLoad: '',
};
const operations = { none: 'down', listen: 'listen', advertise: 'advertise', both: 'both' };
const tags = {
  management: 'Management',
  vmotion: 'VMotion',
  ftLogging: 'faultToleranceLogging',
  replication: 'vSphereReplication',
  replicationNfc: 'vSphereReplicationNFC',
  provisioning: 'vSphereProvisioning',
  vsan: 'VSAN',
  vsanWitness: 'VSANWitness',
  backup: 'vSphereBackupNFC',
  nvme: 'NVMeTCP',
} as const;
const stacks = { default: 'defaultTcpipStack', provisioning: 'vSphereProvisioning' } as const;
const yes = (flag: boolean | undefined): string => String(flag === true);

/** What the commands print for one host, in some order. */
export const outputsOf = (design: Design, host: Host): readonly Output[] => {
  const named = (id: string) => nameOf(design, id);
  const table = (command: string, records: readonly Record[]): Output => ({
    command,
    options: '',
    style: 'table',
    records,
  });
  const one = (command: string, record: Record, options = ''): Output => ({
    command,
    options,
    style: 'one',
    records: [record],
  });
  return [
    ...host.adapters.map((adapter) => {
      const has = (adapter.services ?? []).flatMap(
        (service) => tags[service as keyof typeof tags] ?? [],
      );
      return one('network ip interface tag get', [['Tags', has]], `-i ${adapter.name}`);
    }),
    ...host.portGroups.flatMap((group) => {
      const above = host.switches.find(({ id }) => id === group.switchId);
      const options = `-p "${group.name}"`;
      return [
        one(
          'network vswitch standard portgroup policy failover get',
          failover({ ...full(above?.teaming), ...group.teaming }, named, group.teaming ?? {}),
          options,
        ),
        one(
          'network vswitch standard portgroup policy security get',
          security({ ...secured(above?.security), ...group.security }, group.security ?? {}),
          options,
        ),
        one(
          'network vswitch standard portgroup policy shaping get',
          [
            ...shaping(shaped(group.shapingOut)),
            ['Override Vswitch', yes(group.shapingOut !== undefined)],
          ],
          options,
        ),
      ];
    }),
    ...host.switches.flatMap((each) => [
      one(
        'network vswitch standard policy failover get',
        failover(each.teaming ?? {}, named),
        `-v "${each.name}"`,
      ),
      one(
        'network vswitch standard policy security get',
        security(each.security ?? {}),
        `-v "${each.name}"`,
      ),
      one(
        'network vswitch standard policy shaping get',
        shaping(each.shapingOut ?? {}),
        `-v "${each.name}"`,
      ),
    ]),
    table(
      'network nic list',
      host.nics.map((nic) => [
        ['Name', nic.name],
        ['PCI Device', nic.pciAddress ?? ''],
        ['Driver', nic.driver ?? 'N/A'],
        ['Admin Status', nic.adminUp === true ? 'Up' : 'Down'],
        ['Link Status', nic.linkUp === true ? 'Up' : 'Down'],
        ['Speed', String(nic.speedMbps ?? 0)],
        ['Duplex', nic.duplex === 'full' ? 'Full' : 'Half'],
        ['MAC Address', nic.mac ?? '00:00:00:00:00:00'],
        ['MTU', '1500'],
        ['Description', nic.model ?? ''],
      ]),
    ),
    ...host.nics.map((nic) =>
      one(
        'network nic get',
        [
          ['Advertised Auto Negotiation', 'true'],
          [
            'Advertised Link Modes',
            nic.maxSpeedMbps === undefined
              ? ['Auto']
              : ['Auto', '10BaseT/Half', `${nic.maxSpeedMbps}BaseT/Full`],
          ],
          ['Firmware Version', nic.firmware ?? 'N/A'],
          ['Link Detected', yes(nic.linkUp)],
          ['Name', nic.name],
        ],
        `-n ${nic.name}`,
      ),
    ),
    {
      command: 'network vswitch standard list',
      options: '',
      style: 'blocks',
      records: host.switches.map((each) => [
        ['Name', each.name],
        ['Class', 'cswitch'],
        ['Configured Ports', '128'],
        ['MTU', String(each.mtuBytes)],
        ['CDP Status', operations[each.discoveryOperation ?? 'listen']],
        ['Uplinks', each.uplinks.map(named)],
        [
          'Portgroups',
          host.portGroups.filter(({ switchId }) => switchId === each.id).map(({ name }) => name),
        ],
      ]),
    },
    table(
      'network vswitch standard portgroup list',
      host.portGroups.map((group) => [
        ['Name', group.name],
        ['Virtual Switch', named(group.switchId)],
        ['Active Clients', '1'],
        ['VLAN ID', String(group.vlan)],
      ]),
    ),
    {
      command: 'network ip interface list',
      options: '',
      style: 'blocks',
      records: host.adapters.map((adapter) => {
        const group = host.portGroups.find(({ id }) => id === adapter.portGroupId);
        return [
          ['Name', adapter.name],
          ['MAC Address', adapter.mac ?? 'N/A'],
          ['Enabled', 'true'],
          ['Portset', group === undefined ? 'N/A' : named(group.switchId)],
          ['Portgroup', group?.name ?? 'N/A'],
          [
            'Netstack Instance',
            stacks[adapter.stack as keyof typeof stacks] ?? adapter.stack ?? '',
          ],
          ['VDS Name', 'N/A'],
          ['MTU', String(adapter.mtuBytes)],
        ];
      }),
    },
    table(
      'network ip interface ipv4 get',
      host.adapters.map((adapter) => [
        ['Name', adapter.name],
        ['IPv4 Address', adapter.ip ?? 'N/A'],
        ['IPv4 Netmask', adapter.prefix === undefined ? 'N/A' : maskOf(adapter.prefix)],
        ['IPv4 Broadcast', 'N/A'],
        [
          'Address Type',
          adapter.ip === undefined ? 'NONE' : adapter.dhcp === true ? 'DHCP' : 'STATIC',
        ],
        ['Gateway', adapter.gateway ?? 'N/A'],
        ['DHCP DNS', 'false'],
      ]),
    ),
    table(
      'network ip interface ipv6 address list',
      host.adapters.flatMap((adapter) => [
        [
          ['Interface', adapter.name],
          ['Address', 'fe80::1'],
          ['Netmask', '64'],
          ['Type', 'STATIC'],
          ['Status', 'PREFERRED'],
        ] as Record,
        ...(adapter.ip6 === undefined
          ? []
          : [
              [
                ['Interface', adapter.name],
                ['Address', adapter.ip6],
                ['Netmask', String(adapter.prefix6)],
                ['Type', 'STATIC'],
                ['Status', 'PREFERRED'],
              ] as Record,
            ]),
      ]),
    ),
    one('system version get', [
      ['Product', 'VMware ESXi'],
      ['Version', host.version ?? 'N/A'],
      ['Build', 'x'],
    ]),
    one('hardware platform get', [
      ['Product Name', host.model ?? 'N/A'],
      ['Vendor Name', ''],
      ['Serial Number', 'SECRET'],
    ]),
    one('hardware memory get', [
      ['Physical Memory', host.memoryGb === undefined ? 'N/A' : `${host.memoryGb * 2 ** 30} Bytes`],
    ]),
    one('system hostname get', [
      ['Domain Name', 'lab'],
      ['Fully Qualified Domain Name', host.name],
      ['Host Name', host.name.replace('.lab', '')],
    ]),
  ];
};

const failover = (teaming: Teaming, named: (id: string) => string, own?: Teaming): Record => {
  const is = (field: keyof Teaming) => yes(own?.[field] !== undefined);
  return [
    ['Load Balancing', printed[teaming.policy ?? 'portId']],
    ['Network Failure Detection', teaming.detection === 'beacon' ? 'beacon' : 'link'],
    ['Notify Switches', yes(teaming.notifySwitches)],
    ['Failback', yes(teaming.failback)],
    ['Active Adapters', (teaming.active ?? []).map(named)],
    ['Standby Adapters', (teaming.standby ?? []).map(named)],
    ['Unused Adapters', []],
    ...(own === undefined
      ? []
      : ([
          ['Override Vswitch Load Balancing', is('policy')],
          ['Override Vswitch Network Failure Detection', is('detection')],
          ['Override Vswitch Notify Switches', is('notifySwitches')],
          ['Override Vswitch Failback', is('failback')],
          ['Override Vswitch Uplinks', is('active')],
        ] as const)),
  ];
};

const security = (of: Security, own?: Security): Record => [
  ['Allow Promiscuous', yes(of.promiscuous === 'accept')],
  ['Allow MAC Address Change', yes(of.macChanges === 'accept')],
  ['Allow Forged Transmits', yes(of.forgedTransmits === 'accept')],
  ...(own === undefined
    ? []
    : ([
        ['Override Vswitch Allow Promiscuous', yes(own.promiscuous !== undefined)],
        ['Override Vswitch Allow MAC Address Change', yes(own.macChanges !== undefined)],
        ['Override Vswitch Allow Forged Transmits', yes(own.forgedTransmits !== undefined)],
      ] as const)),
];

const shaping = (of: Shaping): Record => [
  ['Enabled', yes(of.enabled)],
  ['Average Bandwidth', `${of.averageKbps} Kbps`],
  ['Peak Bandwidth', `${of.peakKbps} Kbps`],
  ['Burst Size', `${of.burstKb} Kib`],
];
