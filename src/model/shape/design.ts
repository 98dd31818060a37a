import { hostShape } from './host';
import {
  interSwitchLinkShape,
  networkShape,
  physicalSwitchShape,
  portChannelShape,
  storageTargetShape,
} from './physical';
import { otherSources, source } from './policies';
import { choice, choices, flag, id, int, list, type Of, record, refs, text } from './shape';
import { distributedSwitchShape } from './switches';
import { platforms, profileIds, severities } from './words';

const notes = text('Notes', { format: 'long', max: 5000, section: 'identity' });
const name = text('Name', { max: 500, section: 'identity', sensitive: 'name' });
/** A built-in profile or the id of one of the design's own (`profiles`). */
const profile = text('Rule profile', {
  max: 60,
  section: 'policy',
  help: `${Object.keys(profileIds).join(', ')}, or one of the design's own.`,
});

export const clusterShape = record(
  'Cluster',
  { id: id(), name },
  {
    platform: choice('Platform', platforms, { section: 'identity' }),
    profile,
    haEnabled: flag('High Availability / failover cluster', { section: 'policy' }),
    drsEnabled: flag('DRS', { section: 'policy' }),
    ftEnabled: flag('Fault Tolerance in use', { section: 'policy' }),
    storageProtocols: choices(
      'Shared storage',
      { iscsi: 'iSCSI', nfs: 'NFS', vsan: 'vSAN', smb: 'SMB', fc: 'Fibre Channel', local: 'Local' },
      { section: 'policy' },
    ),
    vsan: choice(
      'vSAN',
      { none: 'None', hybrid: 'OSA hybrid', allFlash: 'OSA all-flash', esa: 'ESA' },
      { section: 'policy' },
    ),
    backupTransport: choice(
      'Backup transport',
      {
        none: 'None',
        san: 'SAN',
        hotadd: 'Hot-add',
        nbd: 'NBD (network)',
        agent: 'Agent',
        inGuest: 'In guest',
      },
      { section: 'policy' },
    ),
    library: choice(
      'Template library',
      { none: 'None', local: 'Local', network: 'Over the network' },
      { section: 'policy' },
    ),
    concurrentVmotions: int('Concurrent vMotions', [1, 8], { section: 'policy' }),
    liveMigrationOption: choice(
      'Live migration',
      { tcpip: 'TCP/IP', compression: 'Compression', smb: 'SMB' },
      { section: 'policy' },
    ),
    azurePattern: choice(
      'Azure Local pattern',
      {
        converged: 'Switched, converged',
        nonConverged: 'Switched, non-converged',
        switchless: 'Storage switchless',
        switchlessSingleTor: 'Storage switchless, single ToR',
        iscsi6Nic: 'iSCSI, six NICs',
      },
      { section: 'policy' },
    ),
    notes,
    source,
    otherSources,
  },
);
export interface Cluster extends Of<typeof clusterShape> {}

export const guestClusterShape = record(
  'Guest cluster',
  {
    id: id(),
    name,
    memberIds: refs('Members', ['vm', 'host'], { section: 'connection', max: 64 }),
  },
  {
    production: flag('Production', { section: 'policy' }),
    sharedDisk: choice(
      'Shared disk',
      {
        none: 'None',
        virtual: 'Virtual disk on one host',
        rdm: 'RDM',
        vhdset: 'VHD set',
        iscsi: 'iSCSI in guest',
        sharedStorage: 'Virtual disk on shared storage',
      },
      { section: 'policy' },
    ),
    nlb: choice(
      'Network Load Balancing',
      { none: 'None', unicast: 'Unicast', multicast: 'Multicast' },
      { section: 'policy' },
    ),
    antiAffinity: flag('Kept apart by an anti-affinity rule', { section: 'policy' }),
    singleVnicAccepted: flag('One vNIC is accepted', { section: 'policy' }),
    notes,
  },
);
export interface GuestCluster extends Of<typeof guestClusterShape> {}

/** A remark on the canvas. */
export const noteShape = record(
  'Note',
  { id: id(), text: text('Text', { format: 'long', max: 5000, section: 'identity' }) },
  {},
);
export interface Note extends Of<typeof noteShape> {}

/** What is there: everything that a reviewer compares and the linter reads. */
export const topologyShape = record(
  'Topology',
  {
    clusters: list('Clusters', clusterShape, 1000),
    hosts: list('Hosts', hostShape, 5000),
    distributedSwitches: list('Distributed switches', distributedSwitchShape, 500),
    physicalSwitches: list('Physical switches', physicalSwitchShape, 2000),
    portChannels: list('Port channels', portChannelShape, 10_000),
    interSwitchLinks: list('Inter-switch links', interSwitchLinkShape, 10_000),
    storageTargets: list('Storage targets', storageTargetShape, 500),
    networks: list('Networks', networkShape, 4096),
    guestClusters: list('Guest clusters', guestClusterShape, 2000),
    notes: list('Notes', noteShape, 1000),
  },
  {},
);

const px = (label: string) => int(label, [-1_000_000, 1_000_000], { unit: 'px' });
/** Where a person put a host, a physical switch, a storage target or a note; all else is laid out. */
export const placementShape = record('Position', { id: id('Element'), x: px('x'), y: px('y') }, {});
export interface Placement extends Of<typeof placementShape> {}

export const waiverShape = record(
  'Waiver',
  {
    rule: text('Rule', { max: 80 }),
    target: text('Element, or * for everywhere', { max: 80 }),
    reason: text('Reason', { format: 'long', max: 2000 }),
    owner: text('Owner', { max: 200, sensitive: 'name' }),
    date: text('Date', { format: 'date', max: 10 }),
  },
  { expires: text('Expires', { format: 'date', max: 10 }) },
);
export interface Waiver extends Of<typeof waiverShape> {}

const demandBases = { peak: 'Peak', average: 'Average' } as const;

export const derivedProfileShape = record(
  'Own profile',
  {
    id: text('Id', { max: 60 }),
    name,
    base: choice('Derived from', profileIds),
    severities: list(
      'Severities',
      record(
        'Severity',
        { rule: text('Rule', { max: 80 }), severity: choice('Severity', severities) },
        {},
      ),
      500,
    ),
  },
  {
    demandBasis: choice('Demand that must fit', demandBases, {
      help: 'Of the VMs. Peak is the worst case: all of them busy at once.',
    }),
    degradedBasis: choice('Demand after a failure', demandBases, {
      help: 'What must still fit when one NIC, card or switch has failed.',
    }),
    oversubscriptionPercent: int('Peak demand allowed', [10, 10_000], {
      unit: '%',
      help: 'Of the capacity of the uplinks; 100 = no more than they give.',
    }),
    peakPercent: int('Peak from average', [100, 10_000], {
      unit: '%',
      help: 'The peak of a VM of which only the average is known, as a part of that.',
    }),
    stackIsOneDomain: flag('Stack fails as one', {
      help: 'A fault of its control plane takes all of its members.',
    }),
  },
);
export interface DerivedProfile extends Of<typeof derivedProfileShape> {}

export const reviewShape = record(
  'Review',
  {
    waivers: list('Waivers', waiverShape, 5000),
    profiles: list('Own profiles', derivedProfileShape, 50),
  },
  { profile },
);

export interface Topology extends Of<typeof topologyShape> {}
export interface Review extends Of<typeof reviewShape> {}

/**
 * The document. Immutable; every collection is an array of records with ids.
 * `layout`, `folded` and `review` stand apart so that a diff of the topology reads as a change of the design.
 */
export interface Design extends Topology {
  readonly name: string;
  readonly description?: string;
  readonly layout: readonly Placement[];
  /** Hosts drawn as cards that say which other host they are like (`edits/fold`); absent when none is. */
  readonly folded?: readonly string[];
  readonly review: Review;
}

export const headShape = record(
  'Design',
  { name: text('Name', { max: 500, section: 'identity', sensitive: 'name' }) },
  { description: notes },
);
