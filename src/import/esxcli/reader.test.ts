import { expect, test } from 'vitest';
import type { Piece } from '../piece';
import { esxcliReader } from './reader';
import { session } from './session.fixture';

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

test('what is not of an ESXi console is not claimed', () => {
  for (const other of [
    'Name       : External\nSwitchType : External\nNetAdapterInterfaceDescription : Intel X710',
    '<mxfile><diagram name="x"></diagram></mxfile>',
    'Dear all,\nName: Bob\nProduct: shoes\n',
    '',
  ])
    expect(esxcliReader.claims(text(other))).toBe(false);
});
