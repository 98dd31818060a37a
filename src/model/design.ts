/** The model's nouns in one place: what other rooms import. The tables behind them are in `shape/`. */
export type {
  Cluster,
  DerivedProfile,
  Design,
  GuestCluster,
  Note,
  Placement,
  Review,
  Topology,
  Waiver,
} from './shape/design';
export type { Host, HostAdapter, Nic, NicCard, Vm, Vnic } from './shape/host';
export type {
  InterSwitchLink,
  Network,
  PhysicalSwitch,
  PortChannel,
  StorageTarget,
  SwitchPort,
} from './shape/physical';
export type { Security, Shaping, Teaming } from './shape/policies';
export type {
  DistributedPortGroup,
  DistributedSwitch,
  Lag,
  Membership,
  PortGroup,
  VirtualSwitch,
} from './shape/switches';
export type {
  Platform,
  ProfileId,
  Service,
  Severity,
  SeverityOrOff,
  SwitchKind,
  TeamingPolicy,
  TrafficClass,
} from './shape/words';

import type { Design } from './shape/design';

/** A design with nothing in it. */
export const emptyDesign = (name = 'Untitled design'): Design => ({
  name,
  clusters: [],
  hosts: [],
  distributedSwitches: [],
  physicalSwitches: [],
  portChannels: [],
  interSwitchLinks: [],
  storageTargets: [],
  networks: [],
  guestClusters: [],
  notes: [],
  layout: [],
  review: { waivers: [], profiles: [] },
});
