import type { Design } from './design';
import { find, inList, nameOf, platformOf } from './find';
import { hostIdOf, kindOf, parentIdOf, placeOf } from './kinds';
import { rateWords, speedWords } from './quantities';
import type { Host, HostAdapter, Nic, Vm, Vnic } from './shape/host';
import type { SwitchPort } from './shape/physical';
import type { Teaming } from './shape/policies';
import type { PortGroup } from './shape/switches';
import { platforms, services, switchKinds, trafficClasses } from './shape/words';

const platformWords = { vsphere: 'ESXi', hyperv: 'Hyper-V', azurelocal: 'Azure Local' } as const;

/** `6 × 1 GbE`, `4 × 1 GbE + 2 × 25 GbE`, `2 NICs` where speeds are not stated. */
export const nicWords = (nics: readonly Nic[]): string => {
  const bySpeed = new Map<number, number>();
  for (const { speedMbps = 0 } of nics) bySpeed.set(speedMbps, (bySpeed.get(speedMbps) ?? 0) + 1);
  return [...bySpeed]
    .sort(([a], [b]) => a - b)
    .map(([speed, n]) =>
      speed === 0 ? `${n} ${n === 1 ? 'NIC' : 'NICs'}` : `${n} × ${speedWords(speed)}`,
    )
    .join(' + ');
};

/** VMs of a host, entries that stand for several counted as such. */
export const vmTotal = (vms: readonly Vm[]): number =>
  vms.reduce((sum, vm) => sum + (vm.count ?? 1), 0);

/** What stands under a host's name: `ESXi 8 · 6 × 1 GbE · 24 VMs`. */
export const hostWords = (design: Design, host: Host): string => {
  const vms = vmTotal(host.vms);
  const system =
    host.role === 'clusterNode' ? 'Physical node' : platformWords[platformOf(design, host)];
  const parts = [
    host.version === undefined ? system : `${system} ${host.version}`,
    nicWords(host.nics),
    vms === 0 ? '' : `${vms} ${vms === 1 ? 'VM' : 'VMs'}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
};

/** `10`, `trunk`, `none`, `all`; empty where nothing is stated. */
export const vlanWords = (
  group: Pick<PortGroup, 'vlan' | 'trunkVlans' | 'secondaryVlan'>,
): string => {
  if (group.trunkVlans !== undefined) return 'trunk';
  if (group.vlan === undefined) return '';
  if (group.vlan === 0) return 'none';
  if (group.vlan === 4095) return 'all';
  return group.secondaryVlan === undefined
    ? String(group.vlan)
    : `${group.vlan}/${group.secondaryVlan}`;
};

type Role = 'active' | 'standby' | 'unused';
const roleIn = (teaming: Teaming | undefined, names: readonly string[]): Role => {
  if (teaming?.active === undefined && teaming?.standby === undefined) return 'active';
  if (names.some((id) => teaming.active?.includes(id))) return 'active';
  return names.some((id) => teaming.standby?.includes(id)) ? 'standby' : 'unused';
};
const says = (t: Teaming | undefined) => t?.active !== undefined || t?.standby !== undefined;

const uplinkOf = (
  name: string,
  base: Teaming | undefined,
  groups: readonly { readonly teaming?: Teaming }[],
  ids: readonly string[],
): string => {
  const roles = new Set(
    (groups.length === 0 ? [{}] : groups).map((group: { readonly teaming?: Teaming }) =>
      roleIn(says(group.teaming) ? group.teaming : base, ids),
    ),
  );
  const order: readonly Role[] = ['active', 'standby', 'unused'];
  const words = order.filter((role) => roles.has(role) && (role !== 'unused' || roles.size === 1));
  return `${words.join(' and ')} uplink of ${name}`;
};

const nicSentence = (design: Design, nic: Nic): string => {
  const host = find(design, 'host', hostIdOf(nic.id));
  const parts = [nic.name];
  if (nic.speedMbps !== undefined) parts.push(speedWords(nic.speedMbps));
  if (nic.adminUp === false) parts.push('disabled');
  else if (nic.linkUp === false) parts.push('link down');
  let isUsed = false;
  for (const local of host?.switches ?? []) {
    if (!local.uplinks.includes(nic.id)) continue;
    isUsed = true;
    const groups = host?.portGroups.filter((group) => group.switchId === local.id) ?? [];
    parts.push(uplinkOf(local.name, local.teaming, groups, [nic.id]));
  }
  for (const membership of host?.memberships ?? []) {
    const ids = membership.uplinks.filter((u) => u.nicId === nic.id).map((u) => u.uplinkId);
    const spanning = find(design, 'distributedSwitch', membership.switchId);
    if (ids.length === 0 || spanning === undefined) continue;
    isUsed = true;
    parts.push(uplinkOf(spanning.name, spanning.teaming, spanning.portGroups, ids));
  }
  for (const adapter of host?.adapters ?? []) {
    if (adapter.nicId !== nic.id) continue;
    isUsed = true;
    parts.push(`used by ${adapter.name}`);
  }
  if (!isUsed) parts.push('no uplink of any switch');
  parts.push(
    nic.cabledTo === undefined ? 'no cable' : `cabled to ${placeWords(design, nic.cabledTo)}`,
  );
  return parts.join(', ');
};

/** `tor-a 1/3`: an element with what holds it. */
const placeWords = (design: Design, id: string): string => {
  const parentId = parentIdOf(id);
  return parentId === undefined
    ? nameOf(design, id)
    : `${nameOf(design, parentId)} ${nameOf(design, id)}`;
};

const adapterSentence = (design: Design, adapter: HostAdapter): string => {
  const parts = [adapter.name];
  const named = (adapter.services ?? []).map((service) => services[service]);
  parts.push(named.length === 0 ? 'adapter of the host' : `adapter for ${named.join(', ')}`);
  if (adapter.portGroupId !== undefined) parts.push(`on ${nameOf(design, adapter.portGroupId)}`);
  else if (adapter.nicId !== undefined) parts.push(`on ${nameOf(design, adapter.nicId)}`);
  else parts.push('not connected');
  if (adapter.ip !== undefined) {
    parts.push(adapter.prefix === undefined ? adapter.ip : `${adapter.ip}/${adapter.prefix}`);
  } else if (adapter.dhcp === true) parts.push('DHCP');
  return parts.join(', ');
};

const vnicWords = (design: Design, vnic: Vnic): string => {
  const parts = [
    vnic.portGroupId === undefined ? 'not connected' : `on ${nameOf(design, vnic.portGroupId)}`,
  ];
  if (vnic.peakMbps !== undefined) parts.push(`peak ${rateWords(vnic.peakMbps)}`);
  if (vnic.averageMbps !== undefined) parts.push(`average ${rateWords(vnic.averageMbps)}`);
  return parts.join(', ');
};

const vmSentence = (design: Design, vm: Vm): string => {
  const parts = [
    (vm.count ?? 1) > 1
      ? `${vm.name}, ${vm.count} virtual machines alike`
      : `${vm.name}, virtual machine`,
  ];
  if (vm.poweredOn === false) parts.push('powered off');
  const [only] = vm.vnics;
  if (vm.vnics.length === 1 && only !== undefined) parts.push(vnicWords(design, only));
  else parts.push(vm.vnics.length === 0 ? 'no vNIC' : `${vm.vnics.length} vNICs`);
  return parts.join(', ');
};

const portSentence = (design: Design, port: SwitchPort): string => {
  const parts = [placeWords(design, port.id)];
  if (port.speedMbps !== undefined) parts.push(speedWords(port.speedMbps));
  if (port.adminUp === false) parts.push('disabled');
  if (port.mode === 'access') parts.push(`access VLAN ${port.accessVlan ?? 'not stated'}`);
  if (port.mode === 'trunk') parts.push(`trunk of VLANs ${port.allowedVlans ?? 'not stated'}`);
  if (port.portChannelId !== undefined) parts.push(`in ${nameOf(design, port.portChannelId)}`);
  return parts.join(', ');
};

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** One sentence for any element, for tooltips, screen readers, SVG titles and the terminal. The id itself when there is no such element. */
export const describe = (design: Design, id: string): string => {
  const name = nameOf(design, id);
  switch (kindOf(id)) {
    case 'host': {
      const host = find(design, 'host', id);
      return host === undefined ? id : `${name}, host: ${hostWords(design, host)}`;
    }
    case 'nic': {
      const nic = find(design, 'nic', id);
      return nic === undefined ? id : nicSentence(design, nic);
    }
    case 'switch': {
      const local = find(design, 'switch', id);
      if (local === undefined) return id;
      const mtu = local.mtuBytes === undefined ? '' : `, MTU ${local.mtuBytes}`;
      const order =
        local.unknown?.includes('failoverOrder') === true ? ', failover order unknown' : '';
      return `${name}, ${switchKinds[local.kind]}, ${count(local.uplinks.length, 'uplink')}${mtu}${order}`;
    }
    case 'distributedSwitch': {
      const spanning = find(design, 'distributedSwitch', id);
      if (spanning === undefined) return id;
      const mtu = spanning.mtuBytes === undefined ? '' : `, MTU ${spanning.mtuBytes}`;
      return `${name}, distributed switch, ${count(spanning.uplinks.length, 'uplink')}, ${count(spanning.portGroups.length, 'port group')}${mtu}`;
    }
    case 'portGroup': {
      const group = find(design, 'portGroup', id);
      if (group === undefined) return id;
      const owner = 'switchId' in group ? group.switchId : (parentIdOf(id) ?? id);
      const vlan = vlanWords(group);
      const isGuess = group.guessed?.includes('traffic') === true;
      const traffic =
        group.traffic === undefined
          ? ''
          : `, for ${trafficClasses[group.traffic]}${isGuess ? ', which is a guess' : ''}`;
      const tag =
        vlan === ''
          ? group.unknown?.includes('vlan') === true
            ? ', VLAN unknown'
            : ''
          : vlan === 'trunk'
            ? `, trunk of VLANs ${group.trunkVlans}`
            : `, VLAN ${vlan}`;
      return `${name}, port group of ${nameOf(design, owner)}${tag}${traffic}`;
    }
    case 'adapter': {
      const adapter = find(design, 'adapter', id);
      return adapter === undefined ? id : adapterSentence(design, adapter);
    }
    case 'vm': {
      const vm = find(design, 'vm', id);
      return vm === undefined ? id : vmSentence(design, vm);
    }
    case 'vnic': {
      const vnic = find(design, 'vnic', id);
      return vnic === undefined ? id : `${name}, vNIC ${vnicWords(design, vnic)}`;
    }
    case 'physicalSwitch': {
      const physical = find(design, 'physicalSwitch', id);
      if (physical === undefined) return id;
      const rack = physical.rack === undefined ? '' : `, rack ${physical.rack}`;
      return `${name}, physical switch, ${count(physical.ports.length, 'port')}${rack}`;
    }
    case 'port': {
      const parent = find(design, 'physicalSwitch', parentIdOf(id));
      const port = parent && inList(parent.ports, id);
      return port === undefined ? id : portSentence(design, port);
    }
    case 'link': {
      const link = find(design, 'link', id);
      if (link === undefined) return id;
      const speed = link.speedMbps === undefined ? '' : `, ${speedWords(link.speedMbps)}`;
      const vlans = link.allowedVlans === undefined ? '' : `, VLANs ${link.allowedVlans}`;
      return `Link ${nameOf(design, link.aId)} – ${nameOf(design, link.bId)}${(link.links ?? 1) > 1 ? `, ${link.links} in parallel` : ''}${speed}${vlans}`;
    }
    case 'storageTarget': {
      const target = find(design, 'storageTarget', id);
      if (target === undefined) return id;
      const ip = target.ip === undefined ? '' : `, ${target.ip}`;
      return `${name}, storage target, ${count(target.cabledTo.length, 'cable')}${ip}`;
    }
    case 'cluster': {
      const cluster = find(design, 'cluster', id);
      const hosts = design.hosts.filter((host) => host.clusterId === id).length;
      return `${name}, cluster of ${count(hosts, 'host')}${cluster?.platform === undefined ? '' : `, ${platforms[cluster.platform]}`}`;
    }
    case undefined:
      return id;
    default: {
      const label = placeOf(id)?.shape.label ?? '';
      return label === '' || label === name ? name : `${name}, ${label.toLowerCase()}`;
    }
  }
};
