import type { Design } from '../../model/design';

const plural = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** The size of a design in words: `3 hosts · 14 NICs · 9 port groups · 41 vNICs`. VMs alike count as many. */
export const counts = (design: Design): string => {
  let nics = 0;
  let groups = 0;
  let vnics = 0;
  for (const host of design.hosts) {
    nics += host.nics.length;
    groups += host.portGroups.length;
    for (const vm of host.vms) vnics += vm.vnics.length * (vm.count ?? 1);
  }
  for (const spanning of design.distributedSwitches) groups += spanning.portGroups.length;
  return [
    plural(design.hosts.length, 'host', 'hosts'),
    plural(nics, 'NIC', 'NICs'),
    plural(groups, 'port group', 'port groups'),
    plural(vnics, 'vNIC', 'vNICs'),
  ].join(' · ');
};
