import type { Estate, FoundHost, FoundPortGroup, FoundSwitch, FoundVm } from '../estate';
import { said } from '../written';
import { differing } from './maker.fixture';

const natural = new Intl.Collator('en', { numeric: true }).compare;

/** What of an estate an RVTools export can say, as its reader hands it in. */
export const carried = (estate: Estate): Estate => ({
  ...estate,
  source: { kind: 'rvtools', files: [], version: '4.7.1.4', taken: '2026-11-28' },
  clusters: estate.clusters.map(({ key, name, haEnabled, drsEnabled }) => ({
    ...said({ haEnabled, drsEnabled }),
    key: `vc1|DC|${name}|${key}`.split('|').slice(0, 3).join('|'),
    name,
    platform: 'vsphere',
  })),
  hosts: estate.hosts.map((host, i) => hostOf(host, `host-${i}`, estate)),
  distributedSwitches: estate.distributedSwitches.map((one, i) => {
    const groups = one.portGroups.map((group, n) => {
      const { policy, notifySwitches, failback, detection, active, standby } = {
        ...one.teaming,
        ...group.teaming,
      };
      const { promiscuous, macChanges, forgedTransmits } = { ...one.security, ...group.security };
      const vlan =
        group.trunkVlans === undefined && group.secondaryVlan === undefined
          ? group.vlan
          : undefined;
      return {
        ...said({
          vlan,
          vlanUnknown: vlan === undefined ? true : undefined,
          binding: group.binding,
          portCount: group.portCount,
          teaming: said({
            policy,
            notifySwitches,
            failback,
            detection,
            active: active ?? [],
            standby: standby ?? [],
          }),
          security: orNothing(said({ promiscuous, macChanges, forgedTransmits })),
          resetAtDisconnect: group.resetAtDisconnect,
          overridesAllowed: group.overridesAllowed,
        } as const),
        notes: undefined,
        key: `dvportgroup-${i + 1}0${n + 1}`,
        name: group.name,
      };
    });
    const used = estate.hosts.flatMap(({ memberships }) =>
      memberships.flatMap((m) =>
        m.switchKey === one.key ? m.uplinks.flatMap((u) => u.uplink ?? []) : [],
      ),
    );
    const ordered = groups.flatMap(({ teaming }) => [...teaming.active, ...teaming.standby]);
    const lags = one.lags?.map(({ name, mode, hash }) => ({ name, ...said({ mode, hash }) }));
    return {
      ...said({
        version: one.version,
        mtuBytes: one.mtuBytes,
        discoveryProtocol: one.discoveryProtocol === 'none' ? undefined : one.discoveryProtocol,
        discoveryOperation: one.discoveryOperation,
        lags: lags === undefined || lags.length === 0 ? undefined : lags,
      } as const),
      key: `vc1|dvs-${i + 1}`,
      name: one.name,
      uplinks: [...new Set([...used, ...ordered])]
        .filter((name) => !lags?.some((lag) => lag.name === name))
        .sort(natural),
      portGroups: groups.map(({ notes: _, ...group }) => group),
    };
  }),
  networks: [],
  storageTargets: [],
});

const orNothing = <T extends object>(record: T): T | undefined =>
  Object.keys(record).length === 0 ? undefined : record;

/** Uplinks and orders of standard switches come from vNIC alone: which NICs, not in which order. */
const switchOf = (one: FoundSwitch, host: FoundHost): FoundSwitch => {
  const { policy, notifySwitches, failback } = one.teaming ?? {};
  const { promiscuous, macChanges, forgedTransmits } = one.security ?? {};
  return {
    ...said({
      mtuBytes: one.mtuBytes,
      teaming: orNothing(said({ policy, notifySwitches, failback })),
      security: orNothing(said({ promiscuous, macChanges, forgedTransmits })),
      shapingOut: one.shapingOut,
    }),
    name: one.name,
    kind: 'standard',
    orderUnknown: true,
    uplinks: host.nics.flatMap(({ name }) => (one.uplinks?.includes(name) === true ? [name] : [])),
  };
};

const groupOf = (group: FoundPortGroup, switches: readonly FoundSwitch[]): FoundPortGroup => {
  const above = switches.find(({ name }) => name === group.switchName);
  const { policy, notifySwitches, failback } = group.teaming ?? {};
  const { promiscuous, macChanges, forgedTransmits } = group.security ?? {};
  return {
    ...said({
      vlan: group.vlan,
      vlanUnknown: group.vlan === undefined ? true : undefined,
      teaming: differing(said({ policy, notifySwitches, failback }), above?.teaming),
      security: differing(said({ promiscuous, macChanges, forgedTransmits }), above?.security),
      shapingOut: group.shapingOut,
    } as const),
    name: group.name,
    switchName: group.switchName,
  };
};

const vmOf = (vm: FoundVm, id: string, keys: ReadonlyMap<string, string>): FoundVm => ({
  ...said({
    poweredOn: vm.poweredOn,
    os: vm.os,
    memoryGb: vm.memoryGb,
    ftProtected: vm.ftProtected,
    sourceId: vm.sourceId ?? id,
  }),
  name: vm.name,
  vnics: vm.vnics.map(({ name, portGroup, switchName, connected, adapterType, mac, ip }) =>
    said({
      name,
      portGroup,
      switchName: switchName === undefined ? undefined : (keys.get(switchName) ?? switchName),
      connected,
      adapterType,
      mac: mac?.toLowerCase(),
      ip,
    }),
  ),
});

const hostOf = (host: FoundHost, moid: string, estate: Estate): FoundHost => {
  const keys = new Map(estate.distributedSwitches.map(({ key }, i) => [key, `vc1|dvs-${i + 1}`]));
  const switches = host.switches.map((one) => switchOf(one, host));
  const nics = host.nics.map((nic) => {
    const isUp = nic.linkUp !== false && nic.speedMbps !== undefined;
    return {
      ...said({
        driver: nic.driver,
        mac: nic.mac?.toLowerCase(),
        speedMbps: isUp ? nic.speedMbps : undefined,
        linkUp: isUp,
        duplex: isUp && nic.duplex !== 'auto' ? nic.duplex : undefined,
        pciAddress: nic.pciAddress,
        card: nic.pciAddress?.slice(0, -2),
      } as const),
      name: nic.name,
    };
  });
  const cards = new Set(nics.flatMap(({ card }) => card ?? []));
  const cluster = estate.clusters.find(({ key }) => key === host.cluster);
  return {
    ...said({
      version: host.version,
      model: host.model,
      memoryGb: host.memoryGb,
      cluster: cluster === undefined ? undefined : `vc1|DC|${cluster.name}`,
    }),
    name: host.name,
    vcenter: 'vc1',
    moid,
    platform: 'vsphere',
    cards: [...cards].map((key) => ({ key, name: `PCI ${key.replace(/^0000:/, '')}` })),
    nics,
    switches,
    // One membership a switch, its NICs in the order of vNIC.
    memberships: host.memberships.map(({ switchKey, uplinks }) => ({
      switchKey: keys.get(switchKey) ?? switchKey,
      uplinks: host.nics.flatMap(({ name }) => uplinks.filter(({ nic }) => nic === name)),
    })),
    portGroups: host.portGroups.map((group) => groupOf(group, switches)),
    adapters: host.adapters.map((adapter) => ({
      ...said({
        portGroup: adapter.portGroup,
        mac: adapter.mac?.toLowerCase(),
        dhcp: adapter.dhcp,
        ip: adapter.ip,
        prefix: adapter.ip === undefined ? undefined : adapter.prefix,
        gateway: adapter.gateway,
        ip6: adapter.ip6,
        mtuBytes: adapter.mtuBytes,
      }),
      name: adapter.name,
    })),
    vms: host.vms.map((vm, i) => vmOf(vm, `${moid}-vm${i}`, keys)),
  };
};
