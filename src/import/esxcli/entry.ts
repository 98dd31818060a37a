/** A value as a command prints it; lists where its format has lists. */
export type Said = string | readonly string[];

/** The command that an output is of, where a prompt or the file's name says it. */
export interface Command {
  /** Words without options: `network vswitch standard policy failover get`. */
  readonly path: string;
  /** By option without hyphens: `v`, `vswitch-name`. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * One thing that a command says, whatever the format: a row, a block of `Key: value`, a JSON object.
 * Keys are labels without blanks and case, since `MAC Address` is `MACAddress` in JSON (formats §3).
 */
export interface Entry {
  readonly fields: ReadonlyMap<string, Said>;
  /** Blocks within the block: the DVPorts of a distributed switch. */
  readonly inner: readonly Entry[];
  /** A line by itself above the block. */
  readonly heading?: string;
  readonly command?: Command;
  /** `line 12`, or a JSON path. */
  readonly place: string;
}

export const keyOf = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What is printed for nothing. */
const nothing = /^(?:n\/a|none|<unset>|-)?$/i;

/** A text with something in it; a list as one text. */
export const textIn = ({ fields }: Entry, key: string): string | undefined => {
  const value = fields.get(key);
  const text = typeof value === 'string' ? value.trim() : value?.join(', ');
  return text === undefined || nothing.test(text) ? undefined : text;
};

/** A list, also where it is printed with commas; empty where the field is there and says nothing. */
export const listIn = ({ fields }: Entry, key: string): readonly string[] | undefined => {
  const value = fields.get(key);
  if (value === undefined) return undefined;
  const items = typeof value === 'string' ? value.split(/,\s*/) : value;
  return items.map((item) => item.trim()).filter((item) => !nothing.test(item));
};

export const flagIn = (entry: Entry, key: string): boolean | undefined => {
  const text = textIn(entry, key)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
};

/** The whole number that a value begins with: `100000 Kbps`. */
export const numberIn = (entry: Entry, key: string): number | undefined => {
  const digits = /^-?\d{1,15}/.exec(textIn(entry, key) ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
};

export type EntryKind =
  | 'nic'
  | 'nicGet'
  | 'vswitch'
  | 'dvs'
  | 'portGroup'
  | 'interface'
  | 'vmknic'
  | 'ipv4'
  | 'ipv6'
  | 'route'
  | 'failover'
  | 'security'
  | 'shaping'
  | 'tags'
  | 'vsan'
  | 'iscsi'
  | 'hostname'
  | 'version'
  | 'platform'
  | 'memory';

/** By the fields that only this kind has, the first that fits. */
const marks: readonly (readonly [EntryKind, ...string[]])[] = [
  ['dvs', 'vdsid'],
  ['vmknic', 'interface', 'ipfamily'],
  ['nic', 'pcidevice', 'macaddress'],
  ['nicGet', 'name', 'linkdetected'],
  ['vswitch', 'name', 'configuredports', 'uplinks'],
  ['portGroup', 'virtualswitch', 'vlanid'],
  ['interface', 'name', 'netstackinstance'],
  ['interface', 'name', 'portset', 'macaddress'],
  ['ipv4', 'name', 'ipv4address', 'ipv4netmask'],
  ['ipv6', 'interface', 'address', 'status'],
  ['route', 'network', 'gateway', 'interface'],
  ['failover', 'loadbalancing', 'networkfailuredetection'],
  ['security', 'allowpromiscuous', 'allowforgedtransmits'],
  ['shaping', 'averagebandwidth', 'burstsize'],
  ['vsan', 'vmknicname', 'traffictype'],
  ['iscsi', 'adapter', 'vmknic'],
  ['tags', 'tags'],
  ['hostname', 'hostname', 'domainname'],
  ['hostname', 'fullyqualifieddomainname'],
  ['version', 'product', 'version', 'build'],
  ['platform', 'productname', 'vendorname'],
  ['memory', 'physicalmemory'],
];

export const kindOf = ({ fields }: Entry): EntryKind | undefined =>
  marks.find(([, ...keys]) => keys.every((key) => fields.has(key)))?.[0];

/** Labels of the blocks that are read, by block; a line `Word: text` of anything else is prose. */
const blocks = [
  // standard list, dvs vmware list
  'name class numports usedports configuredports mtu cdpstatus beaconenabled beaconinterval beaconthreshold beaconrequiredby uplinks portgroups vdsid beacontimeout vmwarebranded dvport client dvportgroupid inuse portid',
  // ip interface list
  'name macaddress enabled portset portgroup netstackinstance vdsname vdsuuid vdsport vdsconnection opaquenetworkid opaquenetworktype externalid mtu tsomss rxdispqueuesize portid',
  // nic get
  'advertisedautonegotiation advertisedlinkmodes autonegotiation cabletype currentmessagelevel driverinfo businfo driver firmwareversion version linkdetected linkstatus name phyaddress pauseautonegotiate pauserx pausetx supportedports supportsautonegotiation supportspause supportswakeon transceiver virtualaddress wakeon',
  // policy failover get, policy security get, policy shaping get
  'loadbalancing networkfailuredetection notifyswitches failback activeadapters standbyadapters unusedadapters overridevswitchloadbalancing overridevswitchnetworkfailuredetection overridevswitchnotifyswitches overridevswitchfailback overridevswitchuplinks',
  'allowpromiscuous allowmacaddresschange allowforgedtransmits overridevswitchallowpromiscuous overridevswitchallowmacaddresschange overridevswitchallowforgedtransmits',
  'enabled averagebandwidth peakbandwidth burstsize overridevswitch',
  // ip interface tag get, vsan network list, iscsi networkportal list
  'tags',
  'vmknicname ipprotocol interfaceuuid traffictype',
  'adapter vmknic',
  // system hostname get, system version get, hardware platform get, hardware memory get
  'domainname fullyqualifieddomainname hostname',
  'product version build update patch',
  'productname vendorname',
  'physicalmemory',
].map((keys) => keys.split(' '));

/** The blocks that have this label: none for a label that is not read. */
export const blocksOf: (key: string) => ReadonlySet<number> = (() => {
  const byKey = new Map<string, Set<number>>();
  for (const [i, keys] of blocks.entries())
    for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(i));
  const none: ReadonlySet<number> = new Set();
  return (key) => byKey.get(key) ?? none;
})();
