import type { Design, HostAdapter, Vnic } from '../design';
import { find, nameOf } from '../find';
import { hostIdOf, kindOf, rootIdOf } from '../kinds';
import { set } from './change';
import { already, type Connector, hostOf, inOtherHost, no, sameHost, yes } from './connection';
import { newVnic } from './fresh';
import { isMember, switchOfNic } from './uplinks';

/** Can this host use the port group? Its own ones, and those of distributed switches it is part of. */
const reachReason = (design: Design, part: string, group: string): string | undefined => {
  if (hostIdOf(group) !== undefined) {
    return sameHost(part, group) ? undefined : `${nameOf(design, group)} is in another host.`;
  }
  const host = hostOf(design, part);
  const switchId = rootIdOf(group);
  return isMember(host, switchId)
    ? undefined
    : `${host?.name ?? 'The host'} has no part in ${nameOf(design, switchId)}: connect one of its NICs to it first.`;
};

export const adapterToGroup: Connector = (design, adapter, group) => {
  if (find(design, 'adapter', adapter)?.portGroupId === group) {
    return already(design, adapter, group);
  }
  const reason = reachReason(design, adapter, group);
  return reason === undefined
    ? yes(`Connect ${nameOf(design, adapter)} to ${nameOf(design, group)}`, (d) =>
        set<HostAdapter>(d, adapter, { portGroupId: group, nicId: undefined }),
      )
    : no(reason);
};

export const vnicToGroup: Connector = (design, vnic, group) => {
  if (find(design, 'vnic', vnic)?.portGroupId === group) return already(design, vnic, group);
  const reason = reachReason(design, vnic, group);
  return reason === undefined
    ? yes(`Connect ${nameOf(design, vnic)} to ${nameOf(design, group)}`, (d) =>
        set<Vnic>(d, vnic, { portGroupId: group }),
      )
    : no(reason);
};

/** The only vNIC is moved; of several the first unconnected one is used, else one more is added. */
export const vmToGroup: Connector = (design, vmId, group) => {
  const vm = find(design, 'vm', vmId);
  if (vm === undefined) return no('The VM is not there any more.');
  const vnic =
    vm.vnics.find((v) => v.portGroupId === undefined) ??
    (vm.vnics.length === 1 ? vm.vnics[0] : undefined);
  if (vnic !== undefined) return vnicToGroup(design, vnic.id, group);
  if (vm.vnics.some((v) => v.portGroupId === group)) return already(design, vmId, group);
  const reason = reachReason(design, vmId, group);
  if (reason !== undefined) return no(reason);
  if (vm.vnics.length >= 20) return no(`${vm.name} has 20 vNICs, no more fit.`);
  return yes(
    `Connect ${vm.name} to ${nameOf(design, group)}`,
    (d) => newVnic(d, vmId, group).design,
  );
};

/** An endpoint drawn to a switch lands in its only port group. */
export const viaOnlyGroup =
  (connect: Connector): Connector =>
  (design, part, switchId) => {
    if (kindOf(switchId) === 'switch' && !sameHost(part, switchId)) {
      return inOtherHost(design, switchId);
    }
    const groups =
      kindOf(switchId) === 'distributedSwitch'
        ? (find(design, 'distributedSwitch', switchId)?.portGroups ?? [])
        : (hostOf(design, switchId)?.portGroups ?? []).filter((g) => g.switchId === switchId);
    const [only] = groups;
    if (only !== undefined && groups.length === 1) return connect(design, part, only.id);
    const name = nameOf(design, switchId);
    return no(
      only === undefined
        ? `${name} has no port group yet: add one first.`
        : `${name} has several port groups: choose one of them.`,
    );
  };

export const adapterToNic: Connector = (design, adapter, nic) => {
  if (!sameHost(adapter, nic)) return inOtherHost(design, nic);
  const host = hostOf(design, nic);
  if (host !== undefined && switchOfNic(host, nic) !== undefined) {
    return no(`${nameOf(design, nic)} is an uplink: connect the adapter to a port group.`);
  }
  if (find(design, 'adapter', adapter)?.nicId === nic) return already(design, adapter, nic);
  return yes(`Let ${nameOf(design, adapter)} use ${nameOf(design, nic)}`, (d) =>
    set<HostAdapter>(d, adapter, { nicId: nic, portGroupId: undefined }),
  );
};
