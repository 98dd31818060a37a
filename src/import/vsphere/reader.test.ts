import { describe, expect, test } from 'vitest';
import type { Piece } from '../piece';
import { vsphereReader } from './reader';

const json = (name: string, value: unknown): Piece => ({ kind: 'json', name, value });
const read = async (...pieces: readonly Piece[]) => {
  expect(pieces.map((piece) => vsphereReader.claims(piece))).toEqual(pieces.map(() => true));
  const estates = await vsphereReader.read(pieces, () => {});
  expect(estates.length).toBe(1);
  const [estate] = estates;
  if (estate === undefined) throw new Error('no estate');
  return estate;
};
const host = (name: string, moid: string, network: object = { pnic: [{ device: 'vmnic0' }] }) => ({
  self: { type: 'HostSystem', value: moid },
  name,
  config: { network },
});

describe('vSphere API as JSON', () => {
  test('what ConvertTo-Json cut short is told, with the remedy', async () => {
    const cut = {
      hosts: [
        {
          Name: 'esx01',
          Config: 'VMware.Vim.HostConfigInfo',
          Parent: 'VMware.Vim.ManagedObjectReference',
        },
      ],
    };
    const estate = await read(json('net.json', cut));
    expect(estate.hosts).toEqual([]);
    expect(estate.problems).toMatchObject([
      { file: 'net.json', message: expect.stringContaining('-Depth 20') },
    ]);
    const deeper = [
      {
        Name: 'esx01',
        MoRef: { Type: 'HostSystem', Value: 'host-1' },
        Config: {
          Network: { Pnic: [{ Device: 'vmnic0', LinkSpeed: 'VMware.Vim.PhysicalNicLinkInfo' }] },
        },
      },
    ];
    const read2 = await read(json('net.json', deeper));
    expect(read2.hosts.map(({ name }) => name)).toEqual(['esx01']);
    expect(read2.problems).toMatchObject([{ place: '[0].Config.Network.Pnic.LinkSpeed' }]);
  });

  test('values one behind the other, one of them damaged', async () => {
    const text = `${JSON.stringify({ hostSystems: [host('a1', 'host-1')] })}\n{"broken": nope}\n${JSON.stringify({ hostSystems: [host('a2', 'host-2')] }, null, 2)}`;
    const estate = await read({ kind: 'text', name: 'all.json', text });
    expect(estate.hosts.map(({ name }) => name)).toEqual(['a1', 'a2']);
    expect(estate.problems).toMatchObject([
      { message: expect.stringContaining('1 of its JSON values') },
    ]);
  });

  test('a loop over govc object.collect: objects without ids, one behind the other', async () => {
    const collected = (properties: object) =>
      JSON.stringify(
        Object.entries(properties).map(([name, val]) => ({ name, op: 'assign', val })),
        null,
        1,
      );
    const reference = (value: string) => ({ type: 'DistributedVirtualPortgroup', value });
    const spanning = (n: number) =>
      collected({
        name: `dvs${n}`,
        config: {
          uuid: `u${n}`,
          name: `dvs${n}`,
          uplinkPortPolicy: { uplinkPortName: ['Uplink 1'] },
        },
        portgroup: { _value: [reference(`dvportgroup-${n}`)] },
      });
    const group = (n: number) =>
      collected({
        config: {
          key: `dvportgroup-${n}`,
          name: `group ${n}`,
          distributedVirtualSwitch: { type: 'VmwareDistributedVirtualSwitch', value: `dvs-${n}` },
          defaultPortConfig: { vlan: { inherited: false, vlanId: n } },
        },
      });
    const estate = await read(
      { kind: 'text', name: 'switches.json', text: `${spanning(1)}\n${spanning(2)}` },
      { kind: 'text', name: 'portgroups.json', text: `${group(1)}\n${group(2)}` },
    );
    expect(
      estate.distributedSwitches.map(({ name, portGroups }) => [
        name,
        portGroups.map((g) => g.name),
      ]),
    ).toEqual([
      ['dvs1', ['group 1']],
      ['dvs2', ['group 2']],
    ]);
  });

  test('two files say different properties of one host', async () => {
    const estate = await read(
      json('a.json', [
        { name: 'name', op: 'assign', val: 'esx01' },
        { name: 'config.network', op: 'assign', val: { pnic: [{ device: 'vmnic0' }] } },
      ]),
      json('b.json', {
        ...host('esx01', 'host-1'),
        config: {
          virtualNicManagerInfo: {
            netConfig: [
              { nicType: 'vmotion', selectedVnic: ['vmotion.key-vim.host.VirtualNic-vmk0'] },
            ],
          },
          network: { vnic: [{ device: 'vmk0', spec: {} }] },
        },
      }),
    );
    expect(estate.hosts.length).toBe(1);
    expect(estate.hosts[0]?.nics.map(({ name }) => name)).toEqual(['vmnic0']);
    expect(estate.hosts[0]).toMatchObject({
      moid: 'host-1',
      adapters: [{ name: 'vmk0', services: ['vmotion'] }],
    });
  });

  test('ids are unique in a vCenter and not beyond', async () => {
    const of = (vcenter: string, name: string) => ({
      ...host(name, 'host-1'),
      summary: { managementServerIp: vcenter },
    });
    const estates = await vsphereReader.read(
      [json('a.json', of('vc1', 'a')), json('b.json', of('vc2', 'b'))],
      () => {},
    );
    expect(estates.map(({ hosts }) => hosts.map(({ name, vcenter }) => [name, vcenter]))).toEqual([
      [['a', 'vc1']],
      [['b', 'vc2']],
    ]);
  });

  test('CDP and LLDP become neighbours', async () => {
    const hints = [
      {
        device: 'vmnic0',
        connectedSwitchPort: {
          devId: 'leaf-1(FDO21120U8N)',
          portId: 'Ethernet1/7',
          vlan: 99,
          mtu: 9216,
          hardwarePlatform: 'N9K-C93180YC-EX',
        },
      },
      {
        device: 'vmnic1',
        lldpInfo: {
          chassisId: '00:11:22:33:44:55',
          portId: '517',
          parameter: [
            { key: 'System Name', value: 'leaf-2' },
            { key: 'Port Description', value: 'ethernet1/1/7' },
            { key: 'MTU', value: 9216 },
          ],
        },
      },
      {
        device: 'vmnic2',
        lldpInfo: { chassisId: '00:11:22:33:44:66', portId: 'xe-0/0/7', parameter: [] },
      },
    ];
    const network = { pnic: ['vmnic0', 'vmnic1', 'vmnic2'].map((device) => ({ device })) };
    const { hosts } = await read(json('a.json', [host('esx01', 'host-1', network), ...hints]));
    expect(hosts[0]?.nics.map(({ neighbour }) => neighbour)).toEqual([
      {
        protocol: 'cdp',
        switchName: 'leaf-1',
        portName: 'Ethernet1/7',
        model: 'N9K-C93180YC-EX',
        nativeVlan: 99,
        mtuBytes: 9216,
      },
      { protocol: 'lldp', switchName: 'leaf-2', portName: 'ethernet1/1/7', mtuBytes: 9216 },
      { protocol: 'lldp', switchName: '00:11:22:33:44:66', portName: 'xe-0/0/7' },
    ]);
  });

  test('a down link has no speed, but the card can still do more', async () => {
    const pnic = [
      {
        device: 'vmnic0',
        validLinkSpecification: [
          { speedMb: 1000, duplex: true },
          { speedMb: 10000, duplex: true },
        ],
      },
    ];
    const { hosts } = await read(json('a.json', host('esx01', 'host-1', { pnic })));
    expect(hosts[0]?.nics).toEqual([{ name: 'vmnic0', linkUp: false, maxSpeedMbps: 10000 }]);
  });

  test('uplink ports of a LAG are the LAG', async () => {
    const proxySwitch = [
      {
        dvsUuid: '50 17 d4 16 3d ac 54 90-c8 d0 0a 7a 4f 3c bd 0e',
        dvsName: 'dvs%2f1',
        mtu: 9000,
        uplinkPort: [
          { key: '10', value: 'Uplink 1' },
          { key: '11', value: 'lag1-0' },
        ],
        hostLag: [{ lagKey: '1', lagName: 'lag1', uplinkPort: [{ key: '11', value: 'lag1-0' }] }],
        spec: {
          backing: {
            pnicSpec: [
              { pnicDevice: 'vmnic0', uplinkPortKey: '10' },
              { pnicDevice: 'vmnic1', uplinkPortKey: '11' },
              { pnicDevice: 'vmnic2' },
            ],
          },
        },
      },
    ];
    const { hosts, distributedSwitches } = await read(
      json('a.json', host('esx01', 'host-1', { proxySwitch })),
    );
    expect(hosts[0]?.memberships).toEqual([
      {
        switchKey: '5017d4163dac5490c8d00a7a4f3cbd0e',
        uplinks: [
          { nic: 'vmnic0', uplink: 'Uplink 1' },
          { nic: 'vmnic1', uplink: 'lag1' },
          { nic: 'vmnic2' },
        ],
      },
    ]);
    expect(distributedSwitches).toMatchObject([
      { name: 'dvs/1', uplinks: ['Uplink 1'], lags: [{ name: 'lag1' }], mtuBytes: 9000 },
    ]);
  });

  test('a private VLAN needs the table of its switch', async () => {
    const group = (name: string, key: string, vlan: object) => ({
      key,
      name,
      distributedVirtualSwitch: { type: 'VmwareDistributedVirtualSwitch', value: 'dvs-1' },
      defaultPortConfig: { vlan: { inherited: false, ...vlan } },
    });
    const spanning = {
      self: { type: 'VmwareDistributedVirtualSwitch', value: 'dvs-1' },
      config: {
        uuid: 'u1',
        name: 'd',
        uplinkPortPolicy: { uplinkPortName: ['Uplink 1'] },
        pvlanConfig: [{ primaryVlanId: 100, secondaryVlanId: 101, pvlanType: 'isolated' }],
      },
    };
    const { distributedSwitches } = await read(
      json('a.json', [
        spanning,
        group('p', 'dvportgroup-1', { pvlanId: 101 }),
        group('q', 'dvportgroup-2', { pvlanId: 7 }),
        group('t', 'dvportgroup-3', {
          vlanId: [
            { start: 0, end: 0 },
            { start: 5, end: 9 },
          ],
        }),
      ]),
    );
    expect(distributedSwitches[0]?.portGroups).toMatchObject([
      { name: 'p', vlan: 100, secondaryVlan: 101, secondaryVlanKind: 'isolated' },
      { name: 'q', vlanUnknown: true },
      { name: 't', trunkVlans: '5-9' },
    ]);
  });

  test('what is hostile in a file reaches no prototype', async () => {
    const value = JSON.parse(
      '{"__proto__": {"polluted": 1}, "name": "x", "constructor": {"prototype": {}}, "config": {"network": {"pnic": [{"device": "__proto__", "__proto__": {"mac": "00:00:00:00:00:01"}}]}}}',
    );
    const { hosts } = await read(json('a.json', value));
    expect(hosts[0]?.nics[0]?.mac).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
