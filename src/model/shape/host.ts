import { mtuBytes, otherSources, source, sourceId, speedMbps, vlans } from './policies';
import { choice, choices, flag, id, int, list, type Of, record, ref, text } from './shape';
import { membershipShape, portGroupShape, unknown, virtualSwitchShape } from './switches';
import { platforms, services } from './words';

const notes = text('Notes', { format: 'long', max: 5000, section: 'identity' });
const name = text('Name', { max: 500, section: 'identity', sensitive: 'name' });
const mac = text('MAC address', { format: 'mac', max: 17, section: 'identity', sensitive: 'mac' });
const mbps = (label: string, help?: string) =>
  int(label, [0, 1_600_000], {
    unit: 'Mb/s',
    section: 'bandwidth',
    ...(help === undefined ? {} : { help }),
  });
const weight = (label: string) => int(label, [0, 100], { section: 'bandwidth' });
const ip4 = text('IPv4 address', {
  format: 'ip4',
  max: 15,
  section: 'network',
  sensitive: 'address',
});

export const nicCardShape = record(
  'NIC card',
  { id: id(), name },
  {
    kind: choice(
      'Kind',
      { lom: 'Onboard (LOM)', ocp: 'OCP', pcie: 'PCIe', mezz: 'Mezzanine' },
      { section: 'hardware' },
    ),
    model: text('Model', { section: 'hardware' }),
    slot: text('Slot', { max: 60, section: 'hardware' }),
    otherSources,
  },
);
export interface NicCard extends Of<typeof nicCardShape> {}

export const nicShape = record(
  'Physical NIC',
  { id: id(), name },
  {
    cardId: ref('Card', ['card'], {
      section: 'hardware',
      help: 'Ports of one card fail together. Unknown is not the same as separate.',
    }),
    speedMbps: speedMbps('Speed'),
    maxSpeedMbps: speedMbps('Highest speed'),
    duplex: choice('Duplex', { full: 'Full', half: 'Half', auto: 'Auto' }, { section: 'hardware' }),
    linkUp: flag('Link up', { section: 'connection' }),
    adminUp: flag('Enabled', { section: 'connection' }),
    cabledTo: ref('Cabled to', ['port', 'nic'], {
      section: 'connection',
      help: 'A port of a physical switch, or a NIC of another host (switchless).',
    }),
    maxMtuBytes: mtuBytes('Largest MTU'),
    mac,
    model: text('Model', { section: 'hardware' }),
    driver: text('Driver', { section: 'hardware' }),
    firmware: text('Firmware', { section: 'hardware' }),
    pciAddress: text('PCI address', { max: 20, section: 'hardware' }),
    rdma: choice(
      'RDMA',
      { none: 'None', roce: 'RoCE', rocev2: 'RoCE v2', iwarp: 'iWARP' },
      { section: 'hardware' },
    ),
    vmqCapable: flag('VMQ capable', { section: 'hardware' }),
    vmqEnabled: flag('VMQ enabled', { section: 'hardware' }),
    sriov: flag('SR-IOV', { section: 'hardware' }),
    dcb: flag('Data Center Bridging', { section: 'bandwidth' }),
    intents: choices(
      'Network ATC intents',
      { management: 'Management', compute: 'Compute', storage: 'Storage' },
      { section: 'policy' },
    ),
    notes,
    otherSources,
  },
);
export interface Nic extends Of<typeof nicShape> {}

/** A VMkernel adapter (vSphere) or a management-OS adapter (Hyper-V). */
export const adapterShape = record(
  'VMkernel adapter',
  { id: id(), name },
  {
    portGroupId: ref('Port group', ['portGroup'], { section: 'connection' }),
    nicId: ref('Physical NIC used directly', ['nic'], {
      section: 'connection',
      help: 'Hyper-V: an unteamed NIC without a virtual switch.',
    }),
    services: choices('Services', services, { section: 'connection' }),
    iscsiBound: flag('iSCSI port binding', { section: 'connection' }),
    pinnedNicId: ref('Pinned to NIC', ['nic'], { section: 'connection' }),
    ip: ip4,
    prefix: int('Prefix length', [0, 32], { section: 'network' }),
    dhcp: flag('DHCP', { section: 'network' }),
    ip6: text('IPv6 address', {
      format: 'ip6',
      max: 45,
      section: 'network',
      sensitive: 'address',
    }),
    prefix6: int('IPv6 prefix length', [0, 128], { section: 'network' }),
    gateway: text('Gateway', {
      format: 'ip4',
      max: 15,
      section: 'network',
      sensitive: 'address',
    }),
    vlan: int('VLAN', [0, 4094], {
      section: 'network',
      help: 'Hyper-V sets the VLAN on the adapter; it overrides that of the network.',
    }),
    mtuBytes: mtuBytes(),
    stack: text('TCP/IP stack', {
      max: 60,
      section: 'network',
      help: 'default, vmotion, provisioning, or a custom name.',
    }),
    mac,
    rdma: flag('RDMA', { section: 'network' }),
    averageMbps: mbps('Average demand', 'What it sends and receives on an ordinary day.'),
    peakMbps: mbps('Peak demand', 'What it sends and receives at its busiest.'),
    minBandwidthWeight: weight('Minimum bandwidth weight'),
    maxBandwidthMbps: mbps('Maximum bandwidth'),
    notes,
    otherSources,
  },
);
export interface HostAdapter extends Of<typeof adapterShape> {}

export const vnicShape = record(
  'vNIC',
  { id: id() },
  {
    name: text('Name', { max: 500, section: 'identity', sensitive: 'name' }),
    portGroupId: ref('Port group', ['portGroup'], { section: 'connection' }),
    connected: flag('Connected', { section: 'connection' }),
    adapterType: choice(
      'Adapter type',
      {
        vmxnet3: 'VMXNET3',
        vmxnet2: 'VMXNET2',
        e1000: 'E1000',
        e1000e: 'E1000E',
        flexible: 'Flexible',
        vlance: 'Vlance',
        sriov: 'SR-IOV passthrough',
        synthetic: 'Synthetic',
        legacy: 'Legacy (emulated)',
      },
      { section: 'hardware' },
    ),
    role: choice(
      'Role',
      {
        client: 'Client',
        heartbeat: 'Cluster heartbeat',
        backup: 'Backup',
        storage: 'Storage',
        management: 'Management',
      },
      { section: 'connection' },
    ),
    averageMbps: mbps('Average demand', 'Of one VM.'),
    peakMbps: mbps('Peak demand', 'Of one VM.'),
    localPeer: flag('Talks inside the host only', { section: 'bandwidth' }),
    limitMbps: mbps('Limit'),
    reservationMbps: mbps('Reservation'),
    shares: weight('Shares'),
    minBandwidthWeight: weight('Minimum bandwidth weight'),
    vmqWeight: weight('VMQ weight'),
    ip: ip4,
    vlan: int('VLAN', [0, 4094], { section: 'network' }),
    trunkVlans: vlans('Trunk VLANs'),
    mtuBytes: mtuBytes('Guest MTU'),
    mac,
    otherSources,
  },
);
export interface Vnic extends Of<typeof vnicShape> {}

export const vmShape = record(
  'Virtual machine',
  { id: id(), name, vnics: list('vNICs', vnicShape, 20) },
  {
    count: int('How many alike', [1, 10_000], {
      section: 'identity',
      help: 'One entry can stand for several VMs that are the same.',
    }),
    poweredOn: flag('Powered on', { section: 'identity' }),
    role: choice(
      'Role',
      {
        workload: 'Workload',
        managementAppliance: 'Management appliance',
        nestedHypervisor: 'Nested hypervisor',
        nsxEdge: 'NSX Edge',
        ids: 'IDS / monitoring',
      },
      { section: 'policy' },
    ),
    os: text('Guest OS', { section: 'identity' }),
    generation: int('Generation', [1, 2], { section: 'hardware' }),
    memoryGb: int('Memory', [0, 65536], { unit: 'GB', section: 'hardware' }),
    ftProtected: flag('Fault Tolerance', { section: 'policy' }),
    encryptedVmotion: choice(
      'Encrypted vMotion',
      { disabled: 'Disabled', opportunistic: 'Opportunistic', required: 'Required' },
      { section: 'security' },
    ),
    migratable: flag('May migrate', { section: 'policy' }),
    notes,
    sourceId,
    otherSources,
  },
);
export interface Vm extends Of<typeof vmShape> {}

/** A host is the aggregate: all that is in its box is in this record. */
export const hostShape = record(
  'Host',
  {
    id: id(),
    name,
    cards: list('Cards', nicCardShape, 64),
    nics: list('Physical NICs', nicShape, 128),
    switches: list('Virtual switches', virtualSwitchShape, 256),
    memberships: list('Distributed switches', membershipShape, 64),
    portGroups: list('Port groups', portGroupShape, 1000),
    adapters: list('VMkernel adapters', adapterShape, 256),
    vms: list('Virtual machines', vmShape, 2000),
  },
  {
    clusterId: ref('Cluster', ['cluster'], { section: 'connection' }),
    platform: choice('Platform', platforms, {
      section: 'identity',
      help: 'Of a host outside a cluster; a cluster says it for its hosts.',
    }),
    version: text('Version', { max: 60, section: 'identity' }),
    role: choice(
      'Role',
      { hypervisor: 'Hypervisor', clusterNode: 'Physical cluster node' },
      { section: 'identity' },
    ),
    model: text('Model', { section: 'hardware' }),
    memoryGb: int('Memory', [0, 65536], { unit: 'GB', section: 'hardware' }),
    guestBpduBlocked: flag('Guest BPDU filter', { section: 'security' }),
    iscsiPortBinding: flag('Software iSCSI port binding', { section: 'policy' }),
    notes,
    source,
    sourceId,
    // The list is then what something else names: uplinks of virtual switches.
    unknown: unknown({ nics: 'Other physical NICs', adapters: 'Other VMkernel adapters' }),
    otherSources,
  },
);
export interface Host extends Of<typeof hostShape> {}
