import { expect, test } from 'vitest';
import { rules } from './index';

/** Every rule the product promises: the catalogue's ids, and those that essentials adds. */
const promised = `
  addr-invalid addr-multiple-gateways addr-same-subnet addr-segment-subnet-mismatch
  bw-degraded-capacity bw-ft-10g bw-host-failover bw-iscsi-cluster-10g bw-link-speed-mismatch
  bw-nioc-disabled bw-nioc-reservation bw-shaping-invalid bw-shared-uplinks-without-qos
  bw-vm-demand-exceeds-uplinks bw-vm-shaping-missing bw-vmotion-minimum bw-vsan-minimum
  cap-limits
  cons-migration-endpoint-missing cons-portgroup-mismatch cons-portgroup-missing
  cons-service-endpoint-missing cons-switch-port-drift cons-uplink-asymmetry cons-vds-membership
  gc-heartbeat-network gc-nodes-same-host
  hv-cluster-networks hv-intent-ports hv-lbfo-vswitch hv-livemigration-network
  hv-mgmt-os-shares-every-switch hv-minbw-weights hv-rdma hv-reserved-ranges hv-set-members
  hv-single-physical-nic hv-storage-subnets hv-vmq
  hyg-portgroup-binding hyg-portgroup-label hyg-unused
  iso-backup-network iso-ft-shared-l2 iso-ft-shared-uplinks iso-infra-network-routed
  iso-mgmt-shared-l2 iso-mgmt-shared-uplinks iso-migration-shared-l2 iso-migration-shared-uplinks
  iso-migration-unencrypted iso-portgroup-mixed-use iso-provisioning-network
  iso-storage-shared-l2 iso-storage-shared-uplinks iso-vmk-multiple-services
  mtu-endpoint-exceeds-vswitch mtu-path-too-small mtu-peer-mismatch
  net-ft-missing net-mgmt-missing net-migration-missing net-storage-missing
  phys-stp-edge
  red-card-spof red-host-single-nic red-iscsi-single-path red-l2-partition red-link-down
  red-mgmt-ha red-pnic-spof red-production-not-teamed red-production-same-card
  red-production-same-switch red-pswitch-spof red-single-uplink red-vswitch-no-uplink
  sec-bpdu sec-discovery-and-healthcheck sec-forged-transmits sec-mac-changes sec-mac-learning
  sec-port-overrides sec-promiscuous sec-vgt
  team-beacon-too-few team-channel-discouraged team-east-west-alignment team-iphash-constraints
  team-iphash-no-portchannel team-iscsi-binding-topology team-iscsi-binding-uplinks
  team-lacp-on-vss team-lag-iscsi-binding team-lag-order team-lbt-recommended team-mgmt-failback
  team-mixed-speeds team-multinic-vmotion team-nlb-unicast-notify team-pnic-multi-assigned
  team-portchannel-members team-portchannel-no-iphash team-portchannel-span
  team-split-broadcast-domain
  vlan-native vlan-not-carried vlan-reserved vlan-tagging-mode-mismatch vlan-trunk-excess
  vnic-emulated-adapter
`
  .trim()
  .split(/\s+/);

const names = rules.map(({ id }) => id.slice(id.indexOf('/') + 1));

test('every promised rule exists', () => {
  expect(promised.filter((id) => !names.includes(id))).toEqual([]);
});

test('no rule beside the promised ones, and no name twice', () => {
  expect(names.filter((name) => !promised.includes(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
