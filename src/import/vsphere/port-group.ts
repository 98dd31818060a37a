import { formatVlans, type VlanRange } from '../../model/formats';
import type { FoundDistributedPortGroup } from '../estate';
import { said, textOf } from '../written';
import { portSecurity, portShaping, portTeaming } from './policies';
import { at, flagAt, itemsAt, nameOf, numberAt, type Raw, stringAt } from './raw';

/** A row of `pvlanConfig`: which primary VLAN a secondary one lies in, and of which kind it is. */
export interface PrivateVlan {
  readonly primary: number;
  readonly kind: 'promiscuous' | 'isolated' | 'community';
}

export const privateVlansOf = (config: Raw): ReadonlyMap<number, PrivateVlan> =>
  new Map(
    itemsAt(config, 'pvlanConfig').flatMap((raw) => {
      const primary = numberAt(raw, 'primaryVlanId');
      const secondary = numberAt(raw, 'secondaryVlanId');
      const kind = stringAt(raw, 'pvlanType');
      return primary !== undefined &&
        secondary !== undefined &&
        (kind === 'promiscuous' || kind === 'isolated' || kind === 'community')
        ? [[secondary, { primary, kind }] as const]
        : [];
    }),
  );

/**
 * VLAN of a port setting. Without type marks its shape tells: a number is one VLAN, a list of
 * `{start, end}` a trunk, `pvlanId` a private one (formats §2.1). Taken also where it is inherited:
 * the model has no VLAN of a switch.
 */
export const vlanOfSetting = (setting: Raw, privateVlans: ReadonlyMap<number, PrivateVlan>) => {
  const vlan = at(setting, 'vlan');
  const pvlan = numberAt(vlan, 'pvlanId');
  if (pvlan !== undefined) {
    const found = privateVlans.get(pvlan);
    if (found === undefined) return { vlanUnknown: true };
    return { vlan: found.primary, secondaryVlan: pvlan, secondaryVlanKind: found.kind };
  }
  const single = numberAt(vlan, 'vlanId');
  if (single !== undefined) return { vlan: single };
  const ranges = itemsAt(vlan, 'vlanId').flatMap((raw): VlanRange[] => {
    const from = numberAt(raw, 'start');
    const to = numberAt(raw, 'end');
    // 0 lets untagged frames through; the list itself is of VLANs 1 to 4094.
    return from === undefined || to === undefined || to < 1 ? [] : [[Math.max(1, from), to]];
  });
  if (ranges.length === 0) return { vlanUnknown: true };
  const isAll = ranges.some(([from, to]) => from === 1 && to >= 4094);
  return { trunkVlans: formatVlans(isAll ? 'all' : ranges) };
};

const bindings = {
  earlyBinding: 'static',
  ephemeral: 'ephemeral',
  lateBinding: 'dynamic',
} as const;
const overrides = {
  block: 'blockOverrideAllowed',
  vlan: 'vlanOverrideAllowed',
  security: 'securityPolicyOverrideAllowed',
  teaming: 'uplinkTeamingOverrideAllowed',
  shaping: 'shapingOverrideAllowed',
  netflow: 'ipfixOverrideAllowed',
} as const;

/** Uplink port groups are not port groups of the model: the switch's uplinks are. */
export const isUplinkGroup = (config: Raw, tags: readonly Raw[]): boolean =>
  flagAt(config, 'uplink') === true ||
  // The name that vCenter gives it, where neither flag nor tag came along.
  /-DVUplinks-\d+$/.test(stringAt(config, 'name') ?? '') ||
  tags.some((tag) => stringAt(tag, 'key') === 'SYSTEM/DVS.UPLINKPG');

/** DVPortgroupConfigInfo. Its description is not read. */
export const portGroupOf = (
  config: Raw,
  key: string,
  name: string,
  privateVlans: ReadonlyMap<number, PrivateVlan>,
): FoundDistributedPortGroup => {
  const setting = at(config, 'defaultPortConfig');
  const type = stringAt(config, 'type') ?? '';
  const allowed = (Object.keys(overrides) as (keyof typeof overrides)[]).filter(
    (field) => flagAt(config, `policy.${overrides[field]}`) === true,
  );
  return said({
    key,
    name: textOf(nameOf(name), 500) ?? key,
    ...vlanOfSetting(setting, privateVlans),
    teaming: portTeaming(setting, false),
    security: portSecurity(setting, false),
    shapingOut: portShaping(setting, 'inShapingPolicy', false),
    shapingIn: portShaping(setting, 'outShapingPolicy', false),
    binding: Object.hasOwn(bindings, type) ? bindings[type as keyof typeof bindings] : undefined,
    portCount: numberAt(config, 'numPorts'),
    autoExpand: flagAt(config, 'autoExpand'),
    resetAtDisconnect: flagAt(config, 'policy.portConfigResetAtDisconnect'),
    overridesAllowed: at(config, 'policy') === undefined ? undefined : allowed,
  });
};
