import type { Host, PortGroup } from '../../model/design';
import type { FoundHost, FoundPortGroup } from '../estate';
import { macOf } from '../written';
import { singleVms } from './print-host.fixture';

/**
 * What a Hyper-V host says of itself, written down the same way for a host of a design and for one
 * that was read. Port groups are not known to Hyper-V: only their VLANs count.
 */

type Vlans = Pick<PortGroup, 'vlan' | 'trunkVlans' | 'secondaryVlan' | 'secondaryVlanKind'>;
const vlansOf = (group: Vlans | FoundPortGroup | undefined) =>
  group === undefined
    ? 'none'
    : [
        group.vlan ?? 0,
        group.trunkVlans === 'all' ? '1-4094' : (group.trunkVlans ?? ''),
        group.secondaryVlan ?? '',
        group.secondaryVlanKind ?? '',
      ].join('|');

const sorted = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Ports on one card as sets of names. */
const together = (pairs: readonly (readonly [string, string | undefined])[]) => {
  const cards = new Map<string, string[]>();
  for (const [nic, card] of pairs) {
    if (card !== undefined) cards.set(card, [...(cards.get(card) ?? []), nic]);
  }
  return [...cards.values()].map((names) => names.sort().join()).sort();
};

export const carriedByDesign = (host: Host) => {
  const nicName = (id: string | undefined) => host.nics.find((nic) => nic.id === id)?.name;
  const group = (id: string | undefined) => host.portGroups.find((one) => one.id === id);
  const switchOf = (id: string | undefined) =>
    host.switches.find((one) => one.id === group(id)?.switchId)?.name;
  return {
    name: host.name,
    version: host.version,
    cards: together(host.nics.map((nic) => [nic.name, nic.cardId])),
    nics: sorted(host.nics).map((nic) => ({
      name: nic.name,
      speedMbps: nic.linkUp === false || nic.adminUp === false ? undefined : nic.speedMbps,
      linkUp: nic.linkUp !== false && nic.adminUp !== false,
      mac: macOf(nic.mac),
      maxMtuBytes: nic.maxMtuBytes,
      rdma: nic.rdma,
      vmqEnabled: nic.vmqEnabled,
      dcb: nic.dcb,
    })),
    switches: sorted(host.switches).map((one) => ({
      name: one.name,
      kind: one.kind,
      uplinks: one.uplinks.map(nicName),
      teamMode: one.teamMode,
      setLoadBalancing: one.teamMode === 'set' ? (one.setLoadBalancing ?? 'hyperVPort') : undefined,
      allowManagementOs: one.allowManagementOs ?? false,
      minBandwidthMode: one.minBandwidthMode,
      defaultFlowWeight: one.minBandwidthMode === 'weight' ? one.defaultFlowWeight : undefined,
    })),
    adapters: sorted(host.adapters).map((adapter) => ({
      name: nicName(adapter.nicId) ?? adapter.name,
      nic: nicName(adapter.nicId),
      pinnedNic: nicName(adapter.pinnedNicId),
      switchName: switchOf(adapter.portGroupId),
      vlans: adapter.nicId === undefined ? vlansOf(group(adapter.portGroupId)) : `${adapter.vlan}`,
      ip: adapter.ip,
      prefix: adapter.ip === undefined ? undefined : (adapter.prefix ?? 24),
      gateway: adapter.gateway,
      mtuBytes: adapter.mtuBytes,
      minBandwidthWeight: adapter.minBandwidthWeight,
    })),
    vms: sorted(singleVms(host)).map((vm) => ({
      name: vm.name,
      poweredOn: vm.poweredOn ?? true,
      vnics: vm.vnics.map((vnic) => ({
        switchName: switchOf(vnic.portGroupId),
        vlans: vlansOf(group(vnic.portGroupId)),
        legacy: vnic.adapterType === 'legacy',
      })),
    })),
  };
};

export const carriedByFound = (host: FoundHost): ReturnType<typeof carriedByDesign> => {
  const group = (name: string | undefined, switchName: string | undefined) =>
    host.portGroups.find((one) => one.name === name && one.switchName === switchName);
  return {
    name: host.name,
    version: host.version,
    cards: together(host.nics.map((nic) => [nic.name, nic.card])),
    nics: sorted(host.nics).map((nic) => ({
      name: nic.name,
      speedMbps: nic.speedMbps,
      linkUp: nic.linkUp === true,
      mac: nic.mac,
      maxMtuBytes: nic.maxMtuBytes,
      rdma: nic.rdma,
      vmqEnabled: nic.vmqEnabled,
      dcb: nic.dcb,
    })),
    switches: sorted(host.switches).map((one) => ({
      name: one.name,
      kind: one.kind,
      uplinks: [...(one.uplinks ?? ['not known'])],
      teamMode: one.teamMode,
      setLoadBalancing: one.setLoadBalancing,
      allowManagementOs: one.allowManagementOs ?? false,
      minBandwidthMode: one.minBandwidthMode,
      defaultFlowWeight: one.defaultFlowWeight,
    })),
    adapters: sorted(host.adapters).map((adapter) => ({
      name: adapter.name,
      nic: adapter.nic,
      pinnedNic: adapter.pinnedNic,
      switchName: adapter.switchName,
      vlans:
        adapter.nic === undefined
          ? vlansOf(group(adapter.portGroup, adapter.switchName))
          : `${adapter.vlan}`,
      ip: adapter.ip,
      prefix: adapter.prefix,
      gateway: adapter.gateway,
      mtuBytes: adapter.mtuBytes,
      minBandwidthWeight: adapter.minBandwidthWeight,
    })),
    vms: sorted(host.vms).map((vm) => ({
      name: vm.name,
      poweredOn: vm.poweredOn === true,
      vnics: vm.vnics.map((vnic) => ({
        switchName: vnic.switchName,
        vlans: vlansOf(group(vnic.portGroup, vnic.switchName)),
        legacy: vnic.adapterType === 'legacy',
      })),
    })),
  };
};
