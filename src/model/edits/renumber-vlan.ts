import type { Design, Host } from '../design';
import { formatVlans, parseVlans, vlansInclude } from '../formats';
import { patched } from './change';

interface HasVlan {
  readonly vlan?: number;
}

/** The same list when no item changes, so that nothing is copied in vain. */
const mapped = <T>(items: readonly T[], change: (item: T) => T): readonly T[] => {
  const after = items.map(change);
  return after.some((item, i) => item !== items[i]) ? after : items;
};

const mappedIn = <T extends object, K extends keyof T>(holder: T, field: K, items: T[K]): T =>
  items === holder[field] ? holder : { ...holder, [field]: items };

/**
 * Gives a VLAN another id everywhere: port groups, adapters, vNICs, networks and storage targets
 * take the new one; ports and links that carried the old one carry both, since something outside the
 * design may still use it. Access and native VLANs of ports stay: they are the switch's own.
 */
export const renumberVlan = (design: Design, from: number, to: number): Design => {
  const moved = <T extends HasVlan>(item: T): T =>
    item.vlan === from ? patched<HasVlan & T>(item, { vlan: to } as Partial<T>) : item;
  const wider = <T extends { readonly allowedVlans?: string }>(item: T): T => {
    const ranges = item.allowedVlans === undefined ? undefined : parseVlans(item.allowedVlans);
    if (ranges === undefined || ranges === 'all') return item;
    if (!vlansInclude(ranges, from) || vlansInclude(ranges, to)) return item;
    const both = parseVlans(`${item.allowedVlans},${to}`);
    return both === undefined ? item : { ...item, allowedVlans: formatVlans(both) };
  };
  const inHost = (host: Host): Host => {
    let next = mappedIn(host, 'portGroups', mapped(host.portGroups, moved));
    next = mappedIn(next, 'adapters', mapped(host.adapters, moved));
    const vms = mapped(host.vms, (vm) => mappedIn(vm, 'vnics', mapped(vm.vnics, moved)));
    return mappedIn(next, 'vms', vms);
  };
  let next = mappedIn(design, 'hosts', mapped(design.hosts, inHost));
  next = mappedIn(
    next,
    'distributedSwitches',
    mapped(design.distributedSwitches, (own) =>
      mappedIn(own, 'portGroups', mapped(own.portGroups, moved)),
    ),
  );
  next = mappedIn(
    next,
    'physicalSwitches',
    mapped(design.physicalSwitches, (own) => mappedIn(own, 'ports', mapped(own.ports, wider))),
  );
  next = mappedIn(next, 'interSwitchLinks', mapped(design.interSwitchLinks, wider));
  next = mappedIn(next, 'networks', mapped(design.networks, moved));
  return mappedIn(next, 'storageTargets', mapped(design.storageTargets, moved));
};
