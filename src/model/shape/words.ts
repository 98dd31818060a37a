/** The closed vocabularies of the model, each with the words people read. */

export const platforms = {
  vsphere: 'VMware vSphere',
  hyperv: 'Microsoft Hyper-V',
  azurelocal: 'Azure Local',
} as const;
export type Platform = keyof typeof platforms;

/** Traffic classes, catalogue section 4.1, in the order of legends and columns. */
export const trafficClasses = {
  management: 'Management',
  storage: 'Storage',
  migration: 'vMotion',
  ft: 'Fault tolerance',
  backup: 'Backup',
  provisioning: 'Provisioning',
  replication: 'Replication',
  cluster: 'Cluster',
  heartbeat: 'Guest heartbeat',
  overlay: 'Overlay',
  production: 'Production',
} as const;
export type TrafficClass = keyof typeof trafficClasses;

/** Services of a VMkernel or management-OS adapter. ESXi has no flag for iSCSI and NFS: people say it. */
export const services = {
  management: 'Management',
  vmotion: 'vMotion / live migration',
  ftLogging: 'Fault Tolerance logging',
  vsan: 'vSAN',
  vsanWitness: 'vSAN witness',
  iscsi: 'iSCSI',
  nfs: 'NFS',
  smb: 'SMB',
  nvme: 'NVMe over TCP or RDMA',
  provisioning: 'Provisioning',
  backup: 'Backup (NFC)',
  replication: 'Replication',
  replicationNfc: 'Replication NFC',
  cluster: 'Cluster / heartbeat',
  overlay: 'Overlay (TEP)',
} as const;
export type Service = keyof typeof services;

export const teamingPolicies = {
  portId: 'Originating virtual port',
  macHash: 'Source MAC hash',
  nicLoad: 'Physical NIC load',
  ipHash: 'IP hash',
  explicit: 'Explicit failover order',
} as const;
export type TeamingPolicy = keyof typeof teamingPolicies;

export const switchKinds = {
  standard: 'vSphere standard switch',
  external: 'Hyper-V external switch',
  internal: 'Hyper-V internal switch',
  private: 'Hyper-V private switch',
} as const;
export type SwitchKind = keyof typeof switchKinds;

export const profileIds = {
  essentials: 'Essentials',
  'strict-isolation': 'Strict isolation',
  converged: 'Converged',
  hyperv: 'Hyper-V',
} as const;
export type ProfileId = keyof typeof profileIds;

export const severities = { error: 'Error', warning: 'Warning', info: 'Info', off: 'Off' } as const;
export type Severity = 'error' | 'warning' | 'info';
export type SeverityOrOff = keyof typeof severities;
