import {
  mtuBytes,
  niocShape,
  otherSources,
  securityShape,
  shapingInShape,
  shapingOutShape,
  source,
  sourceId,
  teamingShape,
  vlans,
} from './policies';
import { choice, choices, flag, id, int, list, type Of, record, ref, refs, text } from './shape';
import { switchKinds, trafficClasses } from './words';

const notes = text('Notes', { format: 'long', max: 5000, section: 'identity' });
const name = text('Name', { max: 500, section: 'identity', sensitive: 'name' });

const discovery = {
  discoveryProtocol: choice(
    'Discovery protocol',
    { none: 'None', cdp: 'CDP', lldp: 'LLDP' },
    { section: 'policy' },
  ),
  discoveryOperation: choice(
    'Discovery operation',
    { none: 'None', listen: 'Listen', advertise: 'Advertise', both: 'Both' },
    { section: 'policy' },
  ),
} as const;

/**
 * What an import could not learn (catalogue: unknown is not false). A field named here is not at its
 * default: rules that need it ask. Stating the field takes the mark away (`edits/change.ts`).
 */
export const unknown = <const V extends string>(of: Readonly<Record<V, string>>) =>
  choices('Not known', of, {
    section: 'doubt',
    help: 'The source of the import does not say it. Rules that need it ask instead of judging.',
  });

const portGroupFields = {
  vlan: int('VLAN', [0, 4095], {
    section: 'network',
    help: '0 = none (the physical switch tags), 1 to 4094 = tagged by the virtual switch, 4095 = all VLANs to the guest (standard switches). With trunk VLANs: the native one.',
  }),
  trunkVlans: vlans('Trunk VLANs'),
  secondaryVlan: int('Secondary VLAN', [1, 4094], {
    section: 'network',
    help: 'Private VLAN; the primary is the VLAN above.',
  }),
  secondaryVlanKind: choice(
    'Private VLAN kind',
    { promiscuous: 'Promiscuous', isolated: 'Isolated', community: 'Community' },
    { section: 'network' },
  ),
  traffic: choice('Intended traffic', trafficClasses, {
    section: 'connection',
    help: 'What the port group is for. Without it the adapters on it tell.',
  }),
  teaming: teamingShape,
  security: securityShape,
  shapingOut: shapingOutShape,
  shapingIn: shapingInShape,
  binding: choice(
    'Port binding',
    { static: 'Static', ephemeral: 'Ephemeral', dynamic: 'Dynamic' },
    { section: 'policy' },
  ),
  portCount: int('Ports', [0, 65536], { section: 'policy' }),
  autoExpand: flag('Elastic port allocation', { section: 'policy' }),
  resetAtDisconnect: flag('Reset at disconnect', { section: 'policy' }),
  overridesAllowed: choices(
    'Port-level overrides allowed',
    {
      block: 'Block',
      vlan: 'VLAN',
      security: 'Security',
      teaming: 'Teaming',
      shaping: 'Shaping',
      netflow: 'NetFlow',
    },
    { section: 'policy' },
  ),
  zone: choice(
    'Zone',
    { internal: 'Internal', dmz: 'DMZ', external: 'External' },
    { section: 'policy' },
  ),
  internal: flag('Internal on purpose', {
    section: 'policy',
    help: 'A network without uplinks that is meant to stay inside the host.',
  }),
  notes,
  unknown: unknown({ vlan: 'VLAN', failoverOrder: 'Failover order' }),
  guessed: choices(
    'Guessed',
    { traffic: 'Intended traffic' },
    {
      section: 'doubt',
      help: "Read off the name by an import, not said by the source. Rules don't count on it.",
    },
  ),
  otherSources,
} as const;

/** A port group of a switch inside one host. On Hyper-V: the VM network, which holds the VLAN of its vNICs. */
export const portGroupShape = record(
  'Port group',
  { id: id(), name, switchId: ref('Virtual switch', ['switch'], { section: 'connection' }) },
  portGroupFields,
);
export interface PortGroup extends Of<typeof portGroupShape> {}

/** A distributed port group; its switch is the one that holds it. */
export const distributedPortGroupShape = record(
  'Distributed port group',
  { id: id(), name },
  portGroupFields,
);
export interface DistributedPortGroup extends Of<typeof distributedPortGroupShape> {}

/** A virtual switch inside one host: vSphere standard, Hyper-V external (SET), internal or private. */
export const virtualSwitchShape = record(
  'Virtual switch',
  {
    id: id(),
    name,
    kind: choice('Kind', switchKinds, { section: 'identity' }),
    uplinks: refs('Uplinks', ['nic'], { section: 'connection', max: 32 }),
  },
  {
    mtuBytes: mtuBytes(),
    teamMode: choice(
      'Team',
      { set: 'Switch Embedded Teaming', lbfo: 'LBFO team', none: 'No team' },
      { section: 'teaming' },
    ),
    setLoadBalancing: choice(
      'SET load balancing',
      { hyperVPort: 'Hyper-V port', dynamic: 'Dynamic' },
      { section: 'teaming' },
    ),
    teaming: teamingShape,
    security: securityShape,
    shapingOut: shapingOutShape,
    allowManagementOs: flag('Management OS shares this switch', { section: 'connection' }),
    minBandwidthMode: choice(
      'Minimum bandwidth mode',
      { none: 'None', weight: 'Weight', absolute: 'Absolute' },
      { section: 'bandwidth' },
    ),
    defaultFlowWeight: int('Default flow weight', [0, 100], { section: 'bandwidth' }),
    ...discovery,
    notes,
    unknown: unknown({ failoverOrder: 'Failover order' }),
    otherSources,
  },
);
export interface VirtualSwitch extends Of<typeof virtualSwitchShape> {}

export const uplinkShape = record('Uplink', { id: id(), name }, {});
export const lagShape = record(
  'Link aggregation group',
  { id: id(), name },
  {
    mode: choice('LACP mode', { active: 'Active', passive: 'Passive' }, { section: 'teaming' }),
    ports: int('Ports', [1, 32], { section: 'teaming' }),
    hash: text('Load balancing', { max: 60, section: 'teaming' }),
    otherSources,
  },
);
export interface Lag extends Of<typeof lagShape> {}

/** A vSphere distributed switch; which NICs serve its uplinks stands in each host's `memberships`. */
export const distributedSwitchShape = record(
  'Distributed switch',
  {
    id: id(),
    name,
    uplinks: list('Uplinks', uplinkShape, 32, { section: 'connection' }),
    portGroups: list('Port groups', distributedPortGroupShape, 10_000),
  },
  {
    version: text('Version', { max: 40, section: 'identity' }),
    mtuBytes: mtuBytes(),
    lags: list('Link aggregation groups', lagShape, 64, { section: 'teaming' }),
    teaming: teamingShape,
    security: securityShape,
    nioc: niocShape,
    healthCheckVlanMtu: flag('Health check: VLAN and MTU', { section: 'policy' }),
    healthCheckTeaming: flag('Health check: teaming', { section: 'policy' }),
    ...discovery,
    notes,
    source,
    sourceId,
    otherSources,
  },
);
export interface DistributedSwitch extends Of<typeof distributedSwitchShape> {}

/** One host's part in a distributed switch: which NIC serves which uplink or LAG. */
export const membershipShape = record(
  'Distributed switch membership',
  {
    switchId: ref('Distributed switch', ['distributedSwitch']),
    uplinks: list(
      'Uplinks',
      record(
        'Uplink assignment',
        { uplinkId: ref('Uplink', ['uplink', 'lag']), nicId: ref('Physical NIC', ['nic']) },
        {},
      ),
      64,
    ),
  },
  {},
);
export interface Membership extends Of<typeof membershipShape> {}
