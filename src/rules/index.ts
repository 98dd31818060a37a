import type { Rule } from '../lint/rule';
import addrInvalid from './address/addr-invalid';
import addrMultipleGateways from './address/addr-multiple-gateways';
import addrSameSubnet from './address/addr-same-subnet';
import addrSegmentSubnetMismatch from './address/addr-segment-subnet-mismatch';
import bwDegradedCapacity from './bandwidth/bw-degraded-capacity';
import bwFt10g from './bandwidth/bw-ft-10g';
import bwHostFailover from './bandwidth/bw-host-failover';
import bwIscsiCluster10g from './bandwidth/bw-iscsi-cluster-10g';
import bwLinkSpeedMismatch from './bandwidth/bw-link-speed-mismatch';
import bwNiocDisabled from './bandwidth/bw-nioc-disabled';
import bwNiocReservation from './bandwidth/bw-nioc-reservation';
import bwShapingInvalid from './bandwidth/bw-shaping-invalid';
import bwSharedUplinksWithoutQos from './bandwidth/bw-shared-uplinks-without-qos';
import bwVmDemandExceedsUplinks from './bandwidth/bw-vm-demand-exceeds-uplinks';
import bwVmShapingMissing from './bandwidth/bw-vm-shaping-missing';
import bwVmotionMinimum from './bandwidth/bw-vmotion-minimum';
import bwVsanMinimum from './bandwidth/bw-vsan-minimum';
import capLimits from './capacity/cap-limits';
import consMigrationEndpointMissing from './consistency/cons-migration-endpoint-missing';
import consPortgroupMismatch from './consistency/cons-portgroup-mismatch';
import consPortgroupMissing from './consistency/cons-portgroup-missing';
import consServiceEndpointMissing from './consistency/cons-service-endpoint-missing';
import consSwitchPortDrift from './consistency/cons-switch-port-drift';
import consUplinkAsymmetry from './consistency/cons-uplink-asymmetry';
import consVdsMembership from './consistency/cons-vds-membership';
import gcHeartbeatNetwork from './guest/gc-heartbeat-network';
import gcNodesSameHost from './guest/gc-nodes-same-host';
import vnicEmulatedAdapter from './guest/vnic-emulated-adapter';
import hygPortgroupBinding from './hygiene/hyg-portgroup-binding';
import hygPortgroupLabel from './hygiene/hyg-portgroup-label';
import hygUnused from './hygiene/hyg-unused';
import hvClusterNetworks from './hyperv/hv-cluster-networks';
import hvIntentPorts from './hyperv/hv-intent-ports';
import hvLbfoVswitch from './hyperv/hv-lbfo-vswitch';
import hvLivemigrationNetwork from './hyperv/hv-livemigration-network';
import hvMgmtOsSharesEverySwitch from './hyperv/hv-mgmt-os-shares-every-switch';
import hvMinbwWeights from './hyperv/hv-minbw-weights';
import hvRdma from './hyperv/hv-rdma';
import hvReservedRanges from './hyperv/hv-reserved-ranges';
import hvSetMembers from './hyperv/hv-set-members';
import hvSinglePhysicalNic from './hyperv/hv-single-physical-nic';
import hvStorageSubnets from './hyperv/hv-storage-subnets';
import hvVmq from './hyperv/hv-vmq';
import isoBackupNetwork from './isolation/iso-backup-network';
import isoInfraNetworkRouted from './isolation/iso-infra-network-routed';
import isoMigrationUnencrypted from './isolation/iso-migration-unencrypted';
import isoPortgroupMixedUse from './isolation/iso-portgroup-mixed-use';
import isoProvisioningNetwork from './isolation/iso-provisioning-network';
import isoVmkMultipleServices from './isolation/iso-vmk-multiple-services';
import sharedL2 from './isolation/shared-l2';
import sharedUplinks from './isolation/shared-uplinks';
import mtuEndpointExceedsVswitch from './mtu/mtu-endpoint-exceeds-vswitch';
import mtuPathTooSmall from './mtu/mtu-path-too-small';
import mtuPeerMismatch from './mtu/mtu-peer-mismatch';
import netFtMissing from './network/net-ft-missing';
import netMgmtMissing from './network/net-mgmt-missing';
import netMigrationMissing from './network/net-migration-missing';
import netStorageMissing from './network/net-storage-missing';
import redHostSingleNic from './redundancy/red-host-single-nic';
import redIscsiSinglePath from './redundancy/red-iscsi-single-path';
import redL2Partition from './redundancy/red-l2-partition';
import redLinkDown from './redundancy/red-link-down';
import redMgmtHa from './redundancy/red-mgmt-ha';
import redProductionNotTeamed from './redundancy/red-production-not-teamed';
import redProductionSameCard from './redundancy/red-production-same-card';
import redProductionSameSwitch from './redundancy/red-production-same-switch';
import redSingleUplink from './redundancy/red-single-uplink';
import redSpof from './redundancy/red-spof';
import redVswitchNoUplink from './redundancy/red-vswitch-no-uplink';
import physStpEdge from './security/phys-stp-edge';
import portGroupPolicies from './security/port-group-policies';
import secBpdu from './security/sec-bpdu';
import secDiscoveryAndHealthcheck from './security/sec-discovery-and-healthcheck';
import secMacLearning from './security/sec-mac-learning';
import secPortOverrides from './security/sec-port-overrides';
import secVgt from './security/sec-vgt';
import teamBeaconTooFew from './teaming/team-beacon-too-few';
import teamChannelDiscouraged from './teaming/team-channel-discouraged';
import teamEastWestAlignment from './teaming/team-east-west-alignment';
import teamIphashConstraints from './teaming/team-iphash-constraints';
import teamIphashNoPortchannel from './teaming/team-iphash-no-portchannel';
import teamIscsiBindingTopology from './teaming/team-iscsi-binding-topology';
import teamIscsiBindingUplinks from './teaming/team-iscsi-binding-uplinks';
import teamLacpOnVss from './teaming/team-lacp-on-vss';
import teamLagIscsiBinding from './teaming/team-lag-iscsi-binding';
import teamLagOrder from './teaming/team-lag-order';
import teamLbtRecommended from './teaming/team-lbt-recommended';
import teamMgmtFailback from './teaming/team-mgmt-failback';
import teamMixedSpeeds from './teaming/team-mixed-speeds';
import teamMultinicVmotion from './teaming/team-multinic-vmotion';
import teamNlbUnicastNotify from './teaming/team-nlb-unicast-notify';
import teamPnicMultiAssigned from './teaming/team-pnic-multi-assigned';
import teamPortchannelMembers from './teaming/team-portchannel-members';
import teamPortchannelNoIphash from './teaming/team-portchannel-no-iphash';
import teamPortchannelSpan from './teaming/team-portchannel-span';
import teamSplitBroadcastDomain from './teaming/team-split-broadcast-domain';
import vlanNative from './vlan/vlan-native';
import vlanNotCarried from './vlan/vlan-not-carried';
import vlanReserved from './vlan/vlan-reserved';
import vlanTaggingModeMismatch from './vlan/vlan-tagging-mode-mismatch';
import vlanTrunkExcess from './vlan/vlan-trunk-excess';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  ...redSpof,
  redIscsiSinglePath,
  redMgmtHa,
  redVswitchNoUplink,
  bwVmotionMinimum,
  bwSharedUplinksWithoutQos,
  bwNiocReservation,
  bwNiocDisabled,
  bwLinkSpeedMismatch,
  bwVsanMinimum,
  bwFt10g,
  teamLacpOnVss,
  teamIphashNoPortchannel,
  gcHeartbeatNetwork,
  gcNodesSameHost,
  vnicEmulatedAdapter,
  hvVmq,
  hvLivemigrationNetwork,
  hvStorageSubnets,
  hvRdma,
  hvMinbwWeights,
  hvClusterNetworks,
  hvIntentPorts,
  hvSetMembers,
  hvLbfoVswitch,
  hvReservedRanges,
  hvMgmtOsSharesEverySwitch,
  hvSinglePhysicalNic,
  bwIscsiCluster10g,
  bwShapingInvalid,
  bwVmShapingMissing,
  bwDegradedCapacity,
  bwVmDemandExceedsUplinks,
  redL2Partition,
  redLinkDown,
  teamPnicMultiAssigned,
  addrSameSubnet,
  addrInvalid,
  mtuPeerMismatch,
  mtuPathTooSmall,
  mtuEndpointExceedsVswitch,
  vlanReserved,
  vlanNative,
  vlanTaggingModeMismatch,
  vlanNotCarried,
  ...sharedL2,
  ...sharedUplinks,
  isoVmkMultipleServices,
  isoPortgroupMixedUse,
  isoInfraNetworkRouted,
  isoMigrationUnencrypted,
  isoBackupNetwork,
  isoProvisioningNetwork,
  netMgmtMissing,
  netStorageMissing,
  netMigrationMissing,
  netFtMissing,
  redHostSingleNic,
  redProductionNotTeamed,
  redProductionSameCard,
  redProductionSameSwitch,
  redSingleUplink,
  teamBeaconTooFew,
  teamChannelDiscouraged,
  teamEastWestAlignment,
  teamIphashConstraints,
  teamIscsiBindingTopology,
  teamIscsiBindingUplinks,
  teamLagIscsiBinding,
  teamLagOrder,
  teamLbtRecommended,
  teamMgmtFailback,
  teamMixedSpeeds,
  teamMultinicVmotion,
  teamNlbUnicastNotify,
  teamPortchannelMembers,
  teamPortchannelNoIphash,
  teamPortchannelSpan,
  teamSplitBroadcastDomain,
  physStpEdge,
  ...portGroupPolicies,
  secBpdu,
  secDiscoveryAndHealthcheck,
  secMacLearning,
  secPortOverrides,
  secVgt,
  consMigrationEndpointMissing,
  consPortgroupMismatch,
  consPortgroupMissing,
  consServiceEndpointMissing,
  consSwitchPortDrift,
  consUplinkAsymmetry,
  consVdsMembership,
  capLimits,
  hygPortgroupBinding,
  hygPortgroupLabel,
  hygUnused,
  addrMultipleGateways,
  addrSegmentSubnetMismatch,
  vlanTrunkExcess,
  bwHostFailover,
].sort((a, b) => (a.id < b.id ? -1 : 1));
