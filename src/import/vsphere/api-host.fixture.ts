import type { Design, Host } from '../../model/design';
import { stackOf } from './adapters';
import { discovery, key, maskOf, type Named, plugOf, reference, uuidFor } from './api-keys.fixture';
import { hostPolicy } from './api-policies.fixture';

const nicTypes = {
  management: 'management',
  vmotion: 'vmotion',
  ftLogging: 'faultToleranceLogging',
  replication: 'vSphereReplication',
  replicationNfc: 'vSphereReplicationNFC',
  provisioning: 'vSphereProvisioning',
  vsan: 'vsan',
  vsanWitness: 'vsanWitness',
  backup: 'vSphereBackupNFC',
  nvme: 'nvmeTcp',
} as const;
const stackKeys = ['defaultTcpipStack', 'vmotion', 'vSphereProvisioning'];

/** HostSystem with its network, services and hardware. */
export const hostObject = (design: Design, host: Host, named: Named) => ({
  _typeName: 'HostSystem',
  self: reference('HostSystem', host.id),
  name: host.name,
  parent:
    host.clusterId === undefined
      ? reference('ComputeResource', 'domain-s1')
      : reference('ClusterComputeResource', host.clusterId),
  summary: { managementServerIp: '10.9.9.9' },
  hardware: {
    systemInfo: { vendor: null, model: host.model ?? null, serialNumber: 'SECRET' },
    memorySize: host.memoryGb === undefined ? null : host.memoryGb * 2 ** 30,
    pciDevice: host.nics.map((nic) => ({
      id: nic.pciAddress,
      vendorName: null,
      deviceName: nic.model ?? null,
    })),
  },
  config: {
    product: { version: host.version ?? null, licenseProductName: 'SECRET' },
    option:
      host.guestBpduBlocked === undefined
        ? []
        : [{ key: 'Net.BlockGuestBPDU', value: host.guestBpduBlocked ? 1 : 0 }],
    pciPassthruInfo: host.nics.map((nic) => ({
      id: nic.pciAddress,
      sriovEnabled: nic.sriov ?? null,
    })),
    network: networkObject(design, host, named),
    virtualNicManagerInfo: {
      netConfig: Object.entries(nicTypes).map(([service, nicType]) => ({
        nicType,
        selectedVnic: host.adapters
          .filter(({ services = [] }) => services.some((one) => one === service))
          .map(({ name }) => `${nicType}.${key('VirtualNic', name)}`),
      })),
    },
  },
});

const networkObject = (design: Design, host: Host, named: Named) => ({
  pnic: host.nics.map((nic) => ({
    key: key('PhysicalNic', nic.name),
    device: nic.name,
    pci: nic.pciAddress,
    driver: nic.driver ?? null,
    firmwareVersion: nic.firmware ?? null,
    mac: nic.mac ?? null,
    linkSpeed:
      nic.linkUp === true ? { speedMb: nic.speedMbps, duplex: nic.duplex === 'full' } : null,
    validLinkSpecification:
      nic.maxSpeedMbps === undefined ? [] : [{ speedMb: 10 }, { speedMb: nic.maxSpeedMbps }],
  })),
  rdmaDevice: host.nics.flatMap((nic) =>
    nic.rdma === undefined
      ? []
      : [
          {
            backing: { pnic: key('PhysicalNic', nic.name) },
            capability: {
              roceV1Capable: nic.rdma !== 'iwarp',
              roceV2Capable: nic.rdma === 'rocev2',
              iWarpCapable: nic.rdma === 'iwarp',
            },
          },
        ],
  ),
  vswitch: host.switches.map((one) => ({
    name: one.name,
    key: key('VirtualSwitch', one.name),
    numPorts: 1536,
    mtu: one.mtuBytes ?? null,
    pnic: one.uplinks.map((id) => key('PhysicalNic', named(id))),
    spec: {
      numPorts: 128,
      mtu: one.mtuBytes ?? 0,
      bridge:
        one.uplinks.length === 0
          ? null
          : { nicDevice: one.uplinks.map(named), linkDiscoveryProtocolConfig: discovery(one) },
      policy: hostPolicy(one, named),
    },
  })),
  portgroup: host.portGroups.map((group) => ({
    key: key('PortGroup', group.name),
    vswitch: key('VirtualSwitch', named(group.switchId)),
    spec: {
      name: group.name,
      vlanId: group.vlan,
      vswitchName: named(group.switchId),
      policy: hostPolicy(group, named),
    },
    computedPolicy: hostPolicy({ security: { promiscuous: 'accept' } }, named),
  })),
  vnic: host.adapters.map((adapter) => ({
    device: adapter.name,
    key: key('VirtualNic', adapter.name),
    portgroup:
      plugOf(adapter.portGroupId) !== undefined || adapter.portGroupId === undefined
        ? ''
        : named(adapter.portGroupId),
    spec: {
      ip: {
        dhcp: adapter.dhcp ?? null,
        ipAddress: adapter.ip ?? null,
        subnetMask: adapter.prefix === undefined ? null : maskOf(adapter.prefix),
        ipV6Config: {
          ipV6Address: [
            { ipAddress: 'fe80::1', prefixLength: 64 },
            ...(adapter.ip6 === undefined
              ? []
              : [{ ipAddress: adapter.ip6, prefixLength: adapter.prefix6 }]),
          ],
        },
      },
      mac: adapter.mac ?? null,
      mtu: adapter.mtuBytes ?? null,
      distributedVirtualPort: plugOf(adapter.portGroupId) ?? null,
      netStackInstanceKey:
        adapter.stack === undefined
          ? null
          : (stackKeys.find((one) => stackOf(one) === adapter.stack) ?? adapter.stack),
      pinnedPnic: adapter.pinnedNicId === undefined ? null : named(adapter.pinnedNicId),
      ipRouteSpec:
        adapter.gateway === undefined
          ? null
          : { ipRouteConfig: { defaultGateway: adapter.gateway } },
    },
  })),
  proxySwitch: host.memberships.map(({ switchId, uplinks }) => {
    const one = design.distributedSwitches.find(({ id }) => id === switchId);
    const port = (id: string) => `${id}:port`;
    return {
      dvsUuid: uuidFor(switchId),
      dvsName: named(switchId),
      mtu: one?.mtuBytes ?? null,
      uplinkPort: (one?.uplinks ?? []).map(({ id, name }) => ({ key: port(id), value: name })),
      hostLag: (one?.lags ?? []).map(({ id, name }) => ({
        lagKey: id,
        lagName: name,
        uplinkPort: [{ key: port(id), value: `${name}-0` }],
      })),
      pnic: uplinks.map(({ nicId }) => key('PhysicalNic', named(nicId))),
      spec: {
        backing: {
          pnicSpec: uplinks.map(({ nicId, uplinkId }) => ({
            pnicDevice: named(nicId),
            uplinkPortKey: port(uplinkId),
            uplinkPortgroupKey: `${switchId}.uplinks`,
          })),
        },
      },
    };
  }),
});
