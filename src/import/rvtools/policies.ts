import type { Security, Shaping, TeamingPolicy } from '../../model/design';
import type { FoundTeaming } from '../estate';
import { flagOf, said, wholeOf } from '../written';
import type { Row } from './table';

/** Load balancing as the API names it, which RVTools passes on. */
const teamingPolicies: Readonly<Record<string, TeamingPolicy>> = {
  loadbalance_srcid: 'portId',
  loadbalance_srcmac: 'macHash',
  loadbalance_ip: 'ipHash',
  loadbalance_loadbased: 'nicLoad',
  failover_explicit: 'explicit',
};

/** A flag; what is neither true nor false is told and left out. */
export const flagAt = (row: Row, column: string): boolean | undefined => {
  const cell = row.cell(column);
  const flag = flagOf(cell);
  if (flag === undefined && cell !== undefined && cell !== null)
    row.complain(column, `“${cell}” is neither True nor False; it was left out.`);
  return flag;
};

/** A whole number in a range; anything else is told and left out. */
export const numberAt = (
  row: Row,
  column: string,
  range: readonly [number, number],
): number | undefined => {
  const cell = row.cell(column);
  const number = wholeOf(cell, range);
  if (number === undefined && cell !== undefined && cell !== null)
    row.complain(
      column,
      `“${cell}” is no number from ${range[0]} to ${range[1]}; it was left out.`,
    );
  return number;
};

export const orNothing = <T extends object>(record: T): T | undefined =>
  Object.keys(record).length === 0 ? undefined : record;

const not = (flag: boolean | undefined) => (flag === undefined ? undefined : !flag);

/** Policy, notification and failback; the order stands elsewhere or nowhere. Rolling order is no failback. */
export const teamingAt = (row: Row): FoundTeaming => {
  const written = row.name('Policy')?.trim().toLowerCase();
  const policy =
    written !== undefined && Object.hasOwn(teamingPolicies, written)
      ? teamingPolicies[written]
      : undefined;
  if (written !== undefined && policy === undefined)
    row.complain('Policy', `“${written}” is no load balancing that is known; it was left out.`);
  return said({
    policy,
    notifySwitches: flagAt(row, 'Notify Switch'),
    failback: not(flagAt(row, 'Rolling Order')),
  });
};

const verdictAt = (row: Row, column: string): Security['promiscuous'] | undefined => {
  const allowed = flagAt(row, column);
  return allowed === undefined ? undefined : allowed ? 'accept' : 'reject';
};

/** Security; the first column is called otherwise on distributed port groups. */
export const securityAt = (
  row: Row,
  promiscuous: 'Promiscuous Mode' | 'Allow Promiscuous',
): Security | undefined =>
  orNothing(
    said({
      promiscuous: verdictAt(row, promiscuous),
      macChanges: verdictAt(row, 'Mac Changes'),
      forgedTransmits: verdictAt(row, 'Forged Transmits'),
    }),
  );

const most = 4_000_000_000;

/** Shaping of standard switches and their port groups: bit/s and bytes, shown by every client in kbit/s and KB. */
export const standardShapingAt = (row: Row): Shaping | undefined => {
  const enabled = flagAt(row, 'Traffic Shaping');
  if (enabled !== true) return enabled === undefined ? undefined : { enabled };
  const per = (column: string, unit: number) => {
    const value = numberAt(row, column, [0, most * unit]);
    return value === undefined ? undefined : Math.round(value / unit);
  };
  return said({
    enabled,
    averageKbps: per('Width', 1000),
    peakKbps: per('Peak', 1000),
    burstKb: per('Burst', 1024),
  });
};

/** Shaping of distributed port groups: kbit/s and KB already. `In` is what leaves the VM. */
export const distributedShapingAt = (row: Row, direction: 'In' | 'Out'): Shaping | undefined => {
  const enabled = flagAt(row, `${direction} Traffic Shaping`);
  if (enabled !== true) return enabled === undefined ? undefined : { enabled };
  return said({
    enabled,
    averageKbps: numberAt(row, `${direction} Avg`, [0, most]),
    peakKbps: numberAt(row, `${direction} Peak`, [0, most]),
    burstKb: numberAt(row, `${direction} Burst`, [0, most]),
  });
};
