import type { Design, Host } from '../design';
import { find, nameOf, switchIdOf } from '../find';
import { kindOf, parentIdOf } from '../kinds';
import { type Drop, type Dropper, no, type DropTarget as Target, yes } from './dropping';
import {
  isHyperV,
  newAdapter,
  newDistributedPortGroup,
  newNic,
  newPortGroup,
  newSwitch,
  newVm,
  newVnic,
} from './fresh';
import { bind, isMember, serve, switchOfNic, uplinkReason } from './uplinks';

/** Drops that land inside a host or a distributed switch. */

/** The host a drop is in; for distributed parts the only member, if there is one. */
const hostFor = (design: Design, target: Target | undefined): string | undefined => {
  if (target === undefined) return undefined;
  if (target.hostId !== undefined) return target.hostId;
  const root = parentIdOf(target.id) ?? target.id;
  if (kindOf(root) !== 'distributedSwitch') return undefined;
  const members = design.hosts.filter((host) => isMember(host, root));
  return members.length === 1 ? members[0]?.id : undefined;
};

const inHost = (design: Design, target: Target | undefined): Host | undefined =>
  find(design, 'host', hostFor(design, target));

const needsHost = (design: Design, target: Target | undefined, what: string): Drop =>
  no(
    target !== undefined && /^d/.test(target.id)
      ? `Several hosts share ${nameOf(design, target.id)}: drop the ${what} on its part in one host.`
      : `Drop the ${what} on a host.`,
  );

/** The virtual switch (local or distributed) that a part of a host stands on or serves. */
const switchUnder = (design: Design, target: Target, host: Host): string | undefined => {
  switch (kindOf(target.id)) {
    case 'switch':
    case 'distributedSwitch':
      return target.id;
    case 'uplink':
    case 'lag':
      return parentIdOf(target.id);
    case 'nic':
      return switchOfNic(host, target.id);
    default: {
      const group = portGroupUnder(design, target);
      return group === undefined ? undefined : switchIdOf(design, group);
    }
  }
};

/** The port group a part is, or is connected to. */
const portGroupUnder = (design: Design, target: Target): string | undefined => {
  switch (kindOf(target.id)) {
    case 'portGroup':
      return target.id;
    case 'adapter':
      return find(design, 'adapter', target.id)?.portGroupId;
    case 'vnic':
      return find(design, 'vnic', target.id)?.portGroupId;
    case 'vm':
      return find(design, 'vm', target.id)?.vnics[0]?.portGroupId;
    default:
      return undefined;
  }
};

/** A port group for an endpoint dropped here: the one under it, or the first of the switch under it. */
const landing = (
  design: Design,
  target: Target,
  host: Host,
): { readonly portGroupId?: string; readonly reason?: string } => {
  const under = portGroupUnder(design, target);
  if (under !== undefined) return { portGroupId: under };
  const kind = kindOf(target.id);
  if (kind !== 'switch' && kind !== 'distributedSwitch') return {};
  const first =
    kind === 'switch'
      ? host.portGroups.find((group) => group.switchId === target.id)
      : find(design, 'distributedSwitch', target.id)?.portGroups[0];
  return first === undefined
    ? { reason: `${nameOf(design, target.id)} has no port group yet: add one first.` }
    : { portGroupId: first.id };
};

export const dropNic: Dropper = (design, target) => {
  const host = inHost(design, target);
  if (host === undefined || target === undefined) return needsHost(design, target, 'NIC');
  if (host.nics.length >= 128) return no(`${host.name} has 128 NICs, no more fit.`);
  const kind = kindOf(target.id);
  const wanted =
    kind === 'adapter' || kind === 'vm' || kind === 'vnic'
      ? undefined
      : switchUnder(design, target, host);
  if (wanted === undefined) return yes(`Add NIC to ${host.name}`, (d) => newNic(d, host.id));
  const reason = uplinkReason(design, wanted);
  if (reason !== undefined) return no(reason);
  const uplinkId = kind === 'uplink' || kind === 'lag' ? target.id : undefined;
  return yes(`Add NIC to ${nameOf(design, wanted)}`, (d) => {
    const made = newNic(d, host.id);
    return {
      id: made.id,
      design:
        kindOf(wanted) === 'switch'
          ? bind(made.design, made.id, wanted)
          : serve(made.design, made.id, wanted, freeUplink(made.design, host.id, wanted, uplinkId)),
    };
  });
};

/** A named uplink takes one NIC of each host; a LAG takes several. */
const freeUplink = (design: Design, hostId: string, switchId: string, uplinkId?: string) => {
  const taken = find(design, 'host', hostId)
    ?.memberships.find((m) => m.switchId === switchId)
    ?.uplinks.some((u) => u.uplinkId === uplinkId);
  return uplinkId !== undefined && kindOf(uplinkId) === 'uplink' && taken === true
    ? undefined
    : uplinkId;
};

export const dropSwitch: Dropper = (design, target) => {
  const host = find(design, 'host', target?.hostId);
  if (host === undefined) return no('Drop the virtual switch on a host.');
  if (host.switches.length >= 256) return no(`${host.name} has 256 switches, no more fit.`);
  return yes(`Add virtual switch to ${host.name}`, (d) => newSwitch(d, host.id));
};

export const dropPortGroup: Dropper = (design, target) => {
  if (target === undefined) return no('Drop the port group on a virtual switch.');
  const root = parentIdOf(target.id) ?? target.id;
  const host = find(design, 'host', target.hostId);
  const under =
    kindOf(root) === 'distributedSwitch'
      ? root
      : host === undefined
        ? undefined
        : (switchUnder(design, target, host) ?? onlySwitch(host));
  if (under === undefined) {
    if (host === undefined) return no('Drop the port group on a virtual switch.');
    const none = host.switches.length + host.memberships.length === 0;
    return no(
      none
        ? `${host.name} has no virtual switch yet: add one first.`
        : `${host.name} has several virtual switches: drop the port group on one of them.`,
    );
  }
  return yes(`Add port group to ${nameOf(design, under)}`, (d) =>
    kindOf(under) === 'distributedSwitch' || host === undefined
      ? newDistributedPortGroup(d, under)
      : newPortGroup(d, host.id, under),
  );
};

const onlySwitch = (host: Host): string | undefined => {
  const all = [...host.switches.map((s) => s.id), ...host.memberships.map((m) => m.switchId)];
  return all.length === 1 ? all[0] : undefined;
};

export const dropAdapter: Dropper = (design, target) => {
  const host = inHost(design, target);
  if (host === undefined || target === undefined) return needsHost(design, target, 'adapter');
  if (host.adapters.length >= 256) return no(`${host.name} has 256 adapters, no more fit.`);
  const direct =
    kindOf(target.id) === 'nic' &&
    isHyperV(design, host.id) &&
    switchOfNic(host, target.id) === undefined;
  if (direct) {
    return yes(`Add adapter to ${nameOf(design, target.id)}`, (d) =>
      newAdapter(d, host.id, { nicId: target.id }),
    );
  }
  const { portGroupId, reason } = landing(design, target, host);
  if (reason !== undefined) return no(reason);
  return yes(`Add adapter to ${nameOf(design, portGroupId ?? host.id)}`, (d) =>
    newAdapter(d, host.id, portGroupId === undefined ? {} : { portGroupId }),
  );
};

export const dropVm: Dropper = (design, target) => {
  const host = inHost(design, target);
  if (host === undefined || target === undefined) return needsHost(design, target, 'VM');
  const vmId =
    kindOf(target.id) === 'vm'
      ? target.id
      : kindOf(target.id) === 'vnic'
        ? parentIdOf(target.id)
        : undefined;
  const vm = find(design, 'vm', vmId);
  if (vm !== undefined) {
    return vm.vnics.length >= 20
      ? no(`${vm.name} has 20 vNICs, no more fit.`)
      : yes(`Add vNIC to ${vm.name}`, (d) => newVnic(d, vm.id));
  }
  if (host.vms.length >= 2000) return no(`${host.name} has 2,000 entries, no more fit.`);
  const { portGroupId, reason } = landing(design, target, host);
  if (reason !== undefined) return no(reason);
  return yes(`Add VM to ${nameOf(design, portGroupId ?? host.id)}`, (d) =>
    newVm(d, host.id, portGroupId),
  );
};
