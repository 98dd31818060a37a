import type { DistributedSwitch, Host, HostAdapter, Vm } from '../../model/design';
import { parentIdOf } from '../../model/kinds';
import { services } from '../../model/shape/words';
import { said } from '../written';
import {
  discoveryOf,
  lower,
  securityOf,
  shapingOf,
  teamingOf,
  word,
} from './carried-fields.fixture';

/** A host cut down to what the vSphere API carries, its NICs and adapters called as ESXi does. */
export const carriedHost = (host: Host, spanning: readonly DistributedSwitch[]): Host => {
  const memberships = host.memberships.map(({ switchId, uplinks }) => {
    const one = spanning.find(({ id }) => id === switchId);
    const ends = [...(one?.uplinks ?? []), ...(one?.lags ?? [])].map(({ id }) => id);
    const nics = new Set<string>();
    const taken = new Set<string>();
    return {
      switchId,
      uplinks: uplinks.filter(({ uplinkId, nicId }) => {
        // One NIC serves an uplink; a LAG takes several.
        const isFree = !nics.has(nicId) && !taken.has(uplinkId) && ends.includes(uplinkId);
        if (!isFree || !host.nics.some(({ id }) => id === nicId)) return false;
        nics.add(nicId);
        taken.add(uplinkId);
        return true;
      }),
    };
  });
  const joined = new Set(memberships.map(({ switchId }) => switchId));
  const plug = (portGroupId: string | undefined): string | undefined => {
    if (portGroupId === undefined) return undefined;
    const parent = parentIdOf(portGroupId) ?? '';
    return parent === host.id || joined.has(parent) ? portGroupId : undefined;
  };
  const cards = host.nics
    .filter((_, i) => i % 2 === 0)
    .map(({ model }, i) => {
      const name = word(model);
      return said({ id: `${host.id}.c${i + 1}`, name: name ?? cardKey(i), model: name });
    });
  const nicIds = host.nics.map(({ id }) => id);
  return said({
    id: host.id,
    name: `esx${host.id.slice(1)}.lab`,
    clusterId: host.clusterId,
    platform: 'vsphere',
    version: word(host.version),
    model: word(host.model),
    memoryGb: host.memoryGb === 0 ? undefined : host.memoryGb,
    guestBpduBlocked: host.guestBpduBlocked,
    cards,
    nics: host.nics.map((nic, i) => {
      const isUp = nic.linkUp !== false && nic.speedMbps !== undefined;
      return said({
        id: nic.id,
        name: `vmnic${i}`,
        cardId: `${host.id}.c${Math.floor(i / 2) + 1}`,
        pciAddress: `${cardKey(Math.floor(i / 2))}.${i % 2}`,
        model: cards[Math.floor(i / 2)]?.model,
        mac: lower(nic.mac),
        driver: word(nic.driver),
        firmware: word(nic.firmware),
        linkUp: isUp,
        speedMbps: isUp ? nic.speedMbps : undefined,
        duplex: isUp ? (nic.duplex === 'half' ? 'half' : 'full') : undefined,
        maxSpeedMbps: nic.maxSpeedMbps,
        rdma: nic.rdma === 'none' ? undefined : nic.rdma,
        sriov: nic.sriov,
      } as const);
    }),
    switches: host.switches.map((one) => {
      const uplinks = one.uplinks.filter((id) => nicIds.includes(id));
      return said({
        id: one.id,
        name: `vSwitch ${one.id}`,
        kind: 'standard',
        uplinks,
        mtuBytes: one.mtuBytes,
        teaming: teamingOf(one.teaming, nicIds, true),
        security: securityOf(one.security, false),
        shapingOut: shapingOf(one.shapingOut),
        ...(uplinks.length === 0 ? {} : discoveryOf(one)),
      } as const);
    }),
    memberships,
    portGroups: host.portGroups.map((group) =>
      said({
        id: group.id,
        name: `Group ${group.id}`,
        switchId: group.switchId,
        vlan: group.vlan ?? 0,
        teaming: teamingOf(group.teaming, nicIds, false),
        security: securityOf(group.security, false),
        shapingOut: shapingOf(group.shapingOut),
      }),
    ),
    adapters: host.adapters.map((adapter, i) => adapterOf(adapter, i, plug)),
    vms: host.vms.map((vm) => vmOf(vm, plug)),
  } as const) as Host;
};

export const cardKey = (i: number): string => `0000:${(0x18 + i).toString(16)}:00`;

const told = new Set([
  'management',
  'vmotion',
  'ftLogging',
  'replication',
  'replicationNfc',
  'provisioning',
  'vsan',
  'vsanWitness',
  'backup',
  'nvme',
]);
const stacks = ['default', 'vmotion', 'provisioning', 'backup01'] as const;

const adapterOf = (
  adapter: HostAdapter,
  i: number,
  plug: (id: string | undefined) => string | undefined,
): HostAdapter => {
  const stack =
    adapter.stack === undefined ? undefined : stacks[adapter.stack.length % stacks.length];
  const implied = stack === 'vmotion' || stack === 'provisioning' ? stack : undefined;
  const has = Object.keys(services).filter(
    (service) =>
      service === implied ||
      (told.has(service) && adapter.services?.some((one) => one === service) === true),
  ) as HostAdapter['services'];
  return said({
    id: adapter.id,
    name: `vmk${i}`,
    portGroupId: plug(adapter.portGroupId),
    services: has?.length === 0 ? undefined : has,
    pinnedNicId: adapter.pinnedNicId,
    ip: adapter.ip,
    prefix: adapter.ip === undefined ? undefined : (adapter.prefix ?? 24),
    dhcp: adapter.dhcp,
    ip6: adapter.ip6,
    prefix6: adapter.ip6 === undefined ? undefined : (adapter.prefix6 ?? 64),
    gateway: adapter.gateway,
    mtuBytes: adapter.mtuBytes,
    stack,
    mac: lower(adapter.mac),
  });
};

const vmOf = (vm: Vm, plug: (id: string | undefined) => string | undefined): Vm =>
  said({
    id: vm.id,
    name: `vm ${vm.id}`,
    poweredOn: vm.poweredOn ?? true,
    os: word(vm.os),
    memoryGb: vm.memoryGb,
    ftProtected: vm.ftProtected,
    encryptedVmotion: vm.encryptedVmotion,
    vnics: vm.vnics.map((vnic, i) => {
      const isOurs = vnic.adapterType !== 'synthetic' && vnic.adapterType !== 'legacy';
      return said({
        id: vnic.id,
        name: `Network adapter ${i + 1}`,
        portGroupId: plug(vnic.portGroupId),
        connected: vnic.connected,
        adapterType: isOurs ? vnic.adapterType : undefined,
        mac: lower(vnic.mac) ?? '00:50:56:00:00:01',
        limitMbps: vnic.limitMbps,
        reservationMbps: vnic.reservationMbps || undefined,
        shares: vnic.shares,
      });
    }),
  });
