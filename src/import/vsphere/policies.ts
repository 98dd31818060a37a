import type { Security, Shaping, TeamingPolicy } from '../../model/design';
import type { FoundTeaming } from '../estate';
import { said } from '../written';
import { at, flagAt, isRecord, numberAt, type Raw, stringAt, stringsAt } from './raw';

/** HostNicTeamingPolicy.policy and VmwareUplinkPortTeamingPolicy.policy (formats §2.2). */
const policies: Readonly<Record<string, TeamingPolicy>> = {
  loadbalance_srcid: 'portId',
  loadbalance_srcmac: 'macHash',
  loadbalance_ip: 'ipHash',
  loadbalance_loadbased: 'nicLoad',
  failover_explicit: 'explicit',
};
export const policyOf = (written: string | undefined): TeamingPolicy | undefined =>
  written !== undefined && Object.hasOwn(policies, written) ? policies[written] : undefined;

const detectionOf = (checksBeacon: boolean | undefined): FoundTeaming['detection'] | undefined =>
  checksBeacon === undefined ? undefined : checksBeacon ? 'beacon' : 'linkStatus';

/** `rollingOrder` says the opposite of failback. */
const not = (flag: boolean | undefined) => (flag === undefined ? undefined : !flag);
const verdict = (allowed: boolean | undefined): Security['promiscuous'] | undefined =>
  allowed === undefined ? undefined : allowed ? 'accept' : 'reject';

export const orNothing = <T extends object>(record: T): T | undefined =>
  Object.keys(record).length === 0 ? undefined : record;

/** HostNicTeamingPolicy. In a port group a field that is null is inherited, and so is the whole order. */
export const hostTeaming = (raw: Raw): FoundTeaming | undefined => {
  const order = at(raw, 'nicOrder');
  return orNothing(
    said({
      policy: policyOf(stringAt(raw, 'policy')),
      notifySwitches: flagAt(raw, 'notifySwitches'),
      failback: not(flagAt(raw, 'rollingOrder')),
      detection: detectionOf(flagAt(raw, 'failureCriteria.checkBeacon')),
      // govc leaves empty lists out: an order without a list has an empty one.
      active: isRecord(order) ? stringsAt(order, 'activeNic') : undefined,
      standby: isRecord(order) ? stringsAt(order, 'standbyNic') : undefined,
    }),
  );
};

/** HostNetworkSecurityPolicy. */
export const hostSecurity = (raw: Raw): Security | undefined =>
  orNothing(
    said({
      promiscuous: verdict(flagAt(raw, 'allowPromiscuous')),
      macChanges: verdict(flagAt(raw, 'macChanges')),
      forgedTransmits: verdict(flagAt(raw, 'forgedTransmits')),
    }),
  );

/** Bandwidth comes in bit/s and is shown by every client in thousands of them; the burst in bytes, shown in KiB. */
const kbps = (bps: number | undefined) => (bps === undefined ? undefined : Math.round(bps / 1000));
const kilobytes = (bytes: number | undefined) =>
  bytes === undefined ? undefined : Math.round(bytes / 1024);

/** HostNetworkTrafficShapingPolicy. */
export const hostShaping = (raw: Raw): Shaping | undefined =>
  orNothing(
    said({
      enabled: flagAt(raw, 'enabled'),
      averageKbps: kbps(numberAt(raw, 'averageBandwidth')),
      peakKbps: kbps(numberAt(raw, 'peakBandwidth')),
      burstKb: kilobytes(numberAt(raw, 'burstSize')),
    }),
  );

/**
 * A leaf `{inherited, value}` of a distributed port setting. Of a port group only what it sets itself
 * counts; a switch has nobody to inherit from, whatever it says.
 */
const leaf = (raw: Raw, path: string, isSwitch: boolean): Raw => {
  const policy = at(raw, path);
  if (!isRecord(policy)) return undefined;
  return !isSwitch && flagAt(policy, 'inherited') === true ? undefined : at(policy, 'value');
};
const flagLeaf = (raw: Raw, path: string, isSwitch: boolean): boolean | undefined => {
  const value = leaf(raw, path, isSwitch);
  return typeof value === 'boolean' ? value : undefined;
};
const isOwn = (raw: Raw, isSwitch: boolean): boolean =>
  isRecord(raw) && (isSwitch || flagAt(raw, 'inherited') !== true);

/** VmwareUplinkPortTeamingPolicy of a `defaultPortConfig`. */
export const portTeaming = (setting: Raw, isSwitch: boolean): FoundTeaming | undefined => {
  const raw = at(setting, 'uplinkTeamingPolicy');
  const order = at(raw, 'uplinkPortOrder');
  const hasOrder = isOwn(order, isSwitch);
  const policy = leaf(raw, 'policy', isSwitch);
  return orNothing(
    said({
      policy: policyOf(typeof policy === 'string' ? policy : undefined),
      notifySwitches: flagLeaf(raw, 'notifySwitches', isSwitch),
      failback: not(flagLeaf(raw, 'rollingOrder', isSwitch)),
      detection: detectionOf(flagLeaf(raw, 'failureCriteria.checkBeacon', isSwitch)),
      active: hasOrder ? stringsAt(order, 'activeUplinkPort') : undefined,
      standby: hasOrder ? stringsAt(order, 'standbyUplinkPort') : undefined,
    }),
  );
};

/**
 * Security of a `defaultPortConfig`: `macManagementPolicy`, which took its place with API 6.7, and
 * `securityPolicy` for what the former leaves unsaid.
 */
export const portSecurity = (setting: Raw, isSwitch: boolean): Security | undefined => {
  const policy = at(setting, 'macManagementPolicy');
  const isFirst = isOwn(policy, isSwitch);
  const one = (field: string) => {
    const now = isFirst ? flagAt(policy, field) : undefined;
    // Where the newer policy is inherited, the older one is only its shadow.
    return verdict(
      now ??
        (policy === undefined || isFirst
          ? flagLeaf(at(setting, 'securityPolicy'), field, isSwitch)
          : undefined),
    );
  };
  const learning = at(policy, 'macLearningPolicy');
  return orNothing(
    said({
      promiscuous: one('allowPromiscuous'),
      macChanges: one('macChanges'),
      forgedTransmits: one('forgedTransmits'),
      macLearning: isFirst && isOwn(learning, isSwitch) ? flagAt(learning, 'enabled') : undefined,
    }),
  );
};

/** DVSTrafficShapingPolicy: `inShapingPolicy` is what leaves the VM, `outShapingPolicy` what goes to it. */
export const portShaping = (
  setting: Raw,
  field: 'inShapingPolicy' | 'outShapingPolicy',
  isSwitch: boolean,
): Shaping | undefined => {
  const raw = at(setting, field);
  const number = (name: string) => {
    const value = leaf(raw, name, isSwitch);
    return typeof value === 'number' ? value : undefined;
  };
  return orNothing(
    said({
      enabled: flagLeaf(raw, 'enabled', isSwitch),
      averageKbps: kbps(number('averageBandwidth')),
      peakKbps: kbps(number('peakBandwidth')),
      burstKb: kilobytes(number('burstSize')),
    }),
  );
};

/** LinkDiscoveryProtocolConfig. */
export const discoveryOf = (raw: Raw) => {
  const protocol = stringAt(raw, 'protocol');
  const operation = stringAt(raw, 'operation');
  return said({
    discoveryProtocol: protocol === 'cdp' || protocol === 'lldp' ? protocol : undefined,
    discoveryOperation:
      operation === 'none' ||
      operation === 'listen' ||
      operation === 'advertise' ||
      operation === 'both'
        ? operation
        : undefined,
  } as const);
};
