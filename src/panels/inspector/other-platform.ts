import type { Design, Platform } from '../../model/design';
import { find, platformOf } from '../../model/find';
import { hostIdOf, kindOf } from '../../model/kinds';

/** Fields that only Hyper-V and Azure Local have. */
export const hyperVFields: ReadonlySet<string> = new Set([
  'switch.teamMode',
  'switch.setLoadBalancing',
  'switch.allowManagementOs',
  'switch.minBandwidthMode',
  'switch.defaultFlowWeight',
  'adapter.nicId',
  'adapter.vlan',
  'adapter.rdma',
  'adapter.minBandwidthWeight',
  'adapter.maxBandwidthMbps',
  'vnic.vlan',
  'vnic.trunkVlans',
  'vnic.minBandwidthWeight',
  'vnic.vmqWeight',
  'nic.vmqCapable',
  'nic.vmqEnabled',
  'nic.intents',
  'vm.generation',
  'cluster.liveMigrationOption',
  'cluster.azurePattern',
  'network.clusterRole',
]);

/** Fields that only vSphere has. */
export const vSphereFields: ReadonlySet<string> = new Set([
  'host.guestBpduBlocked',
  'host.iscsiPortBinding',
  'adapter.iscsiBound',
  'adapter.stack',
  'switch.discoveryProtocol',
  'switch.discoveryOperation',
  'portGroup.binding',
  'portGroup.portCount',
  'portGroup.autoExpand',
  'portGroup.resetAtDisconnect',
  'portGroup.overridesAllowed',
  'vnic.limitMbps',
  'vnic.reservationMbps',
  'vnic.shares',
  'vm.ftProtected',
  'vm.encryptedVmotion',
  'cluster.drsEnabled',
  'cluster.ftEnabled',
  'cluster.vsan',
  'cluster.concurrentVmotions',
]);

const isOfWindows = (platform: Platform): boolean => platform !== 'vsphere';

const platformFor = (design: Design, id: string): Platform => {
  const host = find(design, 'host', hostIdOf(id));
  if (host !== undefined) return platformOf(design, host);
  // A network of the address plan may be one of any host.
  if (kindOf(id) === 'network')
    return design.hosts.map((one) => platformOf(design, one)).find(isOfWindows) ?? 'vsphere';
  return find(design, 'cluster', id)?.platform ?? 'vsphere';
};

/** Does this field mean nothing on the platform of this element? It is then shown only when stated or asked for. */
export const isOfOtherPlatform = (design: Design, id: string, path: readonly string[]): boolean => {
  const field = `${kindOf(id)}.${path[0]}`;
  return platformFor(design, id) === 'vsphere' ? hyperVFields.has(field) : vSphereFields.has(field);
};
