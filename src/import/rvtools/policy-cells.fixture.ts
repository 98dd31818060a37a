import type { Security, Shaping, Teaming } from '../../model/design';
import type { Cell } from '../piece';

export type Line = Readonly<Record<string, Cell | undefined>>;

const policies = {
  portId: 'loadbalance_srcid',
  macHash: 'loadbalance_srcmac',
  ipHash: 'loadbalance_ip',
  nicLoad: 'loadbalance_loadbased',
  explicit: 'failover_explicit',
} as const;

const not = (flag: boolean | undefined) => (flag === undefined ? null : !flag);
const allowed = (verdict: 'accept' | 'reject' | undefined) =>
  verdict === undefined ? null : verdict === 'accept';

export const teamingCells = (
  teaming: Pick<Teaming, 'policy' | 'notifySwitches' | 'failback'> | undefined,
): Line => ({
  Policy: teaming?.policy === undefined ? null : policies[teaming.policy],
  'Reverse Policy': true,
  'Notify Switch': teaming?.notifySwitches ?? null,
  'Rolling Order': not(teaming?.failback),
});
export const securityCells = (security: Security | undefined, promiscuous: string): Line => ({
  [promiscuous]: allowed(security?.promiscuous),
  'Mac Changes': allowed(security?.macChanges),
  'Forged Transmits': allowed(security?.forgedTransmits),
});
const times = (value: number | undefined, unit: number) => (value === undefined ? 0 : value * unit);
export const standardShaping = (shaping: Shaping | undefined): Line => ({
  'Traffic Shaping': shaping?.enabled ?? null,
  Width: times(shaping?.averageKbps, 1000),
  Peak: times(shaping?.peakKbps, 1000),
  Burst: times(shaping?.burstKb, 1024),
});
export const distributedShaping = (direction: string, shaping: Shaping | undefined): Line => ({
  [`${direction} Traffic Shaping`]: shaping?.enabled ?? null,
  [`${direction} Avg`]: shaping?.averageKbps ?? 100_000,
  [`${direction} Peak`]: shaping?.peakKbps ?? 100_000,
  [`${direction} Burst`]: shaping?.burstKb ?? 102_400,
});

export const maskOf = (prefix: number): string =>
  [24, 16, 8, 0]
    .map((shift) => ((prefix === 0 ? 0 : (0xffff_ffff << (32 - prefix)) >>> 0) >>> shift) & 255)
    .join('.');
