import type { DistributedSwitch, TrafficClass } from '../../model/design';
import { said } from '../written';
import { at, flagAt, itemsAt, numberAt, type Raw, stringAt } from './raw';

/** DistributedVirtualSwitchHostInfrastructureTrafficClass by the model's classes. */
const classes: Readonly<Record<string, TrafficClass>> = {
  management: 'management',
  faultTolerance: 'ft',
  vmotion: 'migration',
  virtualMachine: 'production',
  iSCSI: 'storage',
  nfs: 'storage',
  vsan: 'storage',
  nvmetcp: 'storage',
  hbr: 'replication',
  vdp: 'backup',
  backupNfc: 'backup',
  provisioning: 'provisioning',
};
/** SharesLevel, which PowerShell 5.1 writes as a number, and its shares. */
const levels: readonly (readonly [name: string, shares: number])[] = [
  ['low', 25],
  ['normal', 50],
  ['high', 100],
];

interface Pool {
  readonly traffic: TrafficClass;
  readonly shares: number | undefined;
  readonly reservationMbps: number | undefined;
  readonly limitMbps: number | undefined;
}

const poolOf = (raw: Raw): Pool | undefined => {
  const key = stringAt(raw, 'key');
  const traffic = key !== undefined && Object.hasOwn(classes, key) ? classes[key] : undefined;
  if (traffic === undefined) return undefined;
  const allocation = at(raw, 'allocationInfo');
  const level = at(allocation, 'shares.level');
  const limit = numberAt(allocation, 'limit') ?? -1;
  const reservation = numberAt(allocation, 'reservation') ?? 0;
  return {
    traffic,
    shares:
      numberAt(allocation, 'shares.shares') ??
      levels.find(([name], i) => level === name || level === i)?.[1],
    reservationMbps: reservation > 0 ? reservation : undefined,
    limitMbps: limit >= 0 ? limit : undefined,
  };
};

const sum = (a: number | undefined, b: number | undefined) =>
  a === undefined ? b : b === undefined ? a : a + b;

/**
 * Two pools of one traffic class (iSCSI and NFS are both storage): reservations add up, the class
 * has as many shares as its strongest pool, and a limit only where each pool has one.
 */
const together = (a: Pool, b: Pool): Pool => ({
  traffic: a.traffic,
  shares:
    a.shares === undefined || b.shares === undefined
      ? (a.shares ?? b.shares)
      : Math.max(a.shares, b.shares),
  reservationMbps: sum(a.reservationMbps, b.reservationMbps),
  limitMbps:
    a.limitMbps === undefined || b.limitMbps === undefined ? undefined : a.limitMbps + b.limitMbps,
});

/** Network I/O Control of a switch's `config`; undefined where it does not say whether it is on. */
export const niocOf = (config: Raw): DistributedSwitch['nioc'] => {
  const isOn = flagAt(config, 'networkResourceManagementEnabled');
  const version = /^version([1-3])$/.exec(
    stringAt(config, 'networkResourceControlVersion') ?? '',
  )?.[1];
  const pools = new Map<TrafficClass, Pool>();
  for (const raw of itemsAt(config, 'infrastructureTrafficResourceConfig')) {
    const pool = poolOf(raw);
    if (pool === undefined) continue;
    const before = pools.get(pool.traffic);
    pools.set(pool.traffic, before === undefined ? pool : together(before, pool));
  }
  if (isOn === undefined && pools.size === 0) return undefined;
  return said({
    enabled: isOn,
    version: version === undefined ? undefined : Number(version),
    pools: pools.size === 0 ? undefined : [...pools.values()].map((pool) => said(pool)),
  });
};
