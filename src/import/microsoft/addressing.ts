import { parseIp6 } from '../../model/formats';
import type { FoundAdapter } from '../estate';
import { ip4Of, said, textOf } from '../written';
import type { Bundle } from './bundles';
import { jumboOf, type NetAdapter } from './net-adapters';
import { type Fields, flagIn, textIn, wholeIn, wordIn } from './objects';

/** Numbers of MSFT_NetIPAddress. */
const families = { 2: 'IPv4', 23: 'IPv6' } as const;
const origins = {
  0: 'Other',
  1: 'Manual',
  2: 'WellKnown',
  3: 'Dhcp',
  4: 'RouterAdvertisement',
} as const;

type Address = Pick<
  FoundAdapter,
  'ip' | 'prefix' | 'dhcp' | 'ip6' | 'prefix6' | 'gateway' | 'mtuBytes' | 'rdma'
>;

const isOf = (fields: Fields, adapter: string): boolean =>
  textIn(fields, 'InterfaceAlias', 'ifAlias', 'Name')?.toLowerCase() === adapter.toLowerCase();

const isAutomatic = (ip: string): boolean => ip.startsWith('169.254.');

/**
 * Addresses, gateway and MTU of the interface with this name. Where an interface has several IPv4
 * addresses, that of the node in its cluster network is taken, else the first that is not the
 * cluster's own or an automatic one.
 */
export const addressesOf = (
  bundle: Bundle,
  interfaceName: string,
  nodeAddresses: ReadonlySet<string>,
  further: (count: number) => void,
): Address => {
  const rows = bundle.of('NetIPAddress').filter((fields) => isOf(fields, interfaceName));
  const v4 = rows.flatMap((fields) => {
    const ip = ip4Of(textIn(fields, 'IPAddress', 'IPv4Address'));
    return ip === undefined || wordIn(fields, 'AddressFamily', families) === 'IPv6'
      ? []
      : [{ ip, fields }];
  });
  const own =
    v4.find(({ ip }) => nodeAddresses.has(ip)) ??
    v4.find(({ ip, fields }) => !isAutomatic(ip) && flagIn(fields, 'SkipAsSource') !== true) ??
    v4.find(({ ip }) => !isAutomatic(ip)) ??
    v4[0];
  if (v4.length > 1) further(v4.length - 1);
  const v6 = rows.flatMap((fields) => {
    const ip = textOf(textIn(fields, 'IPAddress', 'IPv6Address')?.split('%')[0], 45);
    return ip === undefined || parseIp6(ip) === undefined || /^(?:fe80|::1$)/i.test(ip)
      ? []
      : [{ ip, fields }];
  })[0];
  const route = bundle
    .of('NetRoute')
    .find(
      (fields) =>
        isOf(fields, interfaceName) && textIn(fields, 'DestinationPrefix') === '0.0.0.0/0',
    );
  const ipInterface = bundle
    .of('NetIPInterface')
    .find(
      (fields) =>
        isOf(fields, interfaceName) && wordIn(fields, 'AddressFamily', families) !== 'IPv6',
    );
  const origin = own === undefined ? undefined : wordIn(own.fields, 'PrefixOrigin', origins);
  const dhcp =
    ipInterface === undefined
      ? undefined
      : wordIn(ipInterface, 'Dhcp', { 0: 'Disabled', 1: 'Enabled' });
  const rdma = bundle.of('NetAdapterRdma').find((fields) => isOf(fields, interfaceName));
  const isDhcp = dhcp === undefined ? undefined : dhcp === 'Enabled';
  return said({
    ip: own?.ip,
    prefix: own === undefined ? undefined : wholeIn(own.fields, [0, 32], 'PrefixLength'),
    dhcp: origin === 'Dhcp' ? true : origin === 'Manual' ? false : (isDhcp ?? undefined),
    ip6: v6?.ip,
    prefix6: v6 === undefined ? undefined : wholeIn(v6.fields, [0, 128], 'PrefixLength'),
    gateway: route === undefined ? undefined : ip4Of(textIn(route, 'NextHop')),
    mtuBytes:
      (ipInterface === undefined
        ? undefined
        : wholeIn(ipInterface, [576, 65_535], 'NlMtu', 'NlMtu(Bytes)')) ??
      jumboOf(bundle, interfaceName),
    rdma: rdma === undefined ? undefined : flagIn(rdma, 'Enabled'),
  });
};

/** Does an interface carry any address of its own? */
export const hasAddress = (bundle: Bundle, adapter: NetAdapter): boolean =>
  bundle.of('NetIPAddress').some((fields) => {
    const ip = ip4Of(textIn(fields, 'IPAddress', 'IPv4Address'));
    return ip !== undefined && isOf(fields, adapter.name);
  });
