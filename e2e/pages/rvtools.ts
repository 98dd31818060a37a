import { type CellValue, writeXlsx } from 'hucre/xlsx';

/** What differs between two exports of the same estate. */
export interface Export {
  /** ISO date. */
  readonly taken: string;
  readonly hosts: number;
  /** Mbit/s of every NIC. */
  readonly speed: number;
  readonly vmsOnHost: number;
}

type Row = Readonly<Record<string, CellValue>>;

/** A sheet with the columns that its rows have, and custom attributes in mid-sheet, as real ones do. */
const sheet = (name: string, rows: readonly Row[]) => {
  const columns = Object.keys(rows[0] ?? {});
  return { name, rows: [columns, ...rows.map((row) => columns.map((c) => row[c] ?? null))] };
};

const vcenter = {
  'VI SDK Server': 'vcenter.example',
  'VI SDK UUID': '5d0c9f3a-1111-4222-8333-944445555666',
};
const policy = {
  'Promiscuous Mode': 'False',
  'Mac Changes': 'False',
  'Forged Transmits': 'False',
  'Traffic Shaping': 'False',
  Width: 0,
  Peak: 0,
  Burst: 0,
  Policy: 'loadbalance_srcid',
  'Reverse Policy': 'True',
  'Notify Switch': 'True',
  'Rolling Order': 'False',
  Offload: 'True',
  TSO: 'True',
  'Zero Copy Xmit': 'True',
};
const mac = (host: number, at: number): string =>
  `00:50:56:${[host, at, 1].map((n) => n.toString(16).padStart(2, '0')).join(':')}`;

const groups = [
  ['Management Network', 'vSwitch0', 10],
  ['vMotion', 'vSwitch1', 20],
  ['Prod-Web', 'vSwitch0', 30],
] as const;

/**
 * A workbook as RVTools 4.6 writes it: standard switches, whose failover order it does not tell, and
 * VMkernel adapters, whose services it does not tell. vMotion's adapter has a larger MTU than its
 * switch: the mistake to be found.
 */
export const rvtoolsWorkbook = async (made: Export): Promise<Buffer> => {
  const hosts = Array.from({ length: made.hosts }, (_, i) => ({
    at: i + 1,
    where: { Host: `esx0${i + 1}.lab.example`, Datacenter: 'DC1', Cluster: 'Lab' },
  }));
  const each = (rows: (host: (typeof hosts)[number]) => readonly Row[]) => hosts.flatMap(rows);
  const nics = [0, 1, 2, 3];
  const book = await writeXlsx({
    sheets: [
      sheet(
        'vInfo',
        each(({ at, where }) =>
          Array.from({ length: made.vmsOnHost }, (_, i) => ({
            VM: `web-${at}-${i + 1}`,
            Powerstate: 'poweredOn',
            Template: 'False',
            NICs: 1,
            'Network #1': 'Prod-Web',
            Annotation: 'password: swordfish',
            ...where,
            'VM ID': `vm-${at}0${i + 1}`,
            ...vcenter,
          })),
        ),
      ),
      sheet(
        'vNetwork',
        each(({ at, where }) =>
          Array.from({ length: made.vmsOnHost }, (_, i) => ({
            VM: `web-${at}-${i + 1}`,
            Powerstate: 'poweredOn',
            Template: 'False',
            'SRM Placeholder': 'False',
            'NIC label': 'Network adapter 1',
            Adapter: 'Vmxnet3',
            Network: 'Prod-Web',
            Switch: 'vSwitch0',
            Connected: 'True',
            'Starts Connected': 'True',
            'Mac Address': mac(at, 100 + i),
            Type: 'assigned',
            'IPv4 Address': `10.0.30.${at * 10 + i}`,
            'IPv6 Address': null,
            Owner: 'team A',
            ...where,
            'VM ID': `vm-${at}0${i + 1}`,
            ...vcenter,
          })),
        ),
      ),
      sheet(
        'vHost',
        each(({ at, where }) => [
          {
            ...where,
            '# NICs': nics.length,
            'ESX Version': 'VMware ESXi 8.0.3 build-24674464',
            'Serial number': 'SECRET-1',
            'Object ID': `host-${at}`,
            ...vcenter,
          },
        ]),
      ),
      sheet(
        'vNIC',
        each(({ at, where }) =>
          nics.map((nic) => ({
            ...where,
            'Network Device': `vmnic${nic}`,
            Driver: 'ixgben',
            Speed: made.speed,
            Duplex: 'True',
            MAC: mac(at, nic),
            Switch: `vSwitch${Math.floor(nic / 2)}`,
            'Uplink port': null,
            PCI: `0000:0${nic + 1}:00.0`,
            WakeOn: 'False',
            ...vcenter,
          })),
        ),
      ),
      sheet(
        'vSwitch',
        each(({ where }) =>
          [0, 1].map((n) => ({
            ...where,
            Switch: `vSwitch${n}`,
            '# Ports': 9216,
            'Free Ports': 9200,
            ...policy,
            MTU: 1500,
            ...vcenter,
          })),
        ),
      ),
      sheet(
        'vPort',
        each(({ where }) =>
          groups.map(([name, on, vlan]) => ({
            ...where,
            'Port Group': name,
            Switch: on,
            VLAN: vlan,
            ...policy,
            ...vcenter,
          })),
        ),
      ),
      sheet(
        'vSC_VMK',
        each(({ at, where }) =>
          groups.slice(0, 2).map(([name, , vlan], i) => ({
            ...where,
            'Port Group': name,
            Device: `vmk${i}`,
            'Mac Address': mac(at, 50 + i),
            DHCP: 'False',
            'IP Address': `10.0.${vlan}.${at}`,
            'IP 6 Address': null,
            'Subnet mask': '255.255.255.0',
            Gateway: '10.0.10.254',
            'IP 6 Gateway': null,
            MTU: i === 0 ? 1500 : 9000,
            ...vcenter,
          })),
        ),
      ),
      sheet('vMetaData', [
        {
          'RVTools major version': '4.6',
          'RVTools version': '4.6.1.3',
          'xlsx creation datetime': `${made.taken} 08:00:00`,
          Server: 'vcenter.example',
        },
      ]),
    ],
  });
  return Buffer.from(book);
};
