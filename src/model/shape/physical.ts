import { mtuBytes, speedMbps, vlans } from './policies';
import { choice, flag, id, int, list, type Of, record, ref, refs, text } from './shape';
import { trafficClasses } from './words';

const notes = text('Notes', { format: 'long', max: 5000, section: 'identity' });
const name = text('Name', { max: 500, section: 'identity', sensitive: 'name' });
const mtuUnit = choice(
  'MTU means',
  { ip: 'IP packet', frame: 'Whole frame' },
  {
    section: 'network',
    help: 'Vendors differ: a frame is 22 bytes longer than the IP packet in it.',
  },
);

export const switchPortShape = record(
  'Switch port',
  { id: id(), name },
  {
    mode: choice('Mode', { access: 'Access', trunk: 'Trunk' }, { section: 'network' }),
    accessVlan: int('Access VLAN', [1, 4094], { section: 'network' }),
    allowedVlans: vlans('Allowed VLANs'),
    nativeVlan: int('Native VLAN', [1, 4094], { section: 'network' }),
    tagNative: flag('Tags the native VLAN', { section: 'network' }),
    speedMbps: speedMbps('Speed'),
    mtuBytes: mtuBytes(),
    mtuUnit,
    portChannelId: ref('Port channel', ['portChannel'], { section: 'connection' }),
    adminUp: flag('Enabled', { section: 'connection' }),
    stpEdge: flag('Spanning tree edge port', { section: 'policy' }),
    bpduGuard: flag('BPDU guard', { section: 'policy' }),
    notes,
  },
);
export interface SwitchPort extends Of<typeof switchPortShape> {}

export const physicalSwitchShape = record(
  'Physical switch',
  { id: id(), name, ports: list('Ports', switchPortShape, 2048) },
  {
    vendor: text('Vendor', { section: 'hardware' }),
    model: text('Model', { section: 'hardware' }),
    rack: text('Rack', { max: 60, section: 'identity' }),
    mtuBytes: mtuBytes(),
    mtuUnit,
    mlagDomain: text('MLAG domain', {
      max: 60,
      section: 'connection',
      help: 'Switches of one MLAG / vPC domain may share a port channel.',
    }),
    stackId: text('Stack', { max: 60, section: 'connection' }),
    linkStateTracking: flag('Link-state tracking', { section: 'policy' }),
    reservedVlans: vlans('Reserved VLANs'),
    notes,
  },
);
export interface PhysicalSwitch extends Of<typeof physicalSwitchShape> {}

export const portChannelShape = record(
  'Port channel',
  { id: id(), name },
  {
    mode: choice(
      'Mode',
      { static: 'Static (on)', lacpActive: 'LACP active', lacpPassive: 'LACP passive' },
      { section: 'connection' },
    ),
    hash: text('Load balancing', { max: 60, section: 'connection' }),
  },
);
export interface PortChannel extends Of<typeof portChannelShape> {}

export const interSwitchLinkShape = record(
  'Inter-switch link',
  {
    id: id(),
    aId: ref('Switch A', ['physicalSwitch'], { section: 'connection' }),
    bId: ref('Switch B', ['physicalSwitch'], { section: 'connection' }),
  },
  {
    name: text('Name', { max: 500, section: 'identity', sensitive: 'name' }),
    kind: choice(
      'Kind',
      { isl: 'Inter-switch link', peer: 'MLAG peer link', uplink: 'Uplink to the core' },
      { section: 'connection' },
    ),
    allowedVlans: vlans('Allowed VLANs'),
    speedMbps: speedMbps('Speed'),
    links: int('Parallel links', [1, 64], { section: 'connection' }),
    mtuBytes: mtuBytes(),
    mtuUnit,
    notes,
  },
);
export interface InterSwitchLink extends Of<typeof interSwitchLinkShape> {}

export const storageTargetShape = record(
  'Storage target',
  { id: id(), name, cabledTo: refs('Cabled to', ['port'], { section: 'connection', max: 64 }) },
  {
    protocol: choice(
      'Protocol',
      { iscsi: 'iSCSI', nfs: 'NFS', smb: 'SMB', nvme: 'NVMe/TCP' },
      { section: 'connection' },
    ),
    ip: text('IPv4 address', {
      format: 'ip4',
      max: 15,
      section: 'network',
      sensitive: 'address',
    }),
    prefix: int('Prefix length', [0, 32], { section: 'network' }),
    vlan: int('VLAN', [0, 4094], { section: 'network' }),
    mtuBytes: mtuBytes(),
    maxMbps: int('Highest throughput', [0, 1_600_000], { unit: 'Mb/s', section: 'bandwidth' }),
    notes,
  },
);
export interface StorageTarget extends Of<typeof storageTargetShape> {}

/** What is known of an IP network: joins the drawing and the address plan. */
export const networkShape = record(
  'Network',
  { id: id(), name },
  {
    vlan: int('VLAN', [0, 4094], { section: 'network' }),
    subnet: text('Subnet', {
      format: 'subnet',
      max: 43,
      section: 'network',
      sensitive: 'address',
    }),
    gateway: text('Gateway', { format: 'ip4', max: 15, section: 'network', sensitive: 'address' }),
    routed: flag('Routed', { section: 'network' }),
    routedTo: refs('Routed to', ['network'], { section: 'network' }),
    traffic: choice('Traffic', trafficClasses, { section: 'connection' }),
    perRack: flag('One subnet per rack by design', { section: 'network' }),
    clusterRole: choice(
      'Role in a failover cluster',
      {
        none: 'None (0)',
        cluster: 'Cluster only (1)',
        clusterAndClient: 'Cluster and client (3)',
      },
      { section: 'policy', help: 'Windows: what the cluster uses this network for.' },
    ),
    notes,
  },
);
export interface Network extends Of<typeof networkShape> {}
