import {
  at,
  isRecord,
  itemsAt,
  type Raw,
  type Reference,
  referenceOf,
  stringAt,
  typeOf,
} from './raw';

/** What the reader looks for in a file. */
export type Kind = 'host' | 'network' | 'hint' | 'switch' | 'group' | 'port' | 'cluster' | 'vm';

/** An object that was found, as one record or as several that say different properties of it. */
export interface Thing {
  readonly kind: Kind;
  readonly raws: readonly Raw[];
  /** Managed object id: `host-12`. */
  readonly moid: string | undefined;
  readonly file: string;
  /** JSON path: `hostSystems[3]`. */
  readonly place: string;
}

const isObjects = (raw: Raw, field: string, ...marks: readonly string[]): boolean => {
  const items = at(raw, field);
  const first: Raw = Array.isArray(items) ? items[0] : undefined;
  return isRecord(first) && marks.some((mark) => at(first, mark) !== undefined);
};

/** HostNetworkInfo or a part of it, as `govc host.vswitch.info`, `host.portgroup.info` and `host.vnic.info` print. */
export const isNetwork = (raw: Raw): boolean =>
  isObjects(raw, 'pnic', 'device') ||
  isObjects(raw, 'vswitch', 'spec', 'numPorts') ||
  isObjects(raw, 'portgroup', 'spec') ||
  isObjects(raw, 'vnic', 'device') ||
  isObjects(raw, 'proxySwitch', 'dvsUuid') ||
  isObjects(raw, 'info', 'device');

const isSwitchConfig = (raw: Raw): boolean =>
  stringAt(raw, 'uuid') !== undefined &&
  ['uplinkPortPolicy', 'maxMtu', 'numStandalonePorts', 'lacpGroupConfig'].some(
    (field) => at(raw, field) !== undefined,
  );
const isGroupConfig = (raw: Raw): boolean =>
  stringAt(raw, 'key') !== undefined &&
  (at(raw, 'distributedVirtualSwitch') !== undefined ||
    (at(raw, 'defaultPortConfig') !== undefined && stringAt(raw, 'name') !== undefined));

const kindOfType: Readonly<Record<string, Kind>> = {
  HostSystem: 'host',
  VirtualMachine: 'vm',
  DistributedVirtualPortgroup: 'group',
  DistributedVirtualSwitch: 'switch',
  VmwareDistributedVirtualSwitch: 'switch',
  ClusterComputeResource: 'cluster',
};
/** HostConfigInfo says whose it is, also where it came without its host. */
const hostOf = (raw: Raw): Reference | undefined => {
  const host = referenceOf(at(raw, 'config.host'));
  return host?.type === 'HostSystem' ? host : undefined;
};
const selfOf = (raw: Raw): Reference | undefined => {
  const id = stringAt(raw, '_vimid');
  const type = typeOf(raw);
  return (
    referenceOf(at(raw, 'self')) ??
    referenceOf(at(raw, 'moRef')) ??
    referenceOf(at(raw, 'obj')) ??
    hostOf(raw) ??
    (id === undefined || type === undefined ? undefined : { type, id })
  );
};
const kindOfReference = (self: Reference | undefined): Kind | undefined =>
  self !== undefined && Object.hasOwn(kindOfType, self.type) ? kindOfType[self.type] : undefined;

/** By what it has, since most tools write no types. `raws` are records of one object. */
const kindOf = (raws: readonly Raw[], self: Reference | undefined): Kind | undefined => {
  const marked = kindOfReference(self);
  if (marked !== undefined) return marked;
  const any = (test: (raw: Raw) => boolean) => raws.some(test);
  if (
    any(
      (raw) =>
        isNetwork(at(raw, 'config.network')) ||
        itemsAt(raw, 'config.virtualNicManagerInfo.netConfig').length > 0,
    )
  )
    return 'host';
  if (any((raw) => Array.isArray(at(raw, 'config.hardware.device')))) return 'vm';
  if (any((raw) => isSwitchConfig(at(raw, 'config')) || isSwitchConfig(raw))) return 'switch';
  if (any((raw) => isGroupConfig(at(raw, 'config')) || isGroupConfig(raw))) return 'group';
  if (
    any(
      (raw) =>
        stringAt(raw, 'dvsUuid') !== undefined && stringAt(raw, 'portgroupKey') !== undefined,
    )
  )
    return 'port';
  if (
    any(
      (raw) =>
        stringAt(raw, 'device') !== undefined &&
        (isRecord(at(raw, 'connectedSwitchPort')) || isRecord(at(raw, 'lldpInfo'))),
    )
  )
    return 'hint';
  if (
    any(
      (raw) =>
        at(raw, 'configurationEx.dasConfig') !== undefined ||
        at(raw, 'configuration.dasConfig') !== undefined,
    )
  )
    return 'cluster';
  return any(
    (raw) =>
      isNetwork(raw) ||
      itemsAt(raw, 'netConfig').some((one) => stringAt(one, 'nicType') !== undefined),
  )
    ? 'network'
    : undefined;
};

/** `[{name, op, val}]` of `govc object.collect`, or `propSet` of an ObjectContent: properties by path, as one object. */
const collected = (items: readonly Raw[]): readonly Raw[] | undefined => {
  if (items.length === 0 || items.length > 2000) return undefined;
  const raws: Raw[] = [];
  for (const item of items) {
    const name = stringAt(item, 'name');
    if (name === undefined || !isRecord(item)) return undefined;
    if (!Object.hasOwn(item, 'val') && !Object.hasOwn(item, 'Val')) return undefined;
    if (name.length > 200) continue;
    raws.push(
      name.split('.').reduceRight<Raw>((inner, key) => ({ [key]: inner }), at(item, 'val')),
    );
  }
  return raws;
};

const mostVisits = 2_000_000;
const mostDepth = 12;

/**
 * Walks to everything that the reader knows, wherever it lies: single objects, lists, lists in objects.
 * What is found is not searched further. Stops after `most` finds.
 */
export const findThings = (
  root: Raw,
  file: string,
  most = Number.POSITIVE_INFINITY,
): readonly Thing[] => {
  const out: Thing[] = [];
  const stack: (readonly [raw: Raw, place: string, depth: number])[] = [[root, '', 0]];
  const found = (raws: readonly Raw[], place: string): boolean => {
    const self = raws.map(selfOf).find((one) => one !== undefined);
    const kind = kindOf(raws, self);
    if (kind !== undefined) out.push({ kind, raws, moid: self?.id, file, place });
    return kind !== undefined;
  };
  for (let visits = 0; visits < mostVisits && out.length < most; visits++) {
    const next = stack.pop();
    if (next === undefined) break;
    const [raw, place, depth] = next;
    if (depth > mostDepth) continue;
    if (Array.isArray(raw)) {
      const properties = collected(raw);
      if (properties !== undefined && found(properties, place)) continue;
      for (let i = raw.length - 1; i >= 0; i--) {
        if (typeof raw[i] === 'object') stack.push([raw[i], `${place}[${i}]`, depth + 1]);
      }
    } else if (isRecord(raw)) {
      const properties = collected(itemsAt(raw, 'propSet'));
      if (properties !== undefined && found([raw, ...properties], place)) continue;
      if (found([isNetwork(at(raw, 'network')) ? { config: raw } : raw], place)) continue;
      for (const key of Object.keys(raw).reverse()) {
        const inner = raw[key];
        if (typeof inner === 'object' && inner !== null)
          stack.push([inner, place === '' ? key : `${place}.${key}`, depth + 1]);
      }
    }
  }
  return out;
};
