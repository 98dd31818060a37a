import type { Kind } from '../../model/kinds';

/** Each kind in the trade's words: one, and several. */
export const kindWords: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  cluster: ['Cluster', 'Clusters'],
  host: ['Host', 'Hosts'],
  card: ['NIC card', 'NIC cards'],
  nic: ['Physical NIC', 'Physical NICs'],
  switch: ['Virtual switch', 'Virtual switches'],
  portGroup: ['Port group', 'Port groups'],
  adapter: ['VMkernel adapter', 'VMkernel adapters'],
  vm: ['Virtual machine', 'Virtual machines'],
  vnic: ['vNIC', 'vNICs'],
  distributedSwitch: ['Distributed switch', 'Distributed switches'],
  uplink: ['Uplink', 'Uplinks'],
  lag: ['Link aggregation group', 'Link aggregation groups'],
  physicalSwitch: ['Physical switch', 'Physical switches'],
  port: ['Switch port', 'Switch ports'],
  portChannel: ['Port channel', 'Port channels'],
  link: ['Inter-switch link', 'Inter-switch links'],
  storageTarget: ['Storage target', 'Storage targets'],
  network: ['Network', 'Networks'],
  guestCluster: ['Guest cluster', 'Guest clusters'],
  note: ['Note', 'Notes'],
};
