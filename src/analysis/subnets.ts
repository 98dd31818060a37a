import { formatIp4, parseIp4, parseIp6 } from '../model/formats';

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

/** An IPv6 subnet: the eight groups of its first address, and its prefix, 0 to 128. */
export interface Subnet6 {
  readonly groups: readonly number[];
  readonly prefix: number;
}

/** The groups with all bits beyond the prefix at 0. */
const masked = (groups: readonly number[], prefix: number): number[] =>
  groups.map((group, i) => {
    const bits = Math.min(Math.max(prefix - 16 * i, 0), 16);
    return group & (0xffff << (16 - bits)) & 0xffff;
  });

/** The subnet of an IPv6 address; undefined when the text is not one. */
export const subnet6Of = (ip: string, prefix: number): Subnet6 | undefined => {
  const groups = parseIp6(ip);
  return groups === undefined ? undefined : { groups: masked(groups, prefix), prefix };
};

export const overlap6 = (a: Subnet6, b: Subnet6): boolean => {
  const prefix = Math.min(a.prefix, b.prefix);
  const [x, y] = [masked(a.groups, prefix), masked(b.groups, prefix)];
  return x.every((group, i) => group === y[i]);
};

/** fe80::/10: every interface has one, and it says nothing of its network. */
export const isLinkLocal = ({ groups: [first = 0] }: Subnet6): boolean =>
  (first & 0xffc0) === 0xfe80;

/** `2001:db8:10::/64`. */
export const subnet6Text = ({ groups, prefix }: Subnet6): string => {
  const stated = groups.slice(0, groups.findLastIndex((group) => group !== 0) + 1);
  const text = stated.map((group) => group.toString(16)).join(':');
  return `${text}${stated.length < groups.length ? '::' : ''}/${prefix}`;
};
