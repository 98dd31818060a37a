import { type Entry, keyOf, type Said } from './entry';

const mac = '(?:[0-9a-f]{2}:){5}[0-9a-f]{2}';
const ip4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';

/** A row that is told by its own shape, wherever it stands and however its columns are pushed. */
interface RowShape {
  readonly pattern: RegExp;
  /** Labels of the groups. */
  readonly keys: readonly string[];
}

const rowShapes: readonly RowShape[] = [
  // esxcli network nic list, esxcfg-nics -l. The latter and ESXi 5 have one state, that of the link.
  {
    pattern: new RegExp(
      `^\\s*(\\S+)\\s+([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-9a-f])\\s+(\\S+)\\s+(?:(Up|Down)\\s+)??(Up|Down)\\s+(\\d+)(?:Mbps)?\\s+(Full|Half)\\s+(${mac})(?:\\s+(\\d{2,5})\\b)?(?:\\s+(.*))?$`,
      'i',
    ),
    keys: [
      'Name',
      'PCI Device',
      'Driver',
      'Admin Status',
      'Link Status',
      'Speed',
      'Duplex',
      'MAC Address',
      'MTU',
      'Description',
    ],
  },
  // esxcfg-vmknic -l: a row for each address; the name of the port group has blanks.
  {
    pattern: new RegExp(
      `^\\s*(vmk\\d+)\\s+(\\S.*?)\\s+(IPv4|IPv6)\\s+(\\S+)\\s+(\\S+)\\s+(?:(N/A|${ip4})\\s+)?(${mac})\\s+(\\d+)\\s+(\\d+)\\s+(true|false)\\s+(.*?)\\s+(\\S+)$`,
      'i',
    ),
    keys: [
      'Interface',
      'Port Group',
      'IP Family',
      'IP Address',
      'Netmask',
      'Broadcast',
      'MAC Address',
      'MTU',
      'TSO MSS',
      'Enabled',
      'Type',
      'NetStack',
    ],
  },
  // esxcli network ip interface ipv4 get.
  {
    pattern: new RegExp(
      `^\\s*(vmk\\d+)\\s+(${ip4}|N/A)\\s+(${ip4}|N/A)\\s+(${ip4}|N/A)\\s+(STATIC|DHCP|NONE)(?:\\s+(${ip4}|N/A))?(?:\\s+(true|false))?\\s*$`,
      'i',
    ),
    keys: [
      'Name',
      'IPv4 Address',
      'IPv4 Netmask',
      'IPv4 Broadcast',
      'Address Type',
      'Gateway',
      'DHCP DNS',
    ],
  },
  // esxcli network ip interface ipv6 address list.
  {
    pattern: /^\s*(vmk\d+)\s+([0-9a-f:]*:[0-9a-f:]*)\s+(\d{1,3})\s+(\S+)\s+(\S+)\s*$/i,
    keys: ['Interface', 'Address', 'Netmask', 'Type', 'Status'],
  },
  // esxcli network ip route ipv4 list: only the way out matters.
  {
    pattern: new RegExp(
      `^\\s*(default|0\\.0\\.0\\.0)\\s+(0\\.0\\.0\\.0)\\s+(${ip4})\\s+(vmk\\d+)\\b.*$`,
      'i',
    ),
    keys: ['Network', 'Netmask', 'Gateway', 'Interface'],
  },
];

const entry = (
  keys: readonly string[],
  values: readonly (Said | undefined)[],
  line: number,
): Entry => {
  const fields = new Map<string, Said>();
  for (const [i, key] of keys.entries()) {
    const value = values[i];
    if (value !== undefined) fields.set(keyOf(key), value);
  }
  return { fields, inner: [], place: `line ${line}` };
};

export const rowOf = (text: string, line: number): Entry | undefined => {
  for (const { pattern, keys } of rowShapes) {
    const match = pattern.exec(text);
    if (match !== null) return entry(keys, match.slice(1), line);
  }
  return undefined;
};

/** Tables whose rows have no shape of their own: their header says how to read them. */
export type Table = 'vswitch' | 'dvs' | 'portgroup' | 'dvport' | 'pglist' | 'other';

const headers: readonly (readonly [Table, RegExp])[] = [
  ['vswitch', /^\s*Switch Name\s+Num Ports\b/i],
  ['dvs', /^\s*DVS Name\s+Num Ports\b/i],
  ['portgroup', /^\s*PortGroup Name\s+VLAN ID\b/i],
  ['dvport', /^\s*DVPort ID\s+In Use\b/i],
  ['pglist', /^\s*Name\s+Virtual Switch\s+Active Clients\b/i],
  ['other', /^\s*Name\s+(?:PCI|IPv4 Address)\b/i],
  ['other', /^\s*Interface\s+(?:Port ?Group|Address)\b/i],
  ['other', /^\s*Network\s+Netmask\b/i],
];
export const headerOf = (text: string): Table | undefined =>
  headers.find(([, pattern]) => pattern.test(text))?.[0];

export const isUnderline = (text: string): boolean => /^\s*(?:\\?-){2,}[\s\\-]*$/.test(text);

const nicList = '[A-Za-z][\\w.-]*(?:,\\s?[A-Za-z][\\w.-]*)*';
/** From the right: a long name pushes all columns, and names end in numbers. */
const tablePatterns: Readonly<Record<Exclude<Table, 'other'>, RegExp>> = {
  vswitch: new RegExp(
    `^\\s*(\\S.*?)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)(?:\\s+(${nicList}))?$`,
  ),
  dvs: new RegExp(`^\\s*(\\S.*?)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)(?:\\s+(${nicList}))?$`),
  portgroup: new RegExp(`^\\s*(\\S.*?)\\s+(\\d+)\\s+(\\d+)(?:\\s+(${nicList}))?$`),
  dvport: /^\s*(\S+)\s+([01])(?:\s+(\S.*))?$/,
  pglist: /^\s*(\S.*?)\s{2,}(\S.*?)\s+(\d+)\s+(\d+)$/,
};
const tableKeys: Readonly<Record<Exclude<Table, 'other'>, readonly string[]>> = {
  vswitch: ['Name', 'Num Ports', 'Used Ports', 'Configured Ports', 'MTU', 'Uplinks'],
  dvs: ['Name', 'Num Ports', 'Used Ports', 'Configured Ports', 'MTU', 'Uplinks'],
  portgroup: ['Name', 'VLAN ID', 'Used Ports'],
  dvport: ['Port ID', 'In Use', 'Client'],
  pglist: ['Name', 'Virtual Switch', 'Active Clients', 'VLAN ID'],
};

/** Where columns have lost their blanks, names of switches without blanks are still told apart. */
const tightList = /^\s*(\S.*?)\s+(\S+)\s+(\d+)\s+(\d+)$/;

/** A row of such a table; undefined for a line that is none. */
export const tableRow = (
  table: Exclude<Table, 'other'>,
  text: string,
  line: number,
): Entry | undefined => {
  const match =
    tablePatterns[table].exec(text) ?? (table === 'pglist' ? tightList.exec(text) : null);
  if (match === null) return undefined;
  const made = entry(tableKeys[table], match.slice(1), line);
  if (table !== 'vswitch' && table !== 'dvs') return made;
  const fields = new Map(made.fields);
  // A switch without uplinks has none: the column is there and empty.
  if (!fields.has('uplinks')) fields.set('uplinks', '');
  // The id by which esxcli tells a distributed switch is not in this table.
  if (table === 'dvs') fields.set('vdsid', '');
  return { ...made, fields };
};
