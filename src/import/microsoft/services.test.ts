import { describe, expect, test } from 'vitest';
import { asCollector } from './cmdlets.fixture';
import { json, messages, nic, readOne } from './read.fixture';

describe('VLANs and services', () => {
  const atc = {
    ComputerName: 'AZ1',
    NetAdapter: [
      nic('NIC1', 'Mlx'),
      nic('NIC2', 'Mlx #2'),
      nic('SMB1', 'Chelsio', { VlanID: 711 }),
    ],
    VMSwitch: [
      {
        Name: 'ConvergedSwitch(all)',
        SwitchType: 'External',
        EmbeddedTeamingEnabled: true,
        NetAdapterInterfaceDescriptions: ['Mlx', 'Mlx #2'],
      },
    ],
    VMNetworkAdapterManagementOS: [
      {
        Name: 'vManagement(all)',
        IsManagementOs: true,
        SwitchName: 'ConvergedSwitch(all)',
        MacAddress: '020000000001',
      },
      {
        Name: 'vSMB(all#NIC2)',
        IsManagementOs: true,
        SwitchName: 'ConvergedSwitch(all)',
        MacAddress: '020000000002',
      },
    ],
    VMNetworkAdapterIsolation: [
      {
        ParentAdapter: "VMInternalNetworkAdapter, Name = 'vSMB(all#NIC2)'",
        IsolationMode: 'Vlan',
        DefaultIsolationID: 712,
      },
      {
        ParentAdapter: "VMInternalNetworkAdapter, Name = 'vManagement(all)'",
        IsolationMode: 3,
        DefaultIsolationID: 0,
      },
    ],
    NetIPAddress: [
      { InterfaceAlias: 'vManagement(all)', IPAddress: '10.0.0.11', PrefixLength: 24 },
      {
        InterfaceAlias: 'vManagement(all)',
        IPAddress: '10.0.0.10',
        PrefixLength: 24,
        SkipAsSource: true,
      },
      { InterfaceAlias: 'SMB1', IPAddress: '10.71.1.11', PrefixLength: 24 },
    ],
    NetIntent: [
      {
        IntentName: 'all',
        IsManagementIntentSet: true,
        IsComputeIntentSet: true,
        IsStorageIntentSet: false,
        NetAdapterNameCsv: 'NIC1#NIC2',
      },
      {
        IntentName: 'smb',
        IsStorageIntentSet: true,
        NetAdapterNamesAsList: ['smb1'],
        StorageVLANs: [711],
      },
    ],
  };

  test('Network ATC: isolation holds the VLAN, names tell the service, the intent tells the use of NICs', async () => {
    const { hosts, skipped } = await readOne(json('az.json', atc));
    const host = hosts[0];
    expect(
      host?.adapters.map(({ name, services, portGroup, pinnedNic, nic: own, vlan, ip }) => ({
        name,
        services,
        portGroup,
        pinnedNic,
        own,
        vlan,
        ip,
      })),
    ).toEqual(
      [
        {
          name: 'vManagement(all)',
          services: ['management'],
          portGroup: 'Untagged',
          ip: '10.0.0.11',
        },
        { name: 'vSMB(all#NIC2)', services: ['smb'], portGroup: 'VLAN 712', pinnedNic: 'NIC2' },
        { name: 'SMB1', services: ['smb'], own: 'SMB1', vlan: 711, ip: '10.71.1.11' },
      ].map((one) => expect.objectContaining(one)),
    );
    expect(host?.nics.map(({ name, intents }) => [name, intents])).toEqual([
      ['NIC1', ['management', 'compute']],
      ['NIC2', ['management', 'compute']],
      ['SMB1', ['storage']],
    ]);
    expect(skipped).toEqual([
      { what: 'Further IPv4 addresses', why: 'an adapter holds one', count: 1 },
    ]);
  });

  test('roles of cluster networks tell the cluster service; exclusions tell live migration', async () => {
    const cluster = {
      Cluster: [{ Name: 'CL1', S2DEnabled: 1 }],
      ClusterNode: [{ Name: 'HV1' }, { Name: 'HV2' }],
      ClusterNetwork: [
        {
          Name: 'Mgmt',
          Id: 'a',
          Address: '10.0.0.0',
          AddressMask: '255.255.255.0',
          Role: 'ClusterAndClient',
        },
        { Name: 'LM', Id: 'b', Address: '10.1.0.0', AddressMask: '255.255.255.0', Role: 'Cluster' },
        { Name: 'iSCSI', Id: 'c', Address: '10.2.0.0', AddressMask: '255.255.255.0', Role: 'None' },
      ],
      ClusterParameter: [{ Name: 'MigrationExcludeNetworks', Value: 'a;c' }],
    };
    const adapter = (name: string, ip: string) => ({ name, ip });
    const own = [
      adapter('Host', '10.0.0.5'),
      adapter('LM', '10.1.0.5'),
      adapter('iSCSI', '10.2.0.5'),
    ];
    const printed = {
      host: 'HV1',
      sections: {
        VMSwitch: [{ Name: 'SET', SwitchType: 'External' }],
        VMHost: [{ VirtualMachineMigrationPerformanceOption: 'SMB' }],
        OperatingSystem: [{ Caption: 'Microsoft Azure Stack HCI' }],
        VMNetworkAdapterManagementOS: own.map(({ name }) => ({
          Name: name,
          IsManagementOs: true,
          SwitchName: 'SET',
          VlanSetting: { OperationMode: 'Access', AccessVlanId: name === 'LM' ? 30 : 10 },
        })),
        NetRoute: [
          {
            InterfaceAlias: 'vEthernet (Host)',
            DestinationPrefix: '0.0.0.0/0',
            NextHop: '10.0.0.1',
          },
        ],
        NetIPAddress: own.map(({ name, ip }) => ({
          InterfaceAlias: `vEthernet (${name})`,
          IPAddress: ip,
          PrefixLength: 24,
        })),
      },
    };
    const estate = await readOne(json('c.json', asCollector([printed], cluster)));
    expect(estate.source).toEqual({
      kind: 'collector',
      files: ['c.json'],
      version: '1',
      taken: '2026-11-28',
    });
    expect(estate.clusters).toEqual([
      {
        key: 'CL1',
        name: 'CL1',
        platform: 'azurelocal',
        haEnabled: true,
        storageProtocols: ['smb'],
        liveMigrationOption: 'smb',
      },
    ]);
    expect(estate.hosts[0]?.platform).toBe('azurelocal');
    expect(estate.hosts[0]?.cluster).toBe('CL1');
    expect(estate.hosts[0]?.adapters.map(({ name, services }) => [name, services])).toEqual([
      ['Host', ['management', 'cluster']],
      ['LM', ['vmotion', 'cluster']],
      ['iSCSI', undefined],
    ]);
    expect(estate.networks).toEqual([
      { name: 'Mgmt', subnet: '10.0.0.0/24', vlan: 10, clusterRole: 'clusterAndClient' },
      { name: 'LM', subnet: '10.1.0.0/24', vlan: 30, clusterRole: 'cluster' },
      { name: 'iSCSI', subnet: '10.2.0.0/24', vlan: 10, clusterRole: 'none' },
    ]);
    expect(messages(estate)).toEqual(
      [
        'HV2: named, but nothing of the networking of this host is here; not taken.',
        'No physical NIC is listed: add the output of Get-NetAdapter.',
      ].sort((a, b) => (a < b ? 1 : -1)),
    );
  });

  test('what no output says stays unknown', async () => {
    const { hosts } = await readOne(
      json('hv.json', [
        {
          Name: 'Mgmt',
          IsManagementOs: true,
          SwitchName: 'SET',
          MacAddress: '020000000001',
          ComputerName: 'HV1',
        },
      ]),
    );
    expect(hosts[0]?.switches).toEqual([{ name: 'SET', kind: 'external' }]);
    expect(hosts[0]?.portGroups).toEqual([{ name: 'Mgmt', vlanUnknown: true, switchName: 'SET' }]);
    expect(hosts[0]?.adapters[0]).toEqual({
      name: 'Mgmt',
      switchName: 'SET',
      portGroup: 'Mgmt',
      mac: '02:00:00:00:00:01',
    });
  });

  test('what a role tells only in part stays unstated; without exclusions VMs move where no clients are', async () => {
    const network = (Name: string, Address: string, Role: number) => ({
      Name,
      Address,
      AddressMask: '255.255.255.0',
      Role,
    });
    const own = ['10.0.0.5', '10.1.0.5', '10.2.0.5'];
    const { hosts, networks } = await readOne(
      json('c.json', {
        FailoverCluster: {
          ClusterNetwork: [
            network('A', '10.0.0.0', 3),
            network('B', '10.1.0.0', 1),
            network('C', '10.2.0.0', 0),
            // Written by a version that has more of them than we know.
            network('D', '10.3.0.0', 7),
          ],
        },
        Hosts: [
          {
            ComputerName: 'HV1',
            VMSwitch: [{ Name: 'SET', SwitchType: 'External' }],
            VMNetworkAdapterManagementOS: own.map((ip) => ({
              Name: ip,
              IsManagementOs: true,
              SwitchName: 'SET',
            })),
            NetIPAddress: own.map((IPAddress) => ({
              InterfaceAlias: `vEthernet (${IPAddress})`,
              IPAddress,
              PrefixLength: 24,
            })),
          },
        ],
      }),
    );
    expect(hosts[0]?.adapters.map(({ services }) => services)).toEqual([
      undefined,
      ['vmotion', 'cluster'],
      undefined,
    ]);
    expect(networks.map(({ clusterRole }) => clusterRole)).toEqual([
      'clusterAndClient',
      'cluster',
      'none',
      undefined,
    ]);
  });
});
