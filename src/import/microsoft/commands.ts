import { type Command, commands, type Fields } from './objects';

/** Class of an object in CLIXML, without its namespace. Sources: the classes named in each cmdlet's help. */
const classes: Readonly<Record<string, Command>> = {
  vmswitch: 'VMSwitch',
  vmswitchteam: 'VMSwitchTeam',
  msft_netadapter: 'NetAdapter',
  msft_netadapterhardwareinfosettingdata: 'NetAdapterHardwareInfo',
  msft_netadapterrdmasettingdata: 'NetAdapterRdma',
  msft_netadapteradvancedpropertysettingdata: 'NetAdapterAdvancedProperty',
  msft_netadapterqossettingdata: 'NetAdapterQos',
  msft_netadaptervmqsettingdata: 'NetAdapterVmq',
  msft_netadaptersriovsettingdata: 'NetAdapterSriov',
  vminternalnetworkadapter: 'VMNetworkAdapter',
  vmnetworkadapter: 'VMNetworkAdapter',
  vmnetworkadaptervlansetting: 'VMNetworkAdapterVlan',
  vmnetworkadapterisolationsetting: 'VMNetworkAdapterIsolation',
  vmnetworkadapterteammappingsetting: 'VMNetworkAdapterTeamMapping',
  msft_netipaddress: 'NetIPAddress',
  msft_netipinterface: 'NetIPInterface',
  msft_netroute: 'NetRoute',
  msft_netlbfoteam: 'NetLbfoTeam',
  msft_netlbfoteammember: 'NetLbfoTeamMember',
  virtualmachine: 'VM',
  vmhost: 'VMHost',
  vmmigrationnetwork: 'VMMigrationNetwork',
  cluster: 'Cluster',
  clusternode: 'ClusterNode',
  clusternetwork: 'ClusterNetwork',
  clusternetworkinterface: 'ClusterNetworkInterface',
  win32_operatingsystem: 'OperatingSystem',
};

/** `Deserialized.Microsoft.HyperV.PowerShell.VMSwitch` or `…CimInstance#root/StandardCimv2/MSFT_NetAdapter`. */
export const commandOfClass = (name: string): Command | undefined => {
  const last = name.slice(0, 300).split(/[./#]/).at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(classes, last) ? classes[last] : undefined;
};

const byName = new Map<string, Command>([
  ...commands.map((command) => [command.toLowerCase(), command] as const),
  // Names that collectors give to sections.
  ['vmnetworkadaptermanagementos', 'VMNetworkAdapter'],
  ['vmnetworkadapterall', 'VMNetworkAdapter'],
  ['win32_operatingsystem', 'OperatingSystem'],
]);

/** `Get-NetAdapter`, `GetNetAdapter.xml`, `NetAdapter`: what a section, a file or a typed line is about. */
export const commandOfName = (name: string): Command | undefined =>
  byName.get(
    name
      .replace(/\.\w{1,6}$/, '')
      .replaceAll(/[\s_-]/g, '')
      .replace(/^get/i, '')
      .toLowerCase(),
  );

/**
 * What an object is, by fields that no other has; the first that fits. Order matters: what inherits
 * the fields of another stands before it.
 */
const signatures: readonly (readonly [Command, ...(readonly string[])[]])[] = [
  ['VMSwitch', ['switchtype', 'name']],
  ['VMSwitchTeam', ['netadapterinterfacedescription', 'loadbalancingalgorithm']],
  ['NetLbfoTeam', ['teamnics', 'members']],
  ['NetLbfoTeamMember', ['team', 'administrativemode']],
  ['NetIntentStatus', ['intentname', 'provisioningstatus'], ['intentname', 'configurationstatus']],
  ['NetIntent', ['intentname']],
  ['VMNetworkAdapterTeamMapping', ['netadaptername', 'parentadapter']],
  ['VMNetworkAdapterIsolation', ['isolationmode', 'defaultisolationid']],
  [
    'VMNetworkAdapterVlan',
    ['operationmode', 'accessvlanid'],
    ['vmnetworkadaptername', 'mode', 'vlanlist'],
  ],
  ['VMNetworkAdapter', ['ismanagementos'], ['switchname', 'macaddress']],
  ['NetAdapterAdvancedProperty', ['registrykeyword'], ['displayname', 'displayvalue']],
  [
    'NetAdapterHardwareInfo',
    ['busnumber', 'functionnumber'],
    ['bus', 'function', 'interfacedescription'],
    ['name', 'segment', 'bus', 'device'],
  ],
  ['NetAdapterSriov', ['sriovsupport', 'numvfs'], ['sriovsupport', 'enabled']],
  ['NetAdapterVmq', ['basevmqprocessor'], ['baseprocessornumber', 'numberofreceivequeues']],
  ['NetAdapterRdma', ['maxqueuepaircount'], ['enabled', 'pfc', 'ets'], ['rdmaadapterinfo']],
  ['NetAdapterQos', ['operationaltrafficclasses']],
  [
    'NetAdapter',
    ['interfacedescription', 'linkspeed'],
    ['interfacedescription', 'ifindex'],
    ['interfacedescription', 'macaddress'],
    ['interfacealias', 'vlanid', 'macaddress'],
  ],
  ['NetIPInterface', ['nlmtu'], ['nlmtu(bytes)']],
  ['NetRoute', ['destinationprefix', 'nexthop']],
  ['NetIPAddress', ['ipaddress', 'prefixlength']],
  ['VMHost', ['virtualmachinemigrationperformanceoption']],
  ['ClusterNetworkInterface', ['network', 'node', 'adapter']],
  ['ClusterNetwork', ['addressmask', 'role'], ['metric', 'role', 'address']],
  ['Cluster', ['s2denabled']],
  ['ClusterNode', ['nodeweight', 'state', 'name']],
  ['VM', ['vmid', 'generation', 'state'], ['name', 'state', 'cpuusage(%)']],
  ['VMMigrationNetwork', ['subnet', 'priority']],
  ['OperatingSystem', ['caption', 'buildnumber']],
  ['ClusterParameter', ['clusterobject', 'name', 'value', 'parametertype']],
];

export const commandOfFields = (fields: Pick<Fields, 'has'>): Command | undefined =>
  signatures.find(([, ...sets]) => sets.some((set) => set.every((name) => fields.has(name))))?.[0];
