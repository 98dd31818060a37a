import type { Host, Nic, PortGroup, Vm } from '../../model/design';
import type { Enum, Printed, Row } from './cmdlets.fixture';

/** What the cmdlets of a Hyper-V host would print of it. Anything that Hyper-V does not know is left out. */

const word = (words: readonly string[], number: number): Enum => ({
  word: words[number] ?? 'Unknown',
  number,
});
const switchTypes = ['Private', 'Internal', 'External'];
const reservations = ['Default', 'Weight', 'Absolute', 'None'];
const vlanModes = ['Untagged', 'Access', 'Trunk', 'Private'];
const privateModes = ['', 'Isolated', 'Community', 'Promiscuous'];

export const descriptionOf = (host: Host, nic: Nic): string => {
  const at = host.nics.indexOf(nic);
  return `${nic.model ?? 'Ethernet Adapter'}${at === 0 ? '' : ` #${at + 1}`}`;
};
const guid = (n: number) => `{${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000}`;
const bare = (mac: string | undefined) => (mac ?? '').replaceAll(/[:-]/g, '').toUpperCase();
const dashed = (mac: string | undefined) => bare(mac).replaceAll(/..(?=.)/g, '$&-');

const vlanRow = (group: PortGroup | undefined): Row => {
  const { vlan = 0, trunkVlans, secondaryVlan, secondaryVlanKind } = group ?? {};
  const mode = trunkVlans ? 2 : secondaryVlanKind ? 3 : vlan === 0 ? 0 : 1;
  return {
    OperationMode: word(vlanModes, mode),
    AccessVlanId: mode === 1 ? vlan : 0,
    NativeVlanId: mode === 2 ? vlan : 0,
    AllowedVlanIdListString: (trunkVlans === 'all' ? '1-4094' : trunkVlans) ?? '',
    PrivateVlanMode: word(
      privateModes,
      mode === 3 ? privateModes.findIndex((one) => one.toLowerCase() === secondaryVlanKind) : 0,
    ),
    PrimaryVlanId: mode === 3 ? vlan : 0,
    SecondaryVlanId: secondaryVlan ?? 0,
  };
};

/** The interface name of an adapter: those on a switch are called vEthernet. */
const interfaceName = ({ name, nicId }: Host['adapters'][number], host: Host): string =>
  nicId === undefined
    ? /^v(?:Management|SMB)\(/.test(name)
      ? name
      : `vEthernet (${name})`
    : (host.nics.find(({ id }) => id === nicId)?.name ?? name);

const addressRows = (host: Host): Pick<Printed['sections'], string> => {
  const ip: Row[] = [];
  const route: Row[] = [];
  const ipInterface: Row[] = [];
  const rdma: Row[] = [];
  for (const adapter of host.adapters) {
    const InterfaceAlias = interfaceName(adapter, host);
    if (adapter.ip !== undefined)
      ip.push({
        InterfaceAlias,
        IPAddress: adapter.ip,
        PrefixLength: adapter.prefix ?? 24,
        AddressFamily: { word: 'IPv4', number: 2 },
        PrefixOrigin:
          adapter.dhcp === true ? { word: 'Dhcp', number: 3 } : { word: 'Manual', number: 1 },
      });
    if (adapter.gateway !== undefined)
      route.push({ InterfaceAlias, DestinationPrefix: '0.0.0.0/0', NextHop: adapter.gateway });
    if (adapter.mtuBytes !== undefined)
      ipInterface.push({
        InterfaceAlias,
        AddressFamily: { word: 'IPv4', number: 2 },
        NlMtu: adapter.mtuBytes,
      });
    if (adapter.rdma !== undefined && adapter.nicId === undefined)
      rdma.push({ Name: InterfaceAlias, Enabled: adapter.rdma });
  }
  return { NetIPAddress: ip, NetRoute: route, NetIPInterface: ipInterface, NetAdapterRdma: rdma };
};

/** VMs one by one: the model may let one stand for many. */
export const singleVms = (host: Host): readonly Vm[] =>
  host.vms.flatMap((vm) =>
    Array.from({ length: vm.count ?? 1 }, (_, i) => ({
      ...vm,
      name: (vm.count ?? 1) === 1 ? vm.name : `${vm.name}-${i + 1}`,
    })),
  );

const adapterRow = (host: Host, groupId: string | undefined, fields: Row): Row => {
  const group = host.portGroups.find(({ id }) => id === groupId);
  const at = host.switches.find(({ id }) => id === group?.switchId);
  return {
    ...fields,
    SwitchName: at?.name ?? '',
    VlanSetting: vlanRow(group),
    IsolationSetting: { IsolationMode: word(['None'], 0), DefaultIsolationID: 0 },
  };
};

export const printHost = (host: Host): Printed => {
  const nicName = (id: string) => host.nics.find((nic) => nic.id === id);
  const addresses = addressRows(host);
  const technology = { iwarp: '1', roce: '3', rocev2: '4', none: undefined };
  const cardOf = (nic: Nic) => host.cards.findIndex(({ id }) => id === nic.cardId);
  return {
    host: host.name,
    sections: {
      OperatingSystem:
        host.version === undefined
          ? []
          : [{ Caption: `Microsoft ${host.version}`, BuildNumber: '26100' }],
      VMSwitch: host.switches.map((one) => ({
        Name: one.name,
        Id: guid(1000 + host.switches.indexOf(one)).slice(1, -1),
        SwitchType: word(switchTypes, ['private', 'internal', 'external'].indexOf(one.kind)),
        AllowManagementOS: one.allowManagementOs ?? false,
        EmbeddedTeamingEnabled: one.teamMode === 'set',
        BandwidthReservationMode: word(
          reservations,
          ['', 'weight', 'absolute', 'none'].indexOf(one.minBandwidthMode ?? ''),
        ),
        DefaultFlowMinimumBandwidthWeight: one.defaultFlowWeight ?? 0,
        NetAdapterInterfaceDescription:
          one.teamMode === 'set'
            ? 'Teamed-Interface'
            : (one.uplinks
                .flatMap((id) => nicName(id) ?? [])
                .map((nic) => descriptionOf(host, nic))[0] ?? ''),
        NetAdapterInterfaceDescriptions: one.uplinks
          .flatMap((id) => nicName(id) ?? [])
          .map((nic) => descriptionOf(host, nic)),
      })),
      VMSwitchTeam: host.switches
        .filter(({ teamMode }) => teamMode === 'set')
        .map((one) => ({
          Name: one.name,
          NetAdapterInterfaceDescription: one.uplinks
            .flatMap((id) => nicName(id) ?? [])
            .map((nic) => descriptionOf(host, nic)),
          TeamingMode: { word: 'SwitchIndependent', number: 0 },
          LoadBalancingAlgorithm:
            one.setLoadBalancing === 'dynamic'
              ? { word: 'Dynamic', number: 5 }
              : { word: 'HyperVPort', number: 4 },
        })),
      NetAdapter: [
        ...host.nics.map((nic, i) => ({
          Name: nic.name,
          InterfaceDescription: descriptionOf(host, nic),
          InterfaceGuid: guid(i),
          Status: nic.adminUp === false ? 'Disabled' : nic.linkUp === false ? 'Disconnected' : 'Up',
          MacAddress: dashed(nic.mac),
          LinkSpeed:
            nic.linkUp === false || nic.speedMbps === undefined
              ? '0 bps'
              : `${nic.speedMbps / 1000} Gbps`,
          VlanID: host.adapters.find(({ nicId }) => nicId === nic.id)?.vlan ?? 0,
        })),
        ...host.adapters
          .filter(({ nicId }) => nicId === undefined)
          .map((adapter, i) => ({
            Name: interfaceName(adapter, host),
            InterfaceDescription: `Hyper-V Virtual Ethernet Adapter${i === 0 ? '' : ` #${i + 1}`}`,
            InterfaceGuid: guid(500 + i),
            Status: 'Up',
            MacAddress: dashed(adapter.mac),
            LinkSpeed: '50 Gbps',
            VlanID: 0,
          })),
      ],
      NetAdapterHardwareInfo: host.nics
        .filter((nic) => cardOf(nic) >= 0)
        .map((nic) => ({
          Name: nic.name,
          SegmentNumber: 0,
          BusNumber: 16 * (cardOf(nic) + 1),
          DeviceNumber: 0,
          FunctionNumber: host.nics.filter(({ cardId }) => cardId === nic.cardId).indexOf(nic),
          SlotNumber: cardOf(nic) + 1,
        })),
      NetAdapterAdvancedProperty: host.nics.flatMap(
        (nic) =>
          [
            ...(nic.maxMtuBytes === undefined
              ? []
              : [
                  {
                    Name: nic.name,
                    RegistryKeyword: '*JumboPacket',
                    RegistryValue: [`${nic.maxMtuBytes + 14}`],
                  },
                ]),
            ...(nic.rdma === undefined || nic.rdma === 'none'
              ? []
              : [
                  {
                    Name: nic.name,
                    RegistryKeyword: '*NetworkDirectTechnology',
                    RegistryValue: [technology[nic.rdma]],
                  },
                ]),
          ] as Row[],
      ),
      NetAdapterVmq: host.nics.flatMap((nic) =>
        nic.vmqEnabled === undefined ? [] : [{ Name: nic.name, Enabled: nic.vmqEnabled }],
      ),
      NetAdapterQos: host.nics.flatMap((nic) =>
        nic.dcb === undefined ? [] : [{ Name: nic.name, Enabled: nic.dcb }],
      ),
      VMNetworkAdapterManagementOS: host.adapters
        .filter(({ nicId }) => nicId === undefined)
        .map((adapter) =>
          adapterRow(host, adapter.portGroupId, {
            Name: adapter.name,
            IsManagementOs: true,
            VMName: '',
            MacAddress: bare(adapter.mac),
            BandwidthSetting: {
              MinimumBandwidthWeight: adapter.minBandwidthWeight ?? 0,
              MaximumBandwidth: (adapter.maxBandwidthMbps ?? 0) * 1_000_000,
            },
          }),
        ),
      VMNetworkAdapter: singleVms(host).flatMap((vm) =>
        vm.vnics.map((vnic, i) =>
          adapterRow(host, vnic.portGroupId, {
            Name: vnic.name ?? `Network Adapter ${i + 1}`,
            IsManagementOs: false,
            VMName: vm.name,
            MacAddress: bare(vnic.mac ?? '00:00:00:00:00:00'),
            IsLegacy: vnic.adapterType === 'legacy',
          }),
        ),
      ),
      VM: singleVms(host).map((vm) => ({
        Name: vm.name,
        State: vm.poweredOn === false ? { word: 'Off', number: 3 } : { word: 'Running', number: 2 },
        VMId: guid(9000 + singleVms(host).findIndex(({ name }) => name === vm.name)).slice(1, -1),
        Generation: vm.generation ?? 2,
        MemoryStartup: (vm.memoryGb ?? 4) * 2 ** 30,
      })),
      VMNetworkAdapterTeamMapping: host.adapters.flatMap((adapter) => {
        const nic = adapter.pinnedNicId === undefined ? undefined : nicName(adapter.pinnedNicId);
        return nic === undefined
          ? []
          : [
              {
                ParentAdapter: `VMInternalNetworkAdapter, Name = '${adapter.name}'`,
                NetAdapterName: nic.name,
              },
            ];
      }),
      ...addresses,
      NetAdapterRdma: [
        ...host.nics.flatMap((nic) =>
          nic.rdma === undefined ? [] : [{ Name: nic.name, Enabled: nic.rdma !== 'none' }],
        ),
        ...(addresses.NetAdapterRdma ?? []),
      ],
    },
  };
};
