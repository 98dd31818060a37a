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
