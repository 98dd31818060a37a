import type { FoundDistributedPortGroup, FoundDistributedSwitch } from '../estate';
import { said, textOf } from '../written';
import type { Thing } from './find';
import type { ProxySwitch } from './members';
import { niocOf } from './nioc';
import { discoveryOf, portSecurity, portTeaming } from './policies';
import { isUplinkGroup, portGroupOf, privateVlansOf, vlanOfSetting } from './port-group';
import {
  at,
  flagAt,
  itemsAt,
  nameOf,
  numberAt,
  pick,
  type Raw,
  referenceOf,
  stringAt,
  stringsAt,
  typeOf,
  uuidOf,
} from './raw';

export interface DistributedInput {
  readonly switches: readonly Thing[];
  readonly groups: readonly Thing[];
  /** DistributedVirtualPort objects of `govc dvs.portgroup.info`. */
  readonly ports: readonly Thing[];
  readonly proxies: readonly ProxySwitch[];
  /** Uuid of the switch by key of port group, as adapters and vNICs have it. */
  readonly plugs: ReadonlyMap<string, string>;
  readonly complain: (thing: Thing, message: string) => void;
}

interface Draft {
  readonly key: string;
  readonly thing: Thing | undefined;
  readonly proxy: ProxySwitch | undefined;
  readonly groups: FoundDistributedPortGroup[];
}

const configOf = (thing: Thing): Raw => pick(thing.raws, 'config') ?? thing.raws[0];
const groupKeyOf = (thing: Thing): string | undefined =>
  stringAt(configOf(thing), 'key') ?? thing.moid;

/** Switches by uuid, from their own objects and from what hosts say of them. */
const draftsOf = ({ switches, proxies }: DistributedInput): Map<string, Draft> => {
  const out = new Map<string, Draft>();
  const ofHosts = new Map(proxies.map((proxy) => [proxy.uuid, proxy]));
  for (const thing of switches) {
    const written = stringAt(configOf(thing), 'uuid') ?? pick(thing.raws, 'uuid');
    const key = typeof written === 'string' ? uuidOf(written) : thing.moid;
    if (key !== undefined && !out.has(key))
      out.set(key, { key, thing, proxy: ofHosts.get(key), groups: [] });
  }
  for (const proxy of ofHosts.values()) {
    if (!out.has(proxy.uuid))
      out.set(proxy.uuid, { key: proxy.uuid, thing: undefined, proxy, groups: [] });
  }
  return out;
};

/** Which switch a port group is of, by everything that tells. */
const ownersOf = (input: DistributedInput, drafts: ReadonlyMap<string, Draft>) => {
  const byMoid = new Map<string, string>();
  const byGroup = new Map<string, string>(input.plugs);
  for (const { key, thing, proxy } of drafts.values()) {
    if (thing?.moid !== undefined) byMoid.set(thing.moid, key);
    const listed = [
      ...itemsAt(thing?.raws[0], 'portgroup'),
      ...(thing === undefined ? [] : itemsAt(configOf(thing), 'uplinkPortgroup')),
      ...(thing?.raws ?? []).slice(1).flatMap((raw) => itemsAt(raw, 'portgroup')),
    ];
    for (const one of listed) {
      const reference = referenceOf(one);
      if (reference !== undefined) byGroup.set(reference.id, key);
    }
    for (const group of proxy?.portGroupKeys ?? []) byGroup.set(group, key);
  }
  for (const port of input.ports) {
    const group = stringAt(port.raws[0], 'portgroupKey');
    const uuid = stringAt(port.raws[0], 'dvsUuid');
    if (group !== undefined && uuid !== undefined) byGroup.set(group, uuidOf(uuid));
  }
  // One port group whose switch is known tells the switch of all that have the same reference.
  for (const thing of input.groups) {
    const reference = referenceOf(at(configOf(thing), 'distributedVirtualSwitch'))?.id;
    const owner = byGroup.get(groupKeyOf(thing) ?? '');
    if (reference !== undefined && owner !== undefined && !byMoid.has(reference))
      byMoid.set(reference, owner);
  }
  return (key: string | undefined, reference: string | undefined): string | undefined => {
    const found = (reference && byMoid.get(reference)) ?? (key && byGroup.get(key));
    if (found !== undefined && found !== '') return found;
    const [only, second] = drafts.keys();
    // Where there is one switch, a reference that nobody explains is to it.
    const isAlone = only !== undefined && second === undefined;
    return isAlone && (reference === undefined || byMoid.size === 0) ? only : reference;
  };
};

/** Distributed switches with their port groups. Uplink port groups are left out: they are the uplinks. */
export const distributedOf = (input: DistributedInput): readonly FoundDistributedSwitch[] => {
  const drafts = draftsOf(input);
  const ownerOf = ownersOf(input, drafts);
  const uplinkKeys = new Set(
    [...drafts.values()].flatMap(({ thing, proxy }) => [
      ...(thing === undefined ? [] : itemsAt(configOf(thing), 'uplinkPortgroup')).flatMap(
        (one) => referenceOf(one)?.id ?? [],
      ),
      ...(proxy?.portGroupKeys ?? []),
    ]),
  );
  const draftFor = (key: string): Draft => {
    const draft = drafts.get(key) ?? { key, thing: undefined, proxy: undefined, groups: [] };
    drafts.set(key, draft);
    return draft;
  };
  const seen = new Set<string>();
  for (const thing of input.groups) {
    const config = configOf(thing);
    const key = groupKeyOf(thing);
    const name = stringAt(config, 'name') ?? pick(thing.raws, 'name');
    if (key === undefined || typeof name !== 'string') {
      input.complain(thing, 'A distributed port group without a key or a name; it was left out.');
      continue;
    }
    if (seen.has(key)) continue;
    seen.add(key);
    const tags = thing.raws.flatMap((raw) => itemsAt(raw, 'tag'));
    if (uplinkKeys.has(key) || isUplinkGroup(config, tags)) continue;
    const owner = ownerOf(key, referenceOf(at(config, 'distributedVirtualSwitch'))?.id);
    if (owner === undefined) {
      input.complain(
        thing,
        `Which distributed switch the port group “${name}” is of is not said; it was left out.`,
      );
      continue;
    }
    const draft = draftFor(owner);
    const own = draft.thing === undefined ? undefined : configOf(draft.thing);
    draft.groups.push(portGroupOf(config, key, name, privateVlansOf(own)));
  }
  portsAsGroups(input, seen, uplinkKeys, draftFor);
  return [...drafts.values()].map(switchOf);
};

/** Ports without their port groups: each key stands for a port group that we have no name of. */
const portsAsGroups = (
  { ports, complain }: DistributedInput,
  seen: Set<string>,
  uplinkKeys: ReadonlySet<string>,
  draftFor: (key: string) => Draft,
): void => {
  let unnamed = 0;
  for (const thing of ports) {
    const raw = thing.raws[0];
    const key = stringAt(raw, 'portgroupKey');
    const uuid = stringAt(raw, 'dvsUuid');
    if (key === undefined || uuid === undefined || seen.has(key) || uplinkKeys.has(key)) continue;
    seen.add(key);
    unnamed++;
    const draft = draftFor(uuidOf(uuid));
    const config = draft.thing === undefined ? undefined : configOf(draft.thing);
    draft.groups.push(
      said({ key, name: key, ...vlanOfSetting(at(raw, 'config.setting'), privateVlansOf(config)) }),
    );
  }
  const [first] = ports;
  if (unnamed > 0 && first !== undefined)
    complain(
      first,
      `Ports say keys and no names: ${unnamed} distributed port groups are called by their key. “govc object.collect -json -type DistributedVirtualPortgroup / config” has the names.`,
    );
};

const switchOf = ({ key, thing, proxy, groups }: Draft): FoundDistributedSwitch => {
  const config = thing === undefined ? undefined : configOf(thing);
  const raws = thing?.raws ?? [];
  const setting = at(config, 'defaultPortConfig');
  const name =
    stringAt(config, 'name') ??
    stringAt({ name: pick(raws, 'name') }, 'name') ??
    proxy?.name ??
    key;
  const named = stringsAt(config, 'uplinkPortPolicy.uplinkPortName').map(nameOf);
  const mtu = numberAt(config, 'maxMtu');
  const lags = itemsAt(config, 'lacpGroupConfig').flatMap((raw) => {
    const lagName = stringAt(raw, 'name');
    const mode = stringAt(raw, 'mode');
    return lagName === undefined
      ? []
      : [
          said({
            name: nameOf(lagName),
            mode: mode === 'active' || mode === 'passive' ? mode : undefined,
            ports: numberAt(raw, 'uplinkNum'),
            hash: textOf(stringAt(raw, 'loadbalanceAlgorithm'), 60),
          } as const),
        ];
  });
  const allLags = lags.length > 0 ? lags : (proxy?.lags ?? []).map((lag) => ({ name: lag }));
  return said({
    key,
    name: nameOf(name),
    uplinks: named.length > 0 ? named : (proxy?.uplinks ?? []),
    lags: allLags.length === 0 ? undefined : allLags,
    portGroups: groups,
    version:
      textOf(stringAt(config, 'productInfo.version'), 40) ??
      textOf(stringAt({ version: pick(raws, 'summary.productInfo.version') }, 'version'), 40),
    mtuBytes: mtu === undefined || mtu === 0 ? proxy?.mtuBytes : mtu,
    teaming: portTeaming(setting, true),
    security: portSecurity(setting, true),
    nioc: niocOf(config),
    ...healthOf(config),
    ...discoveryOf(itemsAt(config, 'linkDiscoveryProtocolConfig')[0]),
    sourceId: key,
  });
};

/** VMwareDVSVlanMtuHealthCheckConfig and …TeamingHealthCheckConfig: without type marks only alike ones tell. */
const healthOf = (config: Raw) => {
  const checks = itemsAt(config, 'healthCheckConfig').map((raw) => ({
    type: typeOf(raw) ?? '',
    isOn: flagAt(raw, 'enable'),
  }));
  const marked = (word: string) => checks.find(({ type }) => type.includes(word))?.isOn;
  const [first] = checks;
  const isAlike =
    first !== undefined && checks.every(({ isOn, type }) => isOn === first.isOn && type === '');
  return {
    healthCheckVlanMtu: marked('VlanMtu') ?? (isAlike ? first.isOn : undefined),
    healthCheckTeaming: marked('Teaming') ?? (isAlike ? first.isOn : undefined),
  };
};
