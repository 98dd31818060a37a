import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damaged, damages } from '../damaged-text.fixture';
import type { Piece } from '../piece';
import { esxcliReader } from './reader';

const netDvs = `switch 50 17 d4 16 3d ac 54 90-c8 d0 0a 7a 4f 3c bd 0e (etherswitch)
        max ports: 1536
        global properties:
                com.vmware.common.alias = DSwitch ,     propType = CONFIG
                com.vmware.etherswitch.mtu = 9000 ,     propType = CONFIG
                com.vmware.etherswitch.cdp = LLDP, both
                        propType = CONFIG
                com.vmware.common.uplinkPorts:
                        Uplink 1, Uplink 2
                        propType = CONFIG
        host properties:
                com.vmware.common.host.portset = DvsPortset-0 ,         propType = CONFIG
        port 16:
                com.vmware.common.port.alias = Uplink 2 ,       propType = CONFIG
                com.vmware.common.port.portgroupid = dvportgroup-14 ,   propType = CONFIG
                com.vmware.etherswitch.port.vlan = Guest VLAN tagging
                        ranges = 0-4094
                        propType = CONFIG
        port 3:
                com.vmware.common.port.alias =  ,       propType = CONFIG
                com.vmware.common.port.portgroupid = dvportgroup-15 ,   propType = CONFIG
                com.vmware.etherswitch.port.teaming:
                        load balancing = source virtual port id
                        link selection = link state up; beacon state ok; link speed>=10Mbps;
                        link behavior = notify switch; reverse filter; best effort on failure; shotgun on failure;
                        active = Uplink 2;
                        standby = Uplink 1;
                        propType = CONFIG
                com.vmware.etherswitch.port.security = deny promiscuous; allow mac change; deny forged frames
                        propType = CONFIG
                com.vmware.etherswitch.port.vlan = VLAN 98
                        propType = CONFIG
                com.vmware.common.port.statistics:
                        pktsInUnicast = 114179
                        propType = RUNTIME
        port 4:
                com.vmware.common.port.portgroupid = dvportgroup-17 ,   propType = CONFIG
                com.vmware.etherswitch.port.vlan = Guest VLAN tagging
                        ranges = 0-4094
                        propType = CONFIG
`;
const list = `DSwitch
   Name: DSwitch
   VDS ID: 50 17 d4 16 3d ac 54 90-c8 d0 0a 7a 4f 3c bd 0e
   Uplinks: vmnic2
   DVPort:
         Client: vmnic2
         DVPortgroup ID: dvportgroup-14
         Port ID: 16
         Client: vmk1
         DVPortgroup ID: dvportgroup-15
         Port ID: 3
`;
const bundle = 'esx-esx01.lab-2026-11-28--10.15-2101/commands';

test('a bundle: net-dvs names uplinks, VLANs and policies of what esxcli has by key', async () => {
  const pieces: readonly Piece[] = [
    { kind: 'text', name: `${bundle}/net-dvs_-l.txt`, text: netDvs },
    { kind: 'text', name: `${bundle}/localcli_network-vswitch-dvs-vmware-list.txt`, text: list },
  ];
  expect(pieces.map((piece) => esxcliReader.claims(piece))).toEqual([true, true]);
  const [estate] = await esxcliReader.read(pieces, () => {});
  const key = '5017d4163dac5490c8d00a7a4f3cbd0e';
  expect(estate?.problems).toEqual([]);
  expect(estate?.distributedSwitches).toEqual([
    {
      key,
      name: 'DSwitch',
      sourceId: key,
      mtuBytes: 9000,
      discoveryProtocol: 'lldp',
      discoveryOperation: 'both',
      uplinks: ['Uplink 1', 'Uplink 2'],
      portGroups: [
        {
          key: 'dvportgroup-15',
          name: 'dvportgroup-15',
          vlan: 98,
          teaming: {
            policy: 'portId',
            detection: 'beacon',
            notifySwitches: true,
            active: ['Uplink 2'],
            standby: ['Uplink 1'],
          },
          security: { promiscuous: 'reject', macChanges: 'accept', forgedTransmits: 'reject' },
        },
        { key: 'dvportgroup-17', name: 'dvportgroup-17', trunkVlans: 'all' },
      ],
    },
  ]);
  expect(estate?.hosts).toMatchObject([
    {
      name: 'esx01.lab',
      memberships: [{ switchKey: key, uplinks: [{ nic: 'vmnic2', uplink: 'Uplink 2' }] }],
      adapters: [{ name: 'vmk1', portGroupKey: 'dvportgroup-15' }],
    },
  ]);
});

test('in one paste with the list, as our script writes it', async () => {
  const text = `# esxcli network vswitch dvs vmware list\n${list}# net-dvs -l\n${netDvs}`;
  const [estate] = await esxcliReader.read([{ kind: 'text', name: 'esx01.txt', text }], () => {});
  expect(estate?.hosts[0]?.memberships[0]?.uplinks).toEqual([
    { nic: 'vmnic2', uplink: 'Uplink 2' },
  ]);
  expect(estate?.distributedSwitches[0]?.portGroups[0]).toMatchObject({ vlan: 98 });
});

test('damaged, it gives what is left', async () => {
  await fc.assert(
    fc.asyncProperty(damages, async (list) => {
      const text = damaged(netDvs, list);
      const [estate] = await esxcliReader.read([{ kind: 'text', name: 'a.txt', text }], () => {});
      for (const { uplinks, portGroups } of estate?.distributedSwitches ?? []) {
        expect(new Set(uplinks).size).toBe(uplinks.length);
        expect(new Set(portGroups.map(({ key }) => key)).size).toBe(portGroups.length);
      }
    }),
    { numRuns: 500 },
  );
});
