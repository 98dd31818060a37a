import { parseIp6 } from '../../model/formats';
import { flagOf, ip4Of, macOf, prefixOf, said, subnetOf, textOf } from '../written';
import type { Hosts } from './hosts';
import { listOf, nameOf } from './names';
import { numberAt } from './policies';
import { mtuRange } from './standard';
import type { Row } from './table';

/**
 * vSC_VMK: one row a host and VMkernel adapter. Services and TCP/IP stack stand nowhere in RVTools.
 * The port group is named without its switch.
 */
export const readAdapters = (rows: readonly Row[], hosts: Hosts): void => {
  for (const row of rows) {
    const host = hosts.of(row);
    const name = textOf(row.cell('Device'), 500);
    if (host === undefined || name === undefined || host.adapters.has(name)) continue;
    const portGroup = row.name('Port Group');
    host.adapters.set(name, {
      ...said({
        portGroup: portGroup === undefined ? undefined : nameOf(portGroup),
        mac: macOf(row.cell('Mac Address')),
        dhcp: flagOf(row.cell('DHCP')),
        ...addressAt(row),
        ip6: ip6At(row),
        mtuBytes: numberAt(row, 'MTU', mtuRange),
      }),
      name,
    });
  }
};

const addressAt = (row: Row) => {
  const written = textOf(row.cell('IP Address'));
  const ip = ip4Of(written);
  if (written !== undefined && ip === undefined && written !== '0.0.0.0')
    row.complain('IP Address', `“${written}” is no IPv4 address; it was left out.`);
  const prefix = prefixOf(row.cell('Subnet mask'));
  const gateway = ip4Of(row.cell('Gateway'));
  // The cell repeats the default gateway of the host: only in its own subnet is it the adapter's.
  const isOwn =
    ip !== undefined &&
    prefix !== undefined &&
    gateway !== undefined &&
    subnetOf(ip, prefix) === subnetOf(gateway, prefix);
  return said({
    ip,
    prefix: ip === undefined ? undefined : prefix,
    gateway: isOwn ? gateway : undefined,
  });
};

/** Of several addresses the first that reaches beyond the link. */
const ip6At = (row: Row): string | undefined => {
  const all = listOf(row.name('IP 6 Address'))
    .map((address) => address.replace(/[/%].*$/, ''))
    .filter((address) => parseIp6(address) !== undefined);
  return all.find((address) => !/^fe[89ab]/i.test(address)) ?? all[0];
};
