import { defaults } from '../../analysis/defaults';
import type { Design } from '../../model/design';
import { find, nameOf, platformOf, profileName, profileOf, switchIdOf } from '../../model/find';
import { hostIdOf, kindOf, parentIdOf } from '../../model/kinds';
import { platforms } from '../../model/shape/words';
import type { FieldShape, FieldSpec } from './field-specs';
import { unknownIn } from './marks';
import { valueAt } from './values';

/** A value in words: the label of a choice, on or off, a number with its unit. */
export const valueWords = (shape: FieldShape, value: unknown): string => {
  if (shape.type === 'flag') return value === true ? 'on' : 'off';
  if (shape.type === 'choice' && typeof value === 'string') return shape.of[value] ?? value;
  if (shape.type === 'int')
    return `${String(value)}${shape.unit === 'bytes' ? '' : shape.unit === undefined ? '' : ` ${shape.unit}`}`;
  return String(value);
};

type Default = (design: Design, id: string) => unknown;
const always =
  (value: unknown): Default =>
  () =>
    value;

const isHyperv = (design: Design, id: string): boolean => {
  const host = find(design, 'host', hostIdOf(id));
  return host !== undefined && platformOf(design, host) !== 'vsphere';
};
const onVsphere =
  (value: unknown): Default =>
  (design, id) =>
    isHyperv(design, id) ? undefined : value;
const onHyperv =
  (value: unknown): Default =>
  (design, id) =>
    isHyperv(design, id) ? value : undefined;

const security =
  (field: keyof typeof defaults.standardSecurity): Default =>
  (design, id) =>
    isHyperv(design, id)
      ? undefined
      : kindOf(id.split('.')[0] ?? id) === 'distributedSwitch'
        ? defaults.distributedSecurity[field]
        : defaults.standardSecurity[field];

/** What a platform does where nothing is stated, by the fields that say it: analysis uses the same values. */
const byField: Readonly<Record<string, Default>> = {
  'switch.mtuBytes': always(defaults.mtuBytes),
  'distributedSwitch.mtuBytes': always(defaults.mtuBytes),
  'adapter.mtuBytes': always(defaults.mtuBytes),
  'vnic.mtuBytes': always(defaults.mtuBytes),
  'nic.linkUp': always(defaults.linkUp),
  'nic.adminUp': always(defaults.adminUp),
  'port.adminUp': always(defaults.adminUp),
  'portGroup.vlan': always(defaults.vlan),
  'vm.count': always(defaults.vmCount),
  'vm.poweredOn': always(defaults.poweredOn),
  'vm.encryptedVmotion': onVsphere(defaults.encryptedVmotion),
  'vnic.connected': always(defaults.connected),
  'vnic.adapterType': (design, id) =>
    isHyperv(design, id) ? defaults.vnicHyperv : defaults.vnicVsphere,
  'adapter.stack': onVsphere(defaults.stack),
  'link.allowedVlans': always(defaults.linkVlans),
  'switch.allowManagementOs': onHyperv(defaults.allowManagementOs),
  'host.guestBpduBlocked': onVsphere(defaults.guestBpduBlocked),
  'guestCluster.production': always(defaults.guestClusterProduction),
  'distributedSwitch.nioc.enabled': always(defaults.nioc),
  'cluster.platform': always('vsphere'),
  'teaming.policy': onVsphere(defaults.teamingPolicy),
  'teaming.detection': onVsphere(defaults.detection),
  'teaming.failback': onVsphere(defaults.failback),
  'teaming.notifySwitches': onVsphere(defaults.notifySwitches),
  'security.promiscuous': security('promiscuous'),
  'security.macChanges': security('macChanges'),
  'security.forgedTransmits': security('forgedTransmits'),
  'shapingOut.enabled': always(defaults.shapingEnabled),
  'shapingIn.enabled': always(defaults.shapingEnabled),
};

/** Fields that a port group takes from its switch while it does not state them. */
const inherited: ReadonlySet<string> = new Set(['teaming', 'security', 'shapingOut', 'shapingIn']);

const holderOf = (design: Design, id: string, path: readonly string[]): string | undefined => {
  const kind = kindOf(id);
  if (kind === 'portGroup' && inherited.has(path[0] ?? '')) return switchIdOf(design, id);
  if (kind === 'port' && (path[0] === 'mtuBytes' || path[0] === 'mtuUnit')) return parentIdOf(id);
  return undefined;
};

/**
 * What holds for a field that is not stated: the switch's word, the platform's default with its
 * value, or that the design does not say.
 */
export const unsetWords = (design: Design, id: string, spec: FieldSpec): string => {
  const { path, shape } = spec;
  const kind = kindOf(id) ?? '';
  if (unknownIn(design, id).includes(path[0] ?? '')) return 'unknown: no source says it';
  const holder = holderOf(design, id, path);
  if (holder !== undefined) {
    const above = valueAt(design, holder, path);
    if (above !== undefined) return `${nameOf(design, holder)}: ${valueWords(shape, above)}`;
  }
  if (kind === 'host' && path[0] === 'platform') {
    const host = find(design, 'host', id);
    const cluster = find(design, 'cluster', host?.clusterId);
    return cluster?.platform !== undefined
      ? `${cluster.name}: ${platforms[cluster.platform]}`
      : `default: ${platforms.vsphere}`;
  }
  if (kind === 'cluster' && path[0] === 'profile') {
    return `design: ${profileName(design, profileOf(design, undefined))}`;
  }
  const fallback = byField[`${kind}.${path.join('.')}`] ?? byField[path.join('.')];
  const value = fallback?.(design, id);
  return value === undefined ? 'not stated' : `default: ${valueWords(shape, value)}`;
};
