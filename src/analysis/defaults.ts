/**
 * What a platform does where a design says nothing: applied here and nowhere else, and shown by
 * the inspector as "default: 1500". Sources: catalogue section 7 (v = verified there).
 */
export const defaults = {
  /** Bytes; vSphere and Hyper-V start with 1500 (v). */
  mtuBytes: 1500,
  /** Originating port ID (v). */
  teamingPolicy: 'portId',
  failback: true,
  notifySwitches: true,
  detection: 'linkStatus',
  /** 0: the virtual switch does not tag. */
  vlan: 0,
  linkUp: true,
  adminUp: true,
  /** vNICs without a count stand for one VM. */
  vmCount: 1,
  poweredOn: true,
  connected: true,
  /** An inter-switch link carries every VLAN unless it says otherwise (catalogue 1.5). */
  linkVlans: 'all',
  /** Distributed switches start with NIOC on (v); standard switches have none. */
  nioc: true,
  /** Hyper-V shares a new external switch with the management OS (v). */
  allowManagementOs: true,
  standardSecurity: { promiscuous: 'reject', macChanges: 'accept', forgedTransmits: 'accept' },
  distributedSecurity: { promiscuous: 'reject', macChanges: 'reject', forgedTransmits: 'reject' },
  shapingEnabled: false,
  guestBpduBlocked: true,
  vnicVsphere: 'vmxnet3',
  vnicHyperv: 'synthetic',
  encryptedVmotion: 'opportunistic',
  stack: 'default',
  guestClusterProduction: true,
} as const;
