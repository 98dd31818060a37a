import { formatIp4, parseIp4 } from '../model/formats';

/** An IPv4 subnet as numbers, both ends included. */
export interface Subnet4 {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** The subnet of an address; undefined when the address is not one. `prefix` 0 to 32. */
export const subnetOf = (ip: string, prefix: number): Subnet4 | undefined => {
  const value = parseIp4(ip);
  if (value === undefined) return undefined;
  const size = 2 ** (32 - prefix);
  const first = Math.floor(value / size) * size;
  return { first, last: first + size - 1, prefix };
};

export const subnetText = ({ first, prefix }: Subnet4): string => `${formatIp4(first)}/${prefix}`;

export const overlap = (a: Subnet4, b: Subnet4): boolean => a.first <= b.last && b.first <= a.last;

export const isIn = (ip: string, subnet: Subnet4): boolean => {
  const value = parseIp4(ip);
  return value !== undefined && subnet.first <= value && value <= subnet.last;
};

/** Why no host can have this address, or undefined when one can. */
export const unusableReason = (ip: string, prefix: number | undefined): string | undefined => {
  const value = parseIp4(ip);
  if (value === undefined) return 'not an IPv4 address';
  const top = value >>> 24;
  if (top === 0) return 'an address of "this network"';
  if (top === 127) return 'a loopback address';
  if (top >= 224) return top < 240 ? 'a multicast address' : 'a reserved address';
  if (prefix === undefined || prefix > 30) return undefined;
  const subnet = subnetOf(ip, prefix);
  if (subnet === undefined) return undefined;
  if (value === subnet.first) return `the network address of ${subnetText(subnet)}`;
  if (value === subnet.last) return `the broadcast address of ${subnetText(subnet)}`;
  return undefined;
};
