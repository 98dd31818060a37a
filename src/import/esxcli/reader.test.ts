import { expect, test } from 'vitest';
import type { Piece } from '../piece';
import { esxcliReader } from './reader';

const text = (content: string, name = 'paste.txt'): Piece => ({
  kind: 'text',
  name,
  text: content,
});
const read = async (...pieces: readonly Piece[]) => {
  expect(pieces.map((piece) => esxcliReader.claims(piece))).toEqual(pieces.map(() => true));
  const [estate] = await esxcliReader.read(pieces, () => {});
  if (estate === undefined) throw new Error('no estate');
  return estate;
};

const session = `[root@esx01:~] esxcli network nic list
Name    PCI Device    Driver  Admin Status  Link Status   Speed  Duplex  MAC Address         MTU  Description
------  ------------  ------  ------------  -----------  ------  ------  -----------------  ----  -----------
vmnic0  0000:18:00.0  ixgben  Up            Up            10000  Full    a0:36:9f:00:00:01  1500  Intel X550
vmnic1  0000:18:00.1  ixgben  Down          Down              0  Half    a0:36:9f:00:00:02  1500  Intel X550
[root@esx01:~] esxcli network vswitch standard list
vSwitch0
   Name: vSwitch0
   Class: cswitch
   Num Ports: 8570
   Used Ports: 5
   Configured Ports: 128
   MTU: 9000
   CDP Status: both
   Beacon Enabled: false
   Beacon Interval: 1
   Beacon Threshold: 3
   Beacon Required By:
   Uplinks: vmnic1, vmnic0
   Portgroups: VM Network, Management Network
[root@esx01:~] esxcli network vswitch standard portgroup list
Name                Virtual Switch  Active Clients  VLAN ID
------------------  --------------  --------------  -------
Management Network  vSwitch0                     1       10
VM Network          vSwitch0                     0     4095
[root@esx01:~] esxcli network vswitch standard policy failover get -v vSwitch0
   Load Balancing: srcport
   Network Failure Detection: link
   Notify Switches: true
   Failback: false
   Active Adapters: vmnic0
   Standby Adapters: vmnic1
   Unused Adapters:
[root@esx01:~] esxcli network vswitch standard portgroup policy failover get -p "VM Network"
   Load Balancing: iphash
   Network Failure Detection: beacon
   Notify Switches: true
   Failback: false
   Active Adapters: vmnic1
   Standby Adapters:
   Unused Adapters: vmnic0
   Override Vswitch Load Balancing: true
   Override Vswitch Network Failure Detection: false
   Override Vswitch Notify Switches: false
   Override Vswitch Failback: false
   Override Vswitch Uplinks: true
[root@esx01:~] esxcli network vswitch standard policy security get -v vSwitch0
   Allow Promiscuous: false
   Allow MAC Address Change: false
   Allow Forged Transmits: true
[root@esx01:~] esxcli network vswitch standard policy shaping get -v vSwitch0
   Enabled: true
   Average Bandwidth: 100000 Kbps
   Peak Bandwidth: 200000 Kbps
   Burst Size: 102400 Kib
[root@esx01:~] esxcli network ip interface list
vmk0
   Name: vmk0
   MAC Address: 00:50:56:00:00:01
   Enabled: true
   Portset: vSwitch0
   Portgroup: Management Network
   Netstack Instance: defaultTcpipStack
   VDS Name: N/A
   VDS UUID: N/A
   MTU: 1500
[root@esx01:~] esxcli network ip interface ipv4 get
Name  IPv4 Address  IPv4 Netmask   IPv4 Broadcast  Address Type  Gateway    DHCP DNS
----  ------------  -------------  --------------  ------------  ---------  --------
vmk0  10.0.10.11    255.255.255.0  10.0.10.255     STATIC        10.0.10.1     false
[root@esx01:~] for i in vmk0; do esxcli network ip interface tag get -i vmk0; done
[root@esx01:~] esxcli network ip interface tag get -i vmk0
   Tags: Management, VMotion
[root@esx01:~] esxcli system hostname get
   Domain Name: lab.example
   Fully Qualified Domain Name: esx01.lab.example
   Host Name: esx01
[root@esx01:~] esxcli system version get
   Product: VMware ESXi
   Version: 8.0.3
   Build: Releasebuild-24022510
   Update: 3
   Patch: 0
[root@esx01:~] esxcli hardware platform get
Platform Information
   UUID: 0x38 0x37
   Product Name: PowerEdge R750
   Vendor Name: Dell Inc.
   Serial Number: SECRET1
`;

test('a whole session: every output finds its place', async () => {
  const { hosts, problems } = await read(text(session));
  expect(problems).toEqual([]);
  expect(hosts).toEqual([
    {
      name: 'esx01.lab.example',
      platform: 'vsphere',
      version: '8.0.3',
      model: 'Dell Inc. PowerEdge R750',
      cards: [{ key: '0000:18:00', name: 'Intel X550', model: 'Intel X550' }],
      nics: [
        {
          name: 'vmnic0',
          pciAddress: '0000:18:00.0',
          card: '0000:18:00',
          driver: 'ixgben',
          adminUp: true,
          linkUp: true,
          speedMbps: 10000,
          duplex: 'full',
          mac: 'a0:36:9f:00:00:01',
          model: 'Intel X550',
        },
        {
          name: 'vmnic1',
          pciAddress: '0000:18:00.1',
          card: '0000:18:00',
          driver: 'ixgben',
          adminUp: false,
          linkUp: false,
          mac: 'a0:36:9f:00:00:02',
          model: 'Intel X550',
        },
      ],
      switches: [
        {
          name: 'vSwitch0',
          kind: 'standard',
          uplinks: ['vmnic1', 'vmnic0'],
          mtuBytes: 9000,
          discoveryProtocol: 'cdp',
          discoveryOperation: 'both',
          teaming: {
            policy: 'portId',
            detection: 'linkStatus',
            notifySwitches: true,
            failback: false,
            active: ['vmnic0'],
            standby: ['vmnic1'],
          },
          security: { promiscuous: 'reject', macChanges: 'reject', forgedTransmits: 'accept' },
          shapingOut: { enabled: true, averageKbps: 100000, peakKbps: 200000, burstKb: 102400 },
        },
      ],
      memberships: [],
      portGroups: [
        {
          name: 'VM Network',
          switchName: 'vSwitch0',
          vlan: 4095,
          teaming: { policy: 'ipHash', active: ['vmnic1'], standby: [] },
        },
        { name: 'Management Network', switchName: 'vSwitch0', vlan: 10 },
      ],
      adapters: [
        {
          name: 'vmk0',
          mac: '00:50:56:00:00:01',
          mtuBytes: 1500,
          stack: 'default',
          portGroup: 'Management Network',
          switchName: 'vSwitch0',
          ip: '10.0.10.11',
          prefix: 24,
          dhcp: false,
          gateway: '10.0.10.1',
          services: ['management', 'vmotion'],
        },
      ],
      vms: [],
    },
  ]);
  expect(JSON.stringify(hosts)).not.toContain('SECRET1');
});

test('without prompts, blank lines doubled and indentation lost', async () => {
  const bare = session
    .split('\n')
    .filter((line) => !line.startsWith('[root@') && !/Override|policy/.test(line))
    .map((line) => line.trim())
    .join('\n\n');
  const { hosts } = await read(text(bare));
  expect(hosts.length).toBe(1);
  expect(hosts[0]).toMatchObject({
    name: 'esx01.lab.example',
    nics: [{ name: 'vmnic0' }, { name: 'vmnic1' }],
    portGroups: [
      { name: 'VM Network', vlan: 4095 },
      { name: 'Management Network', vlan: 10 },
    ],
    adapters: [{ name: 'vmk0', ip: '10.0.10.11', services: ['management', 'vmotion'] }],
  });
});

test('a host of each prompt; a policy that nobody owns is told', async () => {
  const two = `${session}${session.replaceAll('esx01', 'esx02').replaceAll('a0:36:9f', 'a0:36:9e')}`;
  const { hosts } = await read(text(two));
  expect(hosts.map(({ name }) => name)).toEqual(['esx01.lab.example', 'esx02.lab.example']);
  const orphan =
    'vSwitch0\nName: vSwitch0\nConfigured Ports: 8\nUplinks:\nvSwitch1\nName: vSwitch1\nConfigured Ports: 8\nUplinks:\n\nLoad Balancing: srcport\nNetwork Failure Detection: link\n';
  const told = await read(text(orphan));
  expect(told.problems.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('Which switch or port group'),
  );
});

test('a distributed switch: its port groups by key, its clients plugged in, one switch for two hosts', async () => {
  const dvs = (nic: string) => `DSwitch
   Name: DSwitch
   VDS ID: 50 17 d4 16 3d ac 54 90-c8 d0 0a 7a 4f 3c bd 0e
   Class: cswitch
   Configured Ports: 512
   MTU: 9000
   CDP Status: listen
   Beacon Timeout: -1
   Uplinks: ${nic}
   VMware Branded: true
   DVPort:
         Client: ${nic}
         DVPortgroup ID: dvportgroup-14
         In Use: true
         Port ID: 16

         Client: vmk1
         DVPortgroup ID: dvportgroup-15
         In Use: true
         Port ID: 3

         Client: web.01.eth1
         DVPortgroup ID: dvportgroup-16
         In Use: true
         Port ID: 4
`;
  const { hosts, distributedSwitches } = await read(
    text(dvs('vmnic2'), 'esx01.lab/dvs.txt'),
    text(dvs('vmnic3'), 'esx02.lab/dvs.txt'),
  );
  const key = '5017d4163dac5490c8d00a7a4f3cbd0e';
  expect(distributedSwitches).toEqual([
    {
      key,
      name: 'DSwitch',
      mtuBytes: 9000,
      sourceId: key,
      uplinks: [],
      portGroups: [
        { key: 'dvportgroup-15', name: 'dvportgroup-15', vlanUnknown: true },
        { key: 'dvportgroup-16', name: 'dvportgroup-16', vlanUnknown: true },
      ],
    },
  ]);
  expect(hosts.map(({ name }) => name)).toEqual(['esx01.lab', 'esx02.lab']);
  expect(hosts[1]).toMatchObject({
    nics: [{ name: 'vmnic3' }],
    memberships: [{ switchKey: key, uplinks: [{ nic: 'vmnic3' }] }],
    adapters: [{ name: 'vmk1', portGroupKey: 'dvportgroup-15', switchName: key }],
    vms: [{ name: 'web.01', vnics: [{ name: 'eth1', portGroupKey: 'dvportgroup-16' }] }],
  });
});

test('formatted output: JSON after a prompt, XML, CSV and key=value say the same', async () => {
  const fields: readonly (readonly [string, string])[] = [
    ['AdminStatus', 'Up'],
    ['Description', 'Intel <X> & "Y"'],
    ['Driver', 'i40en'],
    ['Duplex', 'Full'],
    ['LinkStatus', 'Up'],
    ['MACAddress', '40:a6:b7:35:6e:30'],
    ['MTU', '9000'],
    ['Name', 'vmnic6'],
    ['PCIDevice', '0000:88:00.0'],
    ['Speed', '25000'],
  ];
  const escaped = (value: string) =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n<output xmlns="http://www.vmware.com/Products/ESX/5.0/esxcli">\n<root>\n<list type="structure">\n<structure typeName="Nic">\n${fields.map(([name, value]) => `<field name="${name}">\n<string>${escaped(value)}</string>\n</field>`).join('\n')}\n</structure>\n</list>\n</root>\n</output>`;
  const pieces: readonly Piece[] = [
    text(
      `[root@esx7:~] esxcli --formatter=json network nic list\n${JSON.stringify([Object.fromEntries(fields)])}\n`,
    ),
    text(xml, 'esx7.xml'),
    text(
      fields.map(([name, value]) => `structure[0].Nic.${name}.string=${value}`).join('\n'),
      'esx7.txt',
    ),
    {
      kind: 'table',
      name: 'esx7.csv',
      headings: fields.map(([name]) => name),
      sheet: {
        name: 'esx7',
        rows: async () => [fields.map(([name]) => name), fields.map(([, value]) => value)],
      },
    },
  ];
  for (const piece of pieces) {
    const { hosts, problems } = await read(piece);
    expect(problems).toEqual([]);
    expect(hosts).toMatchObject([
      {
        name: 'esx7',
        nics: [
          {
            name: 'vmnic6',
            mac: '40:a6:b7:35:6e:30',
            speedMbps: 25000,
            model: 'Intel <X> & "Y"',
            pciAddress: '0000:88:00.0',
          },
        ],
      },
    ]);
  }
});

test('XML with entities of its own is refused', async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]><output xmlns="http://www.vmware.com/Products/ESX/5.0/esxcli"><structure><field name="Name"><string>&a;</string></field></structure></output>`;
  const { problems } = await read(text(`<?xml version="1.0"?>${bomb}`, 'x.xml'));
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('document type'),
  ]);
});

test('neighbours of vim-cmd, switches of esx.conf', async () => {
  const hint = `[root@esx9:~] vim-cmd hostsvc/net/query_networkhint
(vim.host.PhysicalNic.NetworkHint) [
   (vim.host.PhysicalNic.NetworkHint) {
      device = "vmnic0",
      connectedSwitchPort = (vim.host.PhysicalNic.CdpInfo) {
         devId = "core_switch",
         portId = "GigabitEthernet0/27",
         vlan = 1,
      },
      lldpInfo = (vim.host.PhysicalNic.LldpInfo) null
   },
   (vim.host.PhysicalNic.NetworkHint) {
      device = "vmnic1",
      connectedSwitchPort = (vim.host.PhysicalNic.CdpInfo) null,
      lldpInfo = (vim.host.PhysicalNic.LldpInfo) {
         chassisId = "00:11:22:33:44:55",
         portId = "Eth1/2",
         parameter = (vmodl.KeyAnyValue) [
            (vmodl.KeyAnyValue) {
               key = "System Name",
               value = "leaf-2"
            }
         ]
      }
   }
]`;
  const conf = `/net/pnic/child[0000]/mac = "a0:36:9f:00:00:01"
/net/pnic/child[0000]/name = "vmnic0"
/net/vswitch/child[0000]/name = "vSwitch0"
/net/vswitch/child[0000]/portgroup/child[0000]/name = "vMotion"
/net/vswitch/child[0000]/portgroup/child[0000]/vlanId = "20"
/net/vswitch/child[0000]/portgroup/child[0000]/teamPolicy/hasUplinkOrder = "true"
/net/vswitch/child[0000]/portgroup/child[0000]/teamPolicy/maxActive = "1"
/net/vswitch/child[0000]/portgroup/child[0000]/teamPolicy/uplinks[0000]/pnic = "vmnic1"
/net/vswitch/child[0000]/portgroup/child[0000]/teamPolicy/uplinks[0001]/pnic = "vmnic0"
/net/vswitch/child[0000]/portgroup/child[0001]/name = "VM Network"
/net/vswitch/child[0000]/securityPolicy/forgedTx = "true"
/net/vswitch/child[0000]/securityPolicy/promiscuous = "false"
/net/vswitch/child[0000]/teamPolicy/linkCriteria/beacon = "ignore"
/net/vswitch/child[0000]/teamPolicy/rollingRestoration = "false"
/net/vswitch/child[0000]/teamPolicy/team = "lb_srcid"
/net/vswitch/child[0000]/uplinks/child[0000]/pnic = "vmnic0"
/net/vswitch/child[0000]/uplinks/child[0001]/pnic = "vmnic1"
`;
  const { hosts } = await read(
    text(hint),
    text(conf, 'esx-esx9-2026-11-28--10.15-210/etc/vmware/esx.conf'),
  );
  expect(hosts).toMatchObject([
    {
      name: 'esx9',
      nics: [
        {
          name: 'vmnic0',
          neighbour: {
            protocol: 'cdp',
            switchName: 'core_switch',
            portName: 'GigabitEthernet0/27',
            nativeVlan: 1,
          },
        },
        {
          name: 'vmnic1',
          neighbour: { protocol: 'lldp', switchName: 'leaf-2', portName: 'Eth1/2' },
        },
      ],
      switches: [
        {
          name: 'vSwitch0',
          uplinks: ['vmnic0', 'vmnic1'],
          orderUnknown: true,
          security: { promiscuous: 'reject', forgedTransmits: 'accept' },
          teaming: { policy: 'portId', failback: true, detection: 'linkStatus' },
        },
      ],
      portGroups: [
        { name: 'vMotion', vlan: 20, teaming: { active: ['vmnic1'], standby: ['vmnic0'] } },
        { name: 'VM Network', vlan: 0 },
      ],
    },
  ]);
});

test('what is not of an ESXi console is not claimed', () => {
  for (const other of [
    'Name       : External\nSwitchType : External\nNetAdapterInterfaceDescription : Intel X710',
    '<mxfile><diagram name="x"></diagram></mxfile>',
    'Dear all,\nName: Bob\nProduct: shoes\n',
    '',
  ])
    expect(esxcliReader.claims(text(other))).toBe(false);
});
