import type { Design, DistributedSwitch, Host } from '../../model/design';
import { nameOf } from '../../model/find';
import { parseVlans } from '../../model/formats';
import { hostObject } from './api-host.fixture';
import { discovery, type Named, plugOf, reference, uuidFor } from './api-keys.fixture';
import { portSetting } from './api-policies.fixture';

/** A design as objects of the vSphere API, keys in camelCase, nulls where nothing is set: for round trips. */
export const apiObjects = (design: Design) => {
  const named = (id: string) => nameOf(design, id);
  return {
    hosts: design.hosts.map((host) => hostObject(design, host, named)),
    switches: design.distributedSwitches.map((one) => switchObject(one, named)),
    portGroups: design.distributedSwitches.flatMap((one) => groupObjects(one, named)),
    clusters: design.clusters.map(({ id, name, haEnabled, drsEnabled }) => ({
      _typeName: 'ClusterComputeResource',
      self: reference('ClusterComputeResource', id),
      name,
      configurationEx: {
        _typeName: 'ClusterConfigInfoEx',
        dasConfig: { enabled: haEnabled ?? null },
        drsConfig: { enabled: drsEnabled ?? null },
      },
    })),
    vms: design.hosts.flatMap((host) => vmObjects(design, host, named)),
  };
};
const trafficKeys = {
  management: 'management',
  ft: 'faultTolerance',
  migration: 'vmotion',
  production: 'virtualMachine',
  storage: 'vsan',
  replication: 'hbr',
  backup: 'backupNfc',
  provisioning: 'provisioning',
} as const;

const switchObject = (one: DistributedSwitch, named: Named) => ({
  _typeName: 'VmwareDistributedVirtualSwitch',
  self: reference('VmwareDistributedVirtualSwitch', one.id),
  name: one.name,
  config: {
    uuid: uuidFor(one.id),
    name: one.name,
    productInfo: { version: one.version ?? null },
    maxMtu: one.mtuBytes ?? 0,
    uplinkPortPolicy: { uplinkPortName: one.uplinks.map(({ name }) => name) },
    uplinkPortgroup: [reference('DistributedVirtualPortgroup', `${one.id}.uplinks`)],
    linkDiscoveryProtocolConfig: discovery(one) === null ? [] : [discovery(one)],
    lacpGroupConfig: (one.lags ?? []).map(({ name, mode, ports, hash }) => ({
      name,
      mode: mode ?? null,
      uplinkNum: ports ?? null,
      loadbalanceAlgorithm: hash ?? null,
    })),
    pvlanConfig: one.portGroups.flatMap(({ vlan, secondaryVlan, secondaryVlanKind }) =>
      secondaryVlan === undefined
        ? []
        : [{ primaryVlanId: vlan, secondaryVlanId: secondaryVlan, pvlanType: secondaryVlanKind }],
    ),
    networkResourceManagementEnabled: one.nioc?.enabled ?? null,
    networkResourceControlVersion:
      one.nioc?.version === undefined ? null : `version${one.nioc.version}`,
    infrastructureTrafficResourceConfig: (one.nioc?.pools ?? []).map((pool) => ({
      key: trafficKeys[pool.traffic as keyof typeof trafficKeys],
      allocationInfo: {
        limit: pool.limitMbps ?? -1,
        reservation: pool.reservationMbps ?? 0,
        shares: pool.shares === undefined ? null : { level: 'custom', shares: pool.shares },
      },
    })),
    healthCheckConfig: [
      { _typeName: 'VMwareDVSVlanMtuHealthCheckConfig', enable: one.healthCheckVlanMtu ?? null },
      { _typeName: 'VMwareDVSTeamingHealthCheckConfig', enable: one.healthCheckTeaming ?? null },
    ],
    defaultPortConfig: portSetting(one, named, true),
  },
});

const bindings = {
  static: 'earlyBinding',
  ephemeral: 'ephemeral',
  dynamic: 'lateBinding',
} as const;

const groupObjects = (one: DistributedSwitch, named: Named) => [
  {
    _typeName: 'DistributedVirtualPortgroup',
    self: reference('DistributedVirtualPortgroup', `${one.id}.uplinks`),
    config: {
      key: `${one.id}.uplinks`,
      name: `${one.name}-DVUplinks-9`,
      distributedVirtualSwitch: reference('VmwareDistributedVirtualSwitch', one.id),
    },
  },
  ...one.portGroups.map((group) => {
    const ranges = group.trunkVlans === undefined ? undefined : parseVlans(group.trunkVlans);
    const vlan =
      ranges === 'all'
        ? { vlanId: [{ start: 0, end: 4094 }] }
        : ranges !== undefined
          ? { vlanId: ranges.map(([start, end]) => ({ start, end })) }
          : group.secondaryVlan !== undefined
            ? { pvlanId: group.secondaryVlan }
            : { vlanId: group.vlan };
    const allows = (what: string) => group.overridesAllowed?.some((one) => one === what) === true;
    return {
      _typeName: 'DistributedVirtualPortgroup',
      self: reference('DistributedVirtualPortgroup', group.id),
      config: {
        key: group.id,
        name: group.name,
        description: 'SECRET',
        numPorts: group.portCount ?? null,
        distributedVirtualSwitch: reference('VmwareDistributedVirtualSwitch', one.id),
        type: group.binding === undefined ? null : bindings[group.binding],
        autoExpand: group.autoExpand ?? null,
        policy: {
          portConfigResetAtDisconnect: group.resetAtDisconnect ?? null,
          blockOverrideAllowed: allows('block'),
          vlanOverrideAllowed: allows('vlan'),
          securityPolicyOverrideAllowed: allows('security'),
          uplinkTeamingOverrideAllowed: allows('teaming'),
          shapingOverrideAllowed: allows('shaping'),
          ipfixOverrideAllowed: allows('netflow'),
        },
        defaultPortConfig: {
          vlan: { inherited: false, ...vlan },
          ...portSetting(group, named, false),
        },
      },
    };
  }),
];

const cardTypes = {
  vmxnet3: 'VirtualVmxnet3',
  vmxnet2: 'VirtualVmxnet2',
  flexible: 'VirtualVmxnet',
  e1000: 'VirtualE1000',
  e1000e: 'VirtualE1000e',
  vlance: 'VirtualPCNet32',
  sriov: 'VirtualSriovEthernetCard',
} as const;

const vmObjects = (_: Design, host: Host, named: Named) =>
  host.vms.map((vm) => ({
    _typeName: 'VirtualMachine',
    self: reference('VirtualMachine', vm.id),
    name: vm.name,
    runtime: {
      host: reference('HostSystem', host.id),
      powerState: vm.poweredOn === true ? 'poweredOn' : 'poweredOff',
      faultToleranceState:
        vm.ftProtected === undefined ? null : vm.ftProtected ? 'running' : 'notConfigured',
    },
    config: {
      annotation: 'SECRET',
      template: false,
      guestFullName: vm.os ?? null,
      migrateEncryption: vm.encryptedVmotion ?? null,
      hardware: {
        memoryMB: vm.memoryGb === undefined ? null : vm.memoryGb * 1024,
        device: [
          { _typeName: 'VirtualDisk', deviceInfo: { label: 'Hard disk 1' } },
          ...vm.vnics.map((vnic) => ({
            _typeName:
              vnic.adapterType === undefined
                ? 'VirtualEthernetCard'
                : cardTypes[vnic.adapterType as keyof typeof cardTypes],
            deviceInfo: { label: vnic.name },
            macAddress: vnic.mac ?? null,
            backing:
              plugOf(vnic.portGroupId) === undefined
                ? { deviceName: vnic.portGroupId === undefined ? '' : named(vnic.portGroupId) }
                : { port: plugOf(vnic.portGroupId) },
            connectable: {
              connected: vnic.connected ?? null,
              startConnected: vnic.connected ?? null,
            },
            resourceAllocation: {
              limit: vnic.limitMbps ?? -1,
              reservation: vnic.reservationMbps ?? 0,
              share: vnic.shares === undefined ? null : { level: 'custom', shares: vnic.shares },
            },
          })),
        ],
      },
    },
  }));
