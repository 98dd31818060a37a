/**
 * The tabs of RVTools that say something of networking, with their columns in the order of 4.6 to
 * 4.8 (formats §1.2). Older versions lack some; custom attributes stand between them.
 */
const columns = {
  vInfo:
    'VM|Powerstate|Template|SRM Placeholder|Config status|DNS Name|Connection state|Guest state|Heartbeat|Consolidation Needed|PowerOn|Suspended To Memory|Suspend time|Suspend Interval|Creation date|Change Version|CPUs|Overall Cpu Readiness|Memory|Active Memory|NICs|Disks|Total disk capacity MiB|Fixed Passthru HotPlug|min Required EVC Mode Key|Latency Sensitivity|Op Notification Timeout|EnableUUID|CBT|Primary IP Address|Network #1|Network #2|Network #3|Network #4|Network #5|Network #6|Network #7|Network #8|Num Monitors|Video Ram KiB|Resource pool|Folder ID|Folder|vApp|DAS protection|FT State|FT Role|FT Latency|FT Bandwidth|FT Sec. Latency|Vm Failover In Progress|Provisioned MiB|In Use MiB|Unshared MiB|HA Restart Priority|HA Isolation Response|HA VM Monitoring|Cluster rule(s)|Cluster rule name(s)|Boot Required|Boot delay|Boot retry delay|Boot retry enabled|Boot BIOS setup|Reboot PowerOff|EFI Secure boot|Firmware|HW version|HW upgrade status|HW upgrade policy|HW target|Path|Log directory|Snapshot directory|Suspend directory|Annotation|Datacenter|Cluster|Host|OS according to the configuration file|OS according to the VMware Tools|Customization Info|Guest Detailed Data|VM ID|SMBIOS UUID|VM UUID|VI SDK Server type|VI SDK API Version|VI SDK Server|VI SDK UUID',
  vNetwork:
    'VM|Powerstate|Template|SRM Placeholder|NIC label|Adapter|Network|Switch|Connected|Starts Connected|Mac Address|Type|IPv4 Address|IPv6 Address|Direct Path IO|Internal Sort Column|Annotation|Datacenter|Cluster|Host|Folder|OS according to the configuration file|OS according to the VMware Tools|VM ID|VM UUID|VI SDK Server|VI SDK UUID',
  vSource:
    'Name|OS type|API type|API version|Version|Patch level|Build|Fullname|Product name|Product version|Product line|Vendor|VI SDK Server|VI SDK UUID',
  vCluster:
    'Name|Config status|OverallStatus|NumHosts|numEffectiveHosts|TotalCpu|NumCpuCores|NumCpuThreads|Effective Cpu|TotalMemory|Effective Memory|Num VMotions|HA enabled|Failover Level|AdmissionControlEnabled|Host monitoring|HB Datastore Candidate Policy|Isolation Response|Restart Priority|Cluster Settings|Max Failures|Max Failure Window|Failure Interval|Min Up Time|VM Monitoring|DRS enabled|DRS default VM behavior|DRS vmotion rate|DPM enabled|DPM default behavior|DPM Host Power Action Rate|Object ID|com.vmware.vcenter.cluster.edrs.upgradeHostAdded|VI SDK Server|VI SDK UUID',
  vHost:
    'Host|Datacenter|Cluster|Config status|Compliance Check State|in Maintenance Mode|in Quarantine Mode|vSAN Fault Domain Name|CPU Model|Speed|HT Available|HT Active|# CPU|Cores per CPU|# Cores|CPU usage %|# Memory|Memory Tiering Type|Memory usage %|Console|# NICs|# HBAs|# VMs total|# VMs|VMs per Core|# vCPUs|vCPUs per Core|vRAM|VM Used memory|VM Memory Swapped|VM Memory Ballooned|VMotion support|Storage VMotion support|Current EVC|Max EVC|Assigned License(s)|ATS Heartbeat|ATS Locking|Current CPU power man. policy|Supported CPU power man.|Host Power Policy|ESX Version|Boot time|DNS Servers|DHCP|Domain|Domain List|DNS Search Order|NTP Server(s)|NTPD running|Time Zone|Time Zone Name|GMT Offset|Vendor|Model|Serial number|Service tag|OEM specific string|BIOS Vendor|BIOS Version|BIOS Date|Certificate Issuer|Certificate Start Date|Certificate Expiry Date|Certificate Status|Certificate Subject|Object ID|AutoDeploy.MachineIdentity|UUID|VI SDK Server|VI SDK UUID',
  vNIC: 'Host|Datacenter|Cluster|Network Device|Driver|Speed|Duplex|MAC|Switch|Uplink port|PCI|WakeOn|VI SDK Server|VI SDK UUID',
  vSwitch:
    'Host|Datacenter|Cluster|Switch|# Ports|Free Ports|Promiscuous Mode|Mac Changes|Forged Transmits|Traffic Shaping|Width|Peak|Burst|Policy|Reverse Policy|Notify Switch|Rolling Order|Offload|TSO|Zero Copy Xmit|MTU|VI SDK Server|VI SDK UUID',
  vPort:
    'Host|Datacenter|Cluster|Port Group|Switch|VLAN|Promiscuous Mode|Mac Changes|Forged Transmits|Traffic Shaping|Width|Peak|Burst|Policy|Reverse Policy|Notify Switch|Rolling Order|Offload|TSO|Zero Copy Xmit|VI SDK Server|VI SDK UUID',
  dvSwitch:
    'Switch|Datacenter|Name|Vendor|Version|Description|Created|Host members|Max Ports|# Ports|# VMs|In Traffic Shaping|In Avg|In Peak|In Burst|Out Traffic Shaping|Out Avg|Out Peak|Out Burst|CDP Type|CDP Operation|LACP Name|LACP Mode|LACP Load Balance Alg.|Max MTU|Contact|Admin Name|Object ID|VI SDK Server|VI SDK UUID',
  dvPort:
    'Port|Switch|Type|# Ports|VLAN|Speed|Full Duplex|Blocked|Allow Promiscuous|Mac Changes|Active Uplink|Standby Uplink|Policy|Forged Transmits|In Traffic Shaping|In Avg|In Peak|In Burst|Out Traffic Shaping|Out Avg|Out Peak|Out Burst|Reverse Policy|Notify Switch|Rolling Order|Check Beacon|Live Port Moving|Check Duplex|Check Error %|Check Speed|Percentage|Block Override|Config Reset|Shaping Override|Vendor Config Override|Sec. Policy Override|Teaming Override|Vlan Override|Object ID|VI SDK Server|VI SDK UUID',
  vSC_VMK:
    'Host|Datacenter|Cluster|Port Group|Device|Mac Address|DHCP|IP Address|IP 6 Address|Subnet mask|Gateway|IP 6 Gateway|MTU|VI SDK Server|VI SDK UUID',
  vMetaData: 'RVTools major version|RVTools version|xlsx creation datetime|Server',
} as const;

export type Tab = keyof typeof columns;
export const tabs = Object.keys(columns) as readonly Tab[];
export const columnsOf = (tab: Tab): readonly string[] => columns[tab].split('|');

interface Need {
  /** Columns without which the tab says nothing that could be placed. */
  readonly required: readonly string[];
  /** How many of its columns there must be at least: tables that only look like RVTools have fewer. */
  readonly least: number;
}
export const needs: Readonly<Record<Tab, Need>> = {
  vInfo: { required: ['VM', 'Host'], least: 4 },
  vNetwork: { required: ['VM', 'Network', 'Host'], least: 6 },
  vSource: { required: ['VI SDK Server', 'VI SDK UUID'], least: 2 },
  vCluster: { required: ['Name'], least: 4 },
  vHost: { required: ['Host'], least: 3 },
  vNIC: { required: ['Host', 'Network Device'], least: 5 },
  vSwitch: { required: ['Host', 'Switch'], least: 6 },
  vPort: { required: ['Host', 'Port Group', 'Switch'], least: 6 },
  dvSwitch: { required: ['Switch'], least: 6 },
  dvPort: { required: ['Port', 'Switch'], least: 6 },
  vSC_VMK: { required: ['Host', 'Device'], least: 6 },
  vMetaData: { required: ['RVTools version'], least: 2 },
};

/** Columns that are read. All others are not even looked at: licences, serials, annotations, attributes. */
const read: Readonly<Record<Tab, string>> = {
  vInfo:
    'VM|Powerstate|Template|Memory|NICs|Network #1|Network #2|Network #3|Network #4|Network #5|Network #6|Network #7|Network #8|FT State|Datacenter|Cluster|Host|OS according to the configuration file|VM ID|SMBIOS UUID|VM UUID',
  vNetwork:
    'VM|Powerstate|Template|NIC label|Adapter|Network|Switch|Connected|Starts Connected|Mac Address|IPv4 Address|IP Address|Datacenter|Cluster|Host|OS according to the configuration file|VM ID|VM UUID',
  vSource: '',
  vCluster: 'Name|HA enabled|DRS enabled',
  vHost: 'Host|Datacenter|Cluster|# Memory|ESX Version|Vendor|Model|Object ID',
  vNIC: 'Host|Datacenter|Cluster|Network Device|Driver|Speed|Duplex|MAC|Switch|Uplink port|PCI',
  vSwitch:
    'Host|Datacenter|Cluster|Switch|Promiscuous Mode|Mac Changes|Forged Transmits|Traffic Shaping|Width|Peak|Burst|Policy|Notify Switch|Rolling Order|MTU',
  vPort:
    'Host|Datacenter|Cluster|Port Group|Switch|VLAN|Promiscuous Mode|Mac Changes|Forged Transmits|Traffic Shaping|Width|Peak|Burst|Policy|Notify Switch|Rolling Order',
  dvSwitch:
    'Switch|Datacenter|Version|Host members|CDP Type|CDP Operation|LACP Name|LACP Mode|LACP Load Balance Alg.|Max MTU|Object ID',
  dvPort:
    'Port|Switch|Type|# Ports|VLAN|Blocked|Allow Promiscuous|Mac Changes|Active Uplink|Standby Uplink|Policy|Forged Transmits|In Traffic Shaping|In Avg|In Peak|In Burst|Out Traffic Shaping|Out Avg|Out Peak|Out Burst|Notify Switch|Rolling Order|Check Beacon|Block Override|Config Reset|Shaping Override|Sec. Policy Override|Teaming Override|Vlan Override|Object ID',
  vSC_VMK:
    'Host|Datacenter|Cluster|Port Group|Device|Mac Address|DHCP|IP Address|IP 6 Address|Subnet mask|Gateway|MTU',
  vMetaData: 'RVTools version|xlsx creation datetime',
};

/** Headings are compared without blanks around them and without case (formats §1.1). */
export const keyOf = (heading: string): string => heading.trim().toLowerCase();

const readKeys = new Map(
  tabs.map((tab) => [
    tab,
    new Set([...read[tab].split('|'), 'VI SDK Server', 'VI SDK UUID'].map(keyOf)),
  ]),
);
export const isRead = (tab: Tab, heading: string): boolean =>
  readKeys.get(tab)?.has(keyOf(heading)) === true;

/** Columns that some version has or had. */
const knownKeys = new Map(
  tabs.map((tab) => [tab, new Set([...columnsOf(tab), ...read[tab].split('|')].map(keyOf))]),
);
export const isKnown = (tab: Tab, heading: string): boolean =>
  knownKeys.get(tab)?.has(keyOf(heading)) === true;

const byKey = new Map(tabs.map((tab) => [keyOf(tab), tab]));

/**
 * The tab that a sheet or file says it is: `vNIC`, `tabvNIC` (before 3.9), `RVTools_tabvNIC` (CSV),
 * `vSC+VMK`, also with something before or behind it (`2026-11 RVTools_tabvNIC (1)`).
 */
export const tabNamed = (name: string): Tab | undefined => {
  const bare = keyOf(name).replaceAll('+', '_');
  const exact = byKey.get(bare.replace(/^tab(?=d?v)/, ''));
  if (exact !== undefined) return exact;
  const inner = /(?:^|[^a-z])tab(d?v[a-z_]+?)(?:[^a-z]*)$/.exec(bare)?.[1];
  return inner === undefined ? undefined : byKey.get(inner);
};

/** Why headings are not those of a tab; undefined where they are. */
export const faultOf = (tab: Tab, headings: readonly string[]): string | undefined => {
  const { required, least } = needs[tab];
  const there = new Set(headings.map(keyOf));
  const missing = required.filter((column) => !there.has(keyOf(column)));
  if (missing.length > 0) {
    const isDatabase = headings.filter((h) => keyOf(h).startsWith(keyOf(tab))).length > 2;
    return isDatabase
      ? `${tab} has the column names of a database: it was exported with -DBColumnNames; export it again without.`
      : `${tab} has not the columns of RVTools (no ${missing.map((m) => `“${m}”`).join(', ')}); it was left out.`;
  }
  const known = [...there].filter((heading) => isKnown(tab, heading)).length;
  return known < least
    ? `${tab} has only ${known} of the columns of RVTools; it was left out, since what it holds is not sure.`
    : undefined;
};

/** The tab whose columns these are, whatever the sheet is called. */
export const tabOfHeadings = (headings: readonly string[]): Tab | undefined => {
  let best: { readonly tab: Tab; readonly known: number } | undefined;
  for (const tab of tabs) {
    if (faultOf(tab, headings) !== undefined) continue;
    const known = headings.filter((heading) => isKnown(tab, heading)).length;
    // A table of something else may have a Host and a Cluster as well.
    if (known < columnsOf(tab).length / 2) continue;
    if (best === undefined || known > best.known) best = { tab, known };
  }
  return best?.tab;
};
