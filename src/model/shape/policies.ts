import { choice, flag, int, list, type Of, record, refs, text } from './shape';
import { teamingPolicies, trafficClasses } from './words';

/** Frame sizes people meet; 1500 is what every platform starts with, 9000 is jumbo on the host. */
export const mtuBytes = (label = 'MTU') =>
  int(label, [576, 65535], { unit: 'bytes', section: 'network', common: [1500, 1600, 1700, 9000] });

export const vlans = (label: string, help?: string) =>
  text(label, {
    format: 'vlans',
    max: 1000,
    section: 'network',
    help: help ?? 'VLAN ids 1 to 4094 as "10,20,100-110", or "all".',
  });

export const speedMbps = (label: string) =>
  int(label, [10, 1_600_000], {
    unit: 'Mb/s',
    section: 'hardware',
    common: [100, 1000, 2500, 5000, 10000, 25000, 40000, 50000, 100000, 200000],
  });

export const teamingShape = record(
  'Teaming and failover',
  {},
  {
    policy: choice('Load balancing', teamingPolicies, { section: 'teaming' }),
    active: refs('Active uplinks', ['nic', 'uplink', 'lag'], {
      section: 'teaming',
      help: 'In failover order. Uplinks of the switch that are neither active nor standby are unused.',
    }),
    standby: refs('Standby uplinks', ['nic', 'uplink', 'lag'], { section: 'teaming' }),
    detection: choice(
      'Failure detection',
      { linkStatus: 'Link status only', beacon: 'Beacon probing' },
      { section: 'teaming' },
    ),
    notifySwitches: flag('Notify switches', { section: 'teaming' }),
    failback: flag('Failback', { section: 'teaming' }),
  },
);
export interface Teaming extends Of<typeof teamingShape> {}

const verdict = { reject: 'Reject', accept: 'Accept' } as const;
export const securityShape = record(
  'Security',
  {},
  {
    promiscuous: choice('Promiscuous mode', verdict, { section: 'security' }),
    macChanges: choice('MAC address changes', verdict, { section: 'security' }),
    forgedTransmits: choice('Forged transmits', verdict, { section: 'security' }),
    macLearning: flag('MAC learning', { section: 'security' }),
  },
);
export interface Security extends Of<typeof securityShape> {}

const kbps = (label: string) =>
  int(label, [0, 4_000_000_000], { unit: 'kbit/s', section: 'shaping' });
const shapingShape = (label: string) =>
  record(
    label,
    {},
    {
      enabled: flag('Enabled', { section: 'shaping' }),
      averageKbps: kbps('Average bandwidth'),
      peakKbps: kbps('Peak bandwidth'),
      burstKb: int('Burst size', [0, 4_000_000_000], { unit: 'KB', section: 'shaping' }),
    },
  );
/** Traffic that leaves the VM: what a standard switch shapes, and what a distributed switch calls ingress. */
export const shapingOutShape = shapingShape('Traffic shaping, from the VM');
/** Traffic towards the VM: distributed switches only (they call it egress). */
export const shapingInShape = shapingShape('Traffic shaping, to the VM');
export interface Shaping extends Of<typeof shapingOutShape> {}

export const niocPoolShape = record(
  'Network I/O Control pool',
  { traffic: choice('Traffic', trafficClasses) },
  {
    shares: int('Shares', [0, 100], { section: 'bandwidth', help: 'Low 25, normal 50, high 100.' }),
    reservationMbps: int('Reservation', [0, 1_600_000], { unit: 'Mb/s', section: 'bandwidth' }),
    limitMbps: int('Limit', [0, 1_600_000], { unit: 'Mb/s', section: 'bandwidth' }),
  },
);
export const niocShape = record(
  'Network I/O Control',
  {},
  {
    enabled: flag('Enabled', { section: 'bandwidth' }),
    version: int('Version', [1, 3], { section: 'bandwidth' }),
    pools: list('Pools', niocPoolShape, 16, { section: 'bandwidth' }),
  },
);

/** By which a newer export is matched with what is there (`import/refresh.ts`): a uuid, or vCenter and object id. */
export const sourceId = text('Id at its source', {
  max: 200,
  section: 'identity',
  sensitive: 'name',
});

/** Where an import read it: tool, file and date of each source, that of most fields first. */
export const source = text('Imported from', {
  format: 'long',
  max: 500,
  section: 'identity',
  sensitive: 'name',
});

/**
 * Which fields came from another source than most of what stands in the host, cluster or distributed
 * switch (its `source` begins with that). Without `fields`: all of the element. A field that
 * is changed by hand has no source any more (`other-sources.ts`).
 */
export const otherSources = list(
  'From other sources',
  record(
    'Other source',
    { source: text('Source', { max: 200, sensitive: 'name' }) },
    {
      fields: text('Fields', {
        max: 2000,
        help: 'Names with blanks between them, those of a part with a dot: mtuBytes teaming.policy.',
      }),
    },
  ),
  16,
  { section: 'doubt' },
);
