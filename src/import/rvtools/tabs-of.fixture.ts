import type {
  Estate,
  FoundDistributedPortGroup,
  FoundDistributedSwitch,
  FoundHost,
  FoundSwitch,
  FoundVm,
} from '../estate';
import type { Cell } from '../piece';
import {
  distributedShaping,
  type Line,
  maskOf,
  securityCells,
  standardShaping,
  teamingCells,
} from './policy-cells.fixture';
import { columnsOf, type Tab, tabs } from './tabs';

/** Rows of each tab, the header first. */
export type Tabs = Readonly<Record<Tab, readonly (readonly Cell[])[]>>;

/** No field of the model says it: in estates that are written as tabs, a note of this text does. */
export const templateNote = 'Template.';
export const isTemplate = ({ notes }: FoundVm): boolean => notes === templateNote;

const adapterWords = {
  vmxnet3: 'Vmxnet3',
  vmxnet2: 'Vmxnet2',
  e1000: 'E1000',
  e1000e: 'E1000e',
  flexible: 'Flexible',
  vlance: 'PCNet32',
  sriov: 'SriovEthernetCard',
  synthetic: null,
  legacy: null,
} as const;

const serverOf = (vcenter: string | undefined) =>
  vcenter === undefined ? null : `${vcenter}.example`;

/** Cells by which rows of a host are placed. A cluster's key holds its datacenter. */
const placeOf = (host: FoundHost): Line => {
  const [, datacenter = '', ...name] = (host.cluster ?? '').split('|');
  return {
    Host: host.name,
    Datacenter: datacenter,
    Cluster: name.join('|'),
    'VI SDK Server': serverOf(host.vcenter),
    'VI SDK UUID': host.vcenter ?? null,
  };
};

const effective = (host: FoundHost, switchName: string): FoundSwitch | undefined =>
  host.switches.find(({ name }) => name === switchName);

const portLine = (host: FoundHost, group: FoundHost['portGroups'][number]): Line => {
  const above = effective(host, group.switchName);
  return {
    ...placeOf(host),
    'Port Group': group.name,
    Switch: group.switchName,
    VLAN: group.vlan ?? null,
    ...securityCells({ ...above?.security, ...group.security }, 'Promiscuous Mode'),
    ...standardShaping(group.shapingOut ?? above?.shapingOut),
    ...teamingCells({ ...above?.teaming, ...group.teaming }),
  };
};

const nicLine = (host: FoundHost, nic: FoundHost['nics'][number], estate: Estate): Line => {
  const standard = host.switches.find(({ uplinks }) => uplinks?.includes(nic.name));
  const membership = host.memberships.find(({ uplinks }) =>
    uplinks.some((u) => u.nic === nic.name),
  );
  const spanning = estate.distributedSwitches.find(({ key }) => key === membership?.switchKey);
  const at = membership?.uplinks.findIndex((u) => u.nic === nic.name) ?? -1;
  const uplink = membership?.uplinks[at]?.uplink;
  const isLag = spanning?.lags?.some(({ name }) => name === uplink) === true;
  const isUp = nic.linkUp !== false && nic.speedMbps !== undefined;
  return {
    ...placeOf(host),
    'Network Device': nic.name,
    Driver: nic.driver ?? null,
    Speed: isUp ? (nic.speedMbps ?? null) : null,
    Duplex: isUp ? (nic.duplex === undefined ? null : nic.duplex === 'full') : 'Link is down!',
    MAC: nic.mac ?? null,
    Switch: standard?.name ?? spanning?.name ?? null,
    'Uplink port': uplink === undefined ? null : isLag ? `${uplink}-${at}` : uplink,
    PCI: nic.pciAddress ?? null,
    WakeOn: false,
  };
};

const adapterLine = (host: FoundHost, adapter: FoundHost['adapters'][number]): Line => ({
  ...placeOf(host),
  'Port Group': adapter.portGroup ?? null,
  Device: adapter.name,
  'Mac Address': adapter.mac ?? null,
  DHCP: adapter.dhcp ?? null,
  'IP Address': adapter.ip ?? null,
  'IP 6 Address': adapter.ip6 ?? null,
  'Subnet mask': adapter.prefix === undefined ? null : maskOf(adapter.prefix),
  Gateway: adapter.gateway ?? null,
  MTU: adapter.mtuBytes ?? null,
});

const vmCells = (host: FoundHost, vm: FoundVm, id: number): Line => ({
  ...placeOf(host),
  VM: vm.name,
  Powerstate: vm.poweredOn === undefined ? null : vm.poweredOn ? 'poweredOn' : 'poweredOff',
  Template: isTemplate(vm),
  'SRM Placeholder': false,
  Annotation: 'password: hunter2',
  'OS according to the configuration file': vm.os ?? null,
  'VM ID': `vm-${id}`,
  'VM UUID': vm.sourceId ?? null,
  'SMBIOS UUID': null,
});

const vnicLine = (
  vm: Line,
  vnic: FoundVm['vnics'][number],
  isOff: boolean,
  estate: Estate,
): Line => {
  const spanning = estate.distributedSwitches.find(({ key }) => key === vnic.switchName);
  return {
    ...vm,
    'NIC label': vnic.name ?? null,
    Adapter: vnic.adapterType === undefined ? null : adapterWords[vnic.adapterType],
    Network: vnic.portGroup ?? 'Not connected',
    Switch: spanning?.name ?? vnic.switchName ?? null,
    Connected: isOff ? false : (vnic.connected ?? null),
    'Starts Connected': isOff ? (vnic.connected ?? null) : true,
    'Mac Address': vnic.mac ?? null,
    Type: 'assigned',
    'IPv4 Address': vnic.ip === undefined ? null : `${vnic.ip}, fe80::1`,
  };
};

const vcenterOf = ({ key }: FoundDistributedSwitch) => key.slice(0, key.indexOf('|'));
const idOf = ({ key }: FoundDistributedSwitch) => key.slice(key.indexOf('|') + 1);

const spanningLine = (one: FoundDistributedSwitch, estate: Estate): Line => ({
  Switch: one.name,
  Datacenter: 'DC',
  Name: 'DVS',
  Vendor: 'VMware, Inc.',
  Version: one.version ?? null,
  'Host members': estate.hosts
    .filter(({ memberships }) => memberships.some(({ switchKey }) => switchKey === one.key))
    .map(({ name }) => name)
    .join(', '),
  'CDP Type': one.discoveryProtocol ?? null,
  'CDP Operation': one.discoveryOperation ?? null,
  'LACP Name': one.lags?.map(({ name }) => name).join(', ') ?? null,
  'LACP Mode': one.lags?.map(({ mode }) => mode ?? '').join(', ') ?? null,
  'LACP Load Balance Alg.': one.lags?.map(({ hash }) => hash ?? '').join(', ') ?? null,
  'Max MTU': one.mtuBytes ?? null,
  'Object ID': idOf(one),
  'VI SDK Server': serverOf(vcenterOf(one)),
  'VI SDK UUID': vcenterOf(one),
});

const bindings = {
  static: 'earlyBinding',
  dynamic: 'lateBinding',
  ephemeral: 'ephemeral',
} as const;

const groupLine = (one: FoundDistributedSwitch, group: FoundDistributedPortGroup): Line => ({
  Port: group.name,
  Switch: one.name,
  Type: group.binding === undefined ? null : bindings[group.binding],
  '# Ports': group.portCount ?? null,
  VLAN: group.vlan ?? null,
  Speed: 10,
  'Full Duplex': false,
  Blocked: group.notes === 'All ports are blocked.',
  ...securityCells(group.security, 'Allow Promiscuous'),
  'Active Uplink': group.teaming?.active?.join(', ') ?? null,
  'Standby Uplink': group.teaming?.standby?.join(', ') ?? null,
  ...teamingCells(group.teaming),
  ...distributedShaping('In', group.shapingOut),
  ...distributedShaping('Out', group.shapingIn),
  'Check Beacon':
    group.teaming?.detection === undefined ? null : group.teaming.detection === 'beacon',
  'Config Reset': group.resetAtDisconnect ?? null,
  'Block Override': group.overridesAllowed?.includes('block') ?? null,
  'Vlan Override': group.overridesAllowed?.includes('vlan') ?? null,
  'Sec. Policy Override': group.overridesAllowed?.includes('security') ?? null,
  'Teaming Override': group.overridesAllowed?.includes('teaming') ?? null,
  'Shaping Override': group.overridesAllowed?.includes('shaping') ?? null,
  'Object ID': group.key ?? null,
  'VI SDK Server': serverOf(vcenterOf(one)),
  'VI SDK UUID': vcenterOf(one),
});

/** The rows by which RVTools would tell of an estate; see `carried` for what of it they can say. */
export const tabsOf = (estate: Estate): Tabs => {
  const { hosts, distributedSwitches } = estate;
  let id = 0;
  const vms = hosts.flatMap((host) =>
    host.vms.map((vm) => {
      id += 1;
      return { vm, cells: vmCells(host, vm, id) };
    }),
  );
  const lines: Readonly<Record<Tab, readonly Line[]>> = {
    vInfo: vms.map(({ vm, cells }) => ({
      ...cells,
      Memory: vm.memoryGb === undefined ? null : vm.memoryGb * 1024,
      'FT State':
        vm.ftProtected === undefined ? null : vm.ftProtected ? 'running' : 'notConfigured',
      NICs: vm.vnics.length,
      ...Object.fromEntries(
        vm.vnics.slice(0, 8).map((vnic, i) => [`Network #${i + 1}`, vnic.portGroup ?? null]),
      ),
    })),
    vNetwork: vms.flatMap(({ vm, cells }) =>
      vm.vnics.map((vnic) => vnicLine(cells, vnic, vm.poweredOn === false, estate)),
    ),
    vSource: [],
    vCluster: estate.clusters.map(({ key, name, haEnabled, drsEnabled }) => ({
      Name: name,
      'HA enabled': haEnabled ?? null,
      'DRS enabled': drsEnabled ?? null,
      'VI SDK UUID': key.slice(0, key.indexOf('|')) || null,
    })),
    vHost: hosts.map((host) => ({
      ...placeOf(host),
      'ESX Version': host.version === undefined ? null : `VMware ESXi ${host.version} build-1`,
      'Assigned License(s)': 'AAAAA-BBBBB',
      'Serial number': 'SN1',
      Model: host.model ?? null,
      '# Memory': host.memoryGb === undefined ? null : host.memoryGb * 1024,
      'Object ID': host.moid ?? null,
    })),
    vNIC: hosts.flatMap((host) => host.nics.map((nic) => nicLine(host, nic, estate))),
    vSwitch: hosts.flatMap((host) =>
      host.switches.map((one) => ({
        ...placeOf(host),
        Switch: one.name,
        '# Ports': 9216,
        ...securityCells(one.security, 'Promiscuous Mode'),
        ...standardShaping(one.shapingOut),
        ...teamingCells(one.teaming),
        MTU: one.mtuBytes ?? null,
      })),
    ),
    vPort: hosts.flatMap((host) => host.portGroups.map((group) => portLine(host, group))),
    dvSwitch: distributedSwitches.map((one) => spanningLine(one, estate)),
    dvPort: distributedSwitches.flatMap((one) => [
      ...one.portGroups.map((group) => groupLine(one, group)),
      groupLine(one, { name: `${one.name}-DVUplinks-1`, key: 'dvportgroup-0' }),
    ]),
    vSC_VMK: hosts.flatMap((host) => host.adapters.map((adapter) => adapterLine(host, adapter))),
    vMetaData: [{ 'RVTools version': '4.7.1.4', 'xlsx creation datetime': '2026/11/28 08:00:00' }],
  };
  return Object.fromEntries(
    tabs.map((tab) => {
      const columns = columnsOf(tab);
      return [
        tab,
        [columns, ...lines[tab].map((line) => columns.map((column) => line[column] ?? null))],
      ];
    }),
  ) as Record<Tab, Cell[][]>;
};
