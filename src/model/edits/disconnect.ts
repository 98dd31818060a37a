import type { Design, Host, HostAdapter, StorageTarget, Vnic } from '../design';
import { find, findAny, nameOf } from '../find';
import { hostIdOf, kindOf } from '../kinds';
import { plugsOf, uncable, unplug } from './cables';
import { changeElement, set } from './change';
import { type Connection, no, yes } from './connection';
import { remove } from './remove';
import { readInstance, switchOfNic, unbind } from './uplinks';

const detachVm = (design: Design, vmId: string): Design =>
  (find(design, 'vm', vmId)?.vnics ?? []).reduce(
    (next, vnic) => set<Vnic>(next, vnic.id, { portGroupId: undefined }),
    design,
  );

const detachAdapter = (design: Design, id: string): Design =>
  set<HostAdapter>(design, id, { portGroupId: undefined, nicId: undefined });

/** Takes a host out of a distributed switch; its adapters and VMs leave the port groups there. */
export const leave = (design: Design, hostId: string, switchId: string): Design =>
  changeElement<Host>(design, hostId, (host) => {
    if (!host.memberships.some((m) => m.switchId === switchId)) return host;
    const loose = <T extends { readonly portGroupId?: string }>(part: T): T => {
      if (part.portGroupId?.startsWith(`${switchId}.`) !== true) return part;
      const { portGroupId: _, ...rest } = part;
      return rest as T;
    };
    return {
      ...host,
      memberships: host.memberships.filter((m) => m.switchId !== switchId),
      adapters: host.adapters.map(loose),
      vms: host.vms.map((vm) => {
        const vnics = vm.vnics.map(loose);
        return vnics.some((v, i) => v !== vm.vnics[i]) ? { ...vm, vnics } : vm;
      }),
    };
  });

const fromElement = (design: Design, id: string): Connection => {
  const name = nameOf(design, id);
  const loose = no(`${name} is not connected.`);
  switch (kindOf(id)) {
    case 'nic': {
      const host = find(design, 'host', hostIdOf(id));
      const isCabled = find(design, 'nic', id)?.cabledTo !== undefined || plugsOf(design).has(id);
      if (isCabled) return yes(`Unplug ${name}`, (d) => uncable(d, id));
      return host !== undefined && switchOfNic(host, id) !== undefined
        ? yes(`Take ${name} off its switch`, (d) => unbind(d, id))
        : loose;
    }
    case 'port':
      return plugsOf(design).has(id) ? yes(`Unplug ${name}`, (d) => unplug(d, id)) : loose;
    case 'adapter': {
      const adapter = find(design, 'adapter', id);
      return adapter?.portGroupId === undefined && adapter?.nicId === undefined
        ? loose
        : yes(`Disconnect ${name}`, (d) => detachAdapter(d, id));
    }
    case 'vnic':
      return find(design, 'vnic', id)?.portGroupId === undefined
        ? loose
        : yes(`Disconnect ${name}`, (d) => set<Vnic>(d, id, { portGroupId: undefined }));
    case 'vm':
      return find(design, 'vm', id)?.vnics.some((v) => v.portGroupId !== undefined)
        ? yes(`Disconnect ${name}`, (d) => detachVm(d, id))
        : loose;
    case 'storageTarget':
      return find(design, 'storageTarget', id)?.cabledTo.length === 0
        ? loose
        : yes(`Unplug ${name}`, (d) => set<StorageTarget>(d, id, { cabledTo: [] }));
    case 'host':
      return find(design, 'host', id)?.clusterId === undefined
        ? no(`${name} is in no cluster.`)
        : yes(`Take ${name} out of its cluster`, (d) => set<Host>(d, id, { clusterId: undefined }));
    case 'link':
      return yes(`Remove link ${name}`, (d) => remove(d, [id]));
    default:
      return no(`${name} has no wire of its own.`);
  }
};

const between = (design: Design, a: string, b: string): Connection | undefined => {
  const kinds = `${kindOf(a)} ${kindOf(b)}`;
  switch (kinds) {
    case 'nic switch':
    case 'nic distributedSwitch':
    case 'nic uplink':
    case 'nic lag':
    case 'nic portGroup':
      return yes(`Take ${nameOf(design, a)} off its switch`, (d) => unbind(d, a));
    case 'nic port':
    case 'nic physicalSwitch':
    case 'nic nic':
      return yes(`Unplug ${nameOf(design, a)}`, (d) => uncable(d, a));
    case 'adapter portGroup':
    case 'adapter nic':
    case 'vm portGroup':
    case 'vnic portGroup':
      return fromElement(design, a);
    case 'storageTarget port':
      return yes(`Unplug ${nameOf(design, a)}`, (d) => unplug(d, b));
    case 'host distributedSwitch':
      return yes(`Take ${nameOf(design, a)} out of ${nameOf(design, b)}`, (d) => leave(d, a, b));
    case 'portGroup switch':
    case 'portGroup distributedSwitch':
      return no('A port group always stands on a switch: move it or delete it.');
    default:
      return undefined;
  }
};

/**
 * The inverse of connecting: of an element (its cable first, then its switch), or of one wire,
 * named by its two ends as `h1.k1>h1.p1`, either way round.
 */
export const disconnecting = (design: Design, id: string): Connection => {
  const [from = '', to] = id.split('>').map((end) => readInstance(end).id);
  if (findAny(design, from) === undefined) return no('It is not there any more.');
  if (to === undefined) return fromElement(design, from);
  if (findAny(design, to) === undefined) return no('It is not there any more.');
  return (
    between(design, from, to) ?? between(design, to, from) ?? no('These two are not connected.')
  );
};
