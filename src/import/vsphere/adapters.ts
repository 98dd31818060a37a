import type { Service } from '../../model/design';
import type { FoundAdapter } from '../estate';
import { ip4Of, macOf, prefixOf, said, subnetOf, textOf } from '../written';
import { deviceOf } from './nics';
import {
  at,
  flagAt,
  isRecord,
  itemsAt,
  itemsOf,
  nameOf,
  numberAt,
  type Raw,
  stringAt,
  stringsAt,
  uuidOf,
} from './raw';

/** HostVirtualNicManagerNicType. `ptp` and `vsanExternal` are no services of the model. */
const services: Readonly<Record<string, Service>> = {
  management: 'management',
  vmotion: 'vmotion',
  faultToleranceLogging: 'ftLogging',
  vSphereReplication: 'replication',
  vSphereReplicationNFC: 'replicationNfc',
  vSphereProvisioning: 'provisioning',
  vsan: 'vsan',
  vsanWitness: 'vsanWitness',
  vSphereBackupNFC: 'backup',
  nvmeTcp: 'nvme',
  nvmeRdma: 'nvme',
};
const serviceOf = (nicType: string): Service | undefined =>
  Object.hasOwn(services, nicType) ? services[nicType] : undefined;

/** An adapter on one of these stacks carries their traffic, whether it is selected or not. */
const stackServices: Readonly<Record<string, Service>> = {
  vmotion: 'vmotion',
  provisioning: 'provisioning',
  vxlan: 'overlay',
};
export const serviceOfStack = (stack: string | undefined): Service | undefined =>
  stack !== undefined && Object.hasOwn(stackServices, stack) ? stackServices[stack] : undefined;

const stackNames: Readonly<Record<string, string>> = {
  defaultTcpipStack: 'default',
  vSphereProvisioning: 'provisioning',
};
export const stackOf = (key: string): string =>
  Object.hasOwn(stackNames, key) ? (stackNames[key] ?? key) : key;

/** Services by device, of `virtualNicManagerInfo.netConfig`. */
export const selectedServices = (managers: readonly Raw[]): ReadonlyMap<string, Set<Service>> => {
  const out = new Map<string, Set<Service>>();
  for (const config of managers.flatMap((manager) => itemsAt(manager, 'netConfig'))) {
    const nicType = stringAt(config, 'nicType') ?? '';
    const service = serviceOf(nicType);
    if (service === undefined) continue;
    const candidates = new Map(
      itemsAt(config, 'candidateVnic').flatMap((one) => {
        const key = stringAt(one, 'key');
        const device = stringAt(one, 'device');
        return key === undefined || device === undefined ? [] : [[key, device] as const];
      }),
    );
    for (const selected of stringsAt(config, 'selectedVnic')) {
      const device = candidates.get(selected) ?? deviceOf(selected);
      if (device !== undefined) add(out, device, service);
    }
  }
  return out;
};

const add = (map: Map<string, Set<Service>>, device: string, service: Service): void => {
  const set = map.get(device) ?? new Set();
  map.set(device, set.add(service));
};

interface Gateway {
  readonly ip: string;
  readonly device: string | undefined;
}

/** The default gateway of each stack, with the adapter that the routes send it through. */
const gatewaysOf = (network: Raw): ReadonlyMap<string, Gateway> => {
  const out = new Map<string, Gateway>();
  const note = (stack: string, config: Raw, routes: readonly Raw[]) => {
    const ip = ip4Of(at(config, 'defaultGateway'));
    if (ip === undefined) return;
    const route = routes.find(
      (one) => numberAt(one, 'prefixLength') === 0 && stringAt(one, 'network') === '0.0.0.0',
    );
    out.set(stack, {
      ip,
      device: stringAt(route, 'deviceName') ?? stringAt(config, 'gatewayDevice'),
    });
  };
  note(
    'defaultTcpipStack',
    at(network, 'ipRouteConfig'),
    itemsAt(network, 'routeTableInfo.ipRoute'),
  );
  for (const stack of itemsAt(network, 'netStackInstance')) {
    const key = stringAt(stack, 'key');
    const routes = itemsAt(stack, 'routeTableConfig.ipRoute').map((one) => at(one, 'route'));
    if (key !== undefined) note(key, at(stack, 'ipRouteConfig'), routes);
  }
  return out;
};

/** HostVirtualNic: VMkernel adapters with address, stack, services and where they are plugged in. */
export const adaptersOf = (
  network: Raw,
  managers: readonly Raw[],
  iscsi: ReadonlySet<string>,
): readonly FoundAdapter[] => {
  const selected = selectedServices(managers);
  const gateways = gatewaysOf(network);
  const seen = new Set<string>();
  return itemsAt(network, 'vnic').flatMap((raw): FoundAdapter[] => {
    const name = stringAt(raw, 'device');
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    return [
      isRecord(at(raw, 'spec'))
        ? adapterOf(name, raw, selected, gateways, iscsi)
        : brief(name, raw),
    ];
  });
};

const adapterOf = (
  name: string,
  raw: Raw,
  selected: ReadonlyMap<string, Set<Service>>,
  gateways: ReadonlyMap<string, Gateway>,
  iscsi: ReadonlySet<string>,
): FoundAdapter => {
  const spec = at(raw, 'spec');
  const stack = stringAt(spec, 'netStackInstanceKey');
  const has = new Set(selected.get(name));
  const byStack = serviceOfStack(stack === undefined ? undefined : stackOf(stack));
  if (byStack !== undefined) has.add(byStack);
  const isBound = iscsi.has(name);
  if (isBound) has.add('iscsi');
  const ip = ip4Of(at(spec, 'ip.ipAddress'));
  const prefix = ip === undefined ? undefined : prefixOf(at(spec, 'ip.subnetMask'));
  const six = itemsAt(spec, 'ip.ipV6Config.ipV6Address').find(
    (one) => !/^fe[89ab]/i.test(stringAt(one, 'ipAddress') ?? 'fe80'),
  );
  const port = at(spec, 'distributedVirtualPort');
  const group = stringAt(raw, 'portgroup') ?? stringAt(spec, 'portgroup');
  const switchUuid = stringAt(port, 'switchUuid');
  return said({
    name,
    ...(isRecord(port)
      ? {
          portGroupKey: stringAt(port, 'portgroupKey'),
          switchName: switchUuid && uuidOf(switchUuid),
        }
      : { portGroup: group === undefined ? undefined : nameOf(group) }),
    // iSCSI and NFS have no flag: an adapter without any may still be one of theirs, so it is asked about.
    services: has.size === 0 ? undefined : [...has],
    iscsiBound: isBound ? true : undefined,
    pinnedNic: deviceOf(stringAt(spec, 'pinnedPnic')),
    ip,
    prefix,
    dhcp: flagAt(spec, 'ip.dhcp'),
    ip6: stringAt(six, 'ipAddress'),
    prefix6: numberAt(six, 'prefixLength'),
    gateway: gatewayFor(name, spec, ip, prefix, gateways.get(stack ?? 'defaultTcpipStack')),
    mtuBytes: numberAt(spec, 'mtu'),
    stack: stack === undefined ? undefined : stackOf(stack),
    mac: macOf(at(spec, 'mac')),
  } as const);
};

/** Its own gateway, else that of its stack if it is the way there. */
const gatewayFor = (
  name: string,
  spec: Raw,
  ip: string | undefined,
  prefix: number | undefined,
  gateway: Gateway | undefined,
): string | undefined => {
  const own = ip4Of(at(spec, 'ipRouteSpec.ipRouteConfig.defaultGateway'));
  if (own !== undefined || gateway === undefined) return own;
  if (gateway.device !== undefined) return gateway.device === name ? gateway.ip : undefined;
  if (ip === undefined || prefix === undefined) return undefined;
  return subnetOf(ip, prefix) === subnetOf(gateway.ip, prefix) ? gateway.ip : undefined;
};

/** `govc host.vnic.info`: `{device, network, switch, address, stack, services}`. */
const brief = (name: string, raw: Raw): FoundAdapter => {
  const stack = textOf(stringAt(raw, 'stack'), 60);
  const has = stringsAt(raw, 'services').flatMap((one) => serviceOf(one) ?? []);
  const group = stringAt(raw, 'network') ?? stringAt(raw, 'portgroup');
  return said({
    name,
    portGroup: group === undefined ? undefined : nameOf(group),
    switchName: stringAt(raw, 'switch'),
    ip: ip4Of(at(raw, 'address')),
    stack: stack === undefined ? undefined : stackOf(stack),
    services: has.length === 0 ? undefined : [...new Set(has)],
  });
};

/** VMkernel adapters that software or dependent iSCSI is bound to (IscsiPortInfo, of our collector). */
export const boundToIscsi = (raws: readonly Raw[]): ReadonlySet<string> =>
  new Set(
    raws
      .flatMap((raw) => itemsOf(at(raw, 'iscsiPorts')))
      .flatMap((port) => stringAt(port, 'vnicDevice') ?? []),
  );
