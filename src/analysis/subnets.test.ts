import { expect, test } from 'vitest';
import {
  isIn,
  isLinkLocal,
  overlap,
  overlap6,
  type Subnet4,
  type Subnet6,
  subnet6Of,
  subnet6Text,
  subnetOf,
  subnetText,
  unusableReason,
} from './subnets';

const subnet = (ip: string, prefix: number): Subnet4 => {
  const found = subnetOf(ip, prefix);
  if (found === undefined) throw new Error(`${ip} is not an address`);
  return found;
};

test('a subnet is told from an address in it', () => {
  expect(subnetText(subnet('10.0.10.11', 24))).toBe('10.0.10.0/24');
  expect(subnetText(subnet('200.1.2.3', 0))).toBe('0.0.0.0/0');
  expect(subnetText(subnet('200.1.2.3', 32))).toBe('200.1.2.3/32');
});

test('a smaller subnet inside a larger one overlaps it', () => {
  expect(overlap(subnet('10.0.0.1', 16), subnet('10.0.5.1', 24))).toBe(true);
  expect(overlap(subnet('10.0.4.1', 24), subnet('10.0.5.1', 24))).toBe(false);
  expect(isIn('10.0.5.254', subnet('10.0.5.1', 24))).toBe(true);
});

test.each([
  ['10.0.0.0', 24, 'the network address of 10.0.0.0/24'],
  ['10.0.0.255', 24, 'the broadcast address of 10.0.0.0/24'],
  ['10.0.0.0', 31, undefined],
  ['10.0.1.0', 23, undefined],
  ['239.1.1.1', 24, 'a multicast address'],
  ['127.0.0.1', 8, 'a loopback address'],
  ['192.168.1.10', undefined, undefined],
])('%s/%s: %s', (ip, prefix, reason) => {
  expect(unusableReason(ip, prefix)).toBe(reason);
});

const subnet6 = (ip: string, prefix: number): Subnet6 => {
  const found = subnet6Of(ip, prefix);
  if (found === undefined) throw new Error(`${ip} is not an address`);
  return found;
};

test('an IPv6 subnet is told from an address in it', () => {
  expect(subnet6Text(subnet6('2001:db8:10::11', 64))).toBe('2001:db8:10::/64');
  expect(subnet6Text(subnet6('2001:db8:ffff::1', 36))).toBe('2001:db8:f000::/36');
  expect(subnet6Text(subnet6('2001:db8::1', 0))).toBe('::/0');
  expect(subnet6Text(subnet6('1:2:3:4:5:6:7:8', 128))).toBe('1:2:3:4:5:6:7:8/128');
  expect(subnet6Of('10.0.0.1', 64)).toBeUndefined();
});

test('a smaller IPv6 subnet inside a larger one overlaps it', () => {
  expect(overlap6(subnet6('2001:db8::1', 32), subnet6('2001:db8:5::1', 64))).toBe(true);
  expect(overlap6(subnet6('2001:db8:4::1', 64), subnet6('2001:db8:5::1', 64))).toBe(false);
  expect(isLinkLocal(subnet6('fe80::1', 64))).toBe(true);
  expect(isLinkLocal(subnet6('fec0::1', 64))).toBe(false);
});
