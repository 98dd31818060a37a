import { expect, test } from 'vitest';
import type { Piece } from '../piece';
import { vsphereCollectorReader } from './collector/reader';
import { collectorMark } from './collector/script';
import { vsphereReader } from './reader';

const json = (name: string, value: unknown): Piece => ({ kind: 'json', name, value });
const read = async (...pieces: readonly Piece[]) => {
  expect(pieces.map((piece) => vsphereReader.claims(piece))).toEqual(pieces.map(() => true));
  const [estate, ...others] = await vsphereReader.read(pieces, () => {});
  expect(others).toEqual([]);
  if (estate === undefined) throw new Error('no estate');
  return estate;
};
const reference = (type: string, value: string) => ({ type, value });
const network = { pnic: [{ device: 'vmnic0', key: 'key-vim.host.PhysicalNic-vmnic0' }] };

test('HostConfigInfo by itself says whose it is', async () => {
  const config = {
    host: reference('HostSystem', 'host-7'),
    product: { version: '8.0.3' },
    network,
  };
  const { hosts } = await read(json('config.json', config));
  expect(hosts).toMatchObject([{ moid: 'host-7', version: '8.0.3', nics: [{ name: 'vmnic0' }] }]);
});

test('a cluster without its id is that of its hosts', async () => {
  const host = {
    self: reference('HostSystem', 'host-7'),
    name: 'esx01',
    parent: reference('ClusterComputeResource', 'domain-c9'),
    config: { network },
  };
  const cluster = [
    { name: 'name', op: 'assign', val: 'Prod %2f A' },
    { name: 'host', op: 'assign', val: { _value: [reference('HostSystem', 'host-7')] } },
    { name: 'configurationEx', op: 'assign', val: { dasConfig: { enabled: true } } },
  ];
  const { hosts, clusters } = await read(json('h.json', host), json('c.json', cluster));
  expect(clusters).toEqual([
    { key: 'domain-c9', name: 'Prod / A', platform: 'vsphere', haEnabled: true },
  ]);
  expect(hosts[0]?.cluster).toBe('domain-c9');
});

test('enumerations as Windows PowerShell writes them: by number', async () => {
  const file = {
    hosts: [
      {
        MoRef: { Type: 'HostSystem', Value: 'host-1' },
        Name: 'esx01',
        Config: { Network: { Pnic: { value: [{ Device: 'vmnic0' }], Count: 1 } } },
      },
    ],
    vms: [1, 0].map((power, i) => ({
      MoRef: { Type: 'VirtualMachine', Value: `vm-${i}` },
      Name: `vm${i}`,
      Runtime: { Host: { Type: 'HostSystem', Value: 'host-1' }, PowerState: power },
      Config: {
        Hardware: {
          Device: [
            {
              MacAddress: '00:50:56:00:00:01',
              AddressType: 'assigned',
              Connectable: { Connected: false, StartConnected: true },
            },
            { Key: 2000, CapacityInKB: 1 },
          ],
        },
      },
    })),
    dvs: [
      {
        MoRef: { Type: 'VmwareDistributedVirtualSwitch', Value: 'dvs-1' },
        Config: {
          Uuid: 'u',
          Name: 'd',
          NetworkResourceManagementEnabled: true,
          InfrastructureTrafficResourceConfig: [
            { Key: 'vmotion', AllocationInfo: { Limit: -1, Shares: { Level: 2 } } },
            {
              Key: 'nfs',
              AllocationInfo: { Limit: 100, Reservation: 10, Shares: { Shares: 50, Level: 1 } },
            },
            {
              Key: 'vsan',
              AllocationInfo: { Limit: -1, Reservation: 5, Shares: { Shares: 100, Level: 2 } },
            },
          ],
        },
      },
    ],
  };
  const { hosts, distributedSwitches } = await read(json('net.json', file));
  expect(hosts[0]?.nics.map(({ name }) => name)).toEqual(['vmnic0']);
  expect(
    hosts[0]?.vms.map(({ poweredOn, vnics }) => [poweredOn, vnics.map((one) => one.connected)]),
  ).toEqual([
    [true, [false]],
    [false, [true]],
  ]);
  expect(distributedSwitches[0]?.nioc).toEqual({
    enabled: true,
    pools: [
      { traffic: 'migration', shares: 100 },
      { traffic: 'storage', shares: 100, reservationMbps: 15 },
    ],
  });
});

test('hosts that gave no network, VMs without their host, templates and NSX networks are told', async () => {
  const { problems, skipped } = await read(
    json('a.json', [
      { self: reference('HostSystem', 'host-1'), name: 'esx01', config: { network } },
      { self: reference('HostSystem', 'host-2'), name: 'esx02', config: null },
      {
        self: reference('VirtualMachine', 'vm-1'),
        runtime: { host: reference('HostSystem', 'host-9') },
      },
      { self: reference('VirtualMachine', 'vm-2'), config: { template: true } },
      {
        self: reference('VirtualMachine', 'vm-3'),
        runtime: { host: reference('HostSystem', 'host-1') },
        config: {
          hardware: {
            device: [{ macAddress: '00:50:56:00:00:01', backing: { opaqueNetworkId: 'x' } }],
          },
        },
      },
    ]),
  );
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('esx02')]);
  expect(skipped.map(({ what, count }) => [what, count])).toEqual([
    ['Templates of VMs', 1],
    ['VMs', 1],
    ['Connections to opaque networks of NSX', 1],
    ['Serial numbers, licences, annotations and custom attributes', undefined],
  ]);
});

test('our collector: neighbours, iSCSI port binding, vCenters apart, what did not answer', async () => {
  const server = (name: string) => ({
    Name: name,
    InstanceUuid: `uuid of ${name}`,
    Hosts: [
      {
        MoRef: { _typeName: 'ManagedObjectReference', Type: 'HostSystem', Value: 'host-1' },
        Name: `esx01.${name}`,
        Config: {
          Network: {
            _typeName: 'HostNetworkInfo',
            Pnic: [{ _typeName: 'PhysicalNic', Device: 'vmnic0' }],
            Vnic: [
              {
                _typeName: 'HostVirtualNic',
                Device: 'vmk1',
                Spec: { NetStackInstanceKey: 'defaultTcpipStack' },
              },
            ],
          },
          Option: [{ _typeName: 'OptionValue', Key: 'Net.BlockGuestBPDU', Value: 0 }],
        },
        IscsiPorts: [{ _typeName: 'PSCustomObject', VnicDevice: 'vmk1', PnicDevice: 'vmnic0' }],
        NetworkHints: [
          {
            _typeName: 'PSCustomObject',
            Device: 'vmnic0',
            LldpInfo: {
              ChassisId: '00:00:5e:00:53:01',
              PortId: 'Ethernet1/1',
              Parameter: [{ _typeName: 'KeyAnyValue', Key: 'System Name', Value: 'leaf-1' }],
            },
          },
        ],
      },
    ],
    Switches: [],
    PortGroups: [],
    Clusters: [],
    VMs: [],
  });
  const piece = json('c.json', {
    Collector: collectorMark,
    Version: '1',
    Taken: '2026-11-28',
    VCenters: [server('vc1'), server('vc2')],
    NotRead: ['esx02: CDP and LLDP'],
  });
  expect(vsphereCollectorReader.claims(piece)).toBe(true);
  expect(vsphereReader.claims(piece)).toBe(false);
  const estates = await vsphereCollectorReader.read([piece], () => {});
  expect(estates.map(({ hosts }) => hosts.map(({ name, vcenter }) => [name, vcenter]))).toEqual([
    [['esx01.vc1', 'uuid of vc1']],
    [['esx01.vc2', 'uuid of vc2']],
  ]);
  expect(estates[0]?.source).toEqual({
    kind: 'collector',
    files: ['c.json'],
    version: '1',
    taken: '2026-11-28',
  });
  expect(estates[0]?.problems).toMatchObject([
    { message: expect.stringContaining('esx02: CDP and LLDP') },
  ]);
  expect(estates[0]?.hosts).toMatchObject([
    {
      iscsiPortBinding: true,
      guestBpduBlocked: false,
      nics: [{ neighbour: { protocol: 'lldp', switchName: 'leaf-1', portName: 'Ethernet1/1' } }],
      adapters: [{ name: 'vmk1', services: ['iscsi'], iscsiBound: true, stack: 'default' }],
    },
  ]);
});
