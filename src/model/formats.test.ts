import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatIp4,
  formatVlans,
  isDate,
  isMac,
  parseIp4,
  parseIp6,
  parseSubnet,
  parseVlans,
  patterns,
  vlansInclude,
} from './formats';

describe('VLAN lists', () => {
  it('reads ids and ranges, sorted and merged', () => {
    expect(parseVlans('30,10-12, 13 ,11')).toEqual([
      [10, 13],
      [30, 30],
    ]);
    expect(parseVlans('20-10')).toEqual([[10, 20]]);
    expect(parseVlans('all')).toBe('all');
  });
  it.each(['', '0', '4095', '10,', 'x', '1-', '10;20', '99999', 'ALL', '01'])(
    'refuses %j',
    (text) => {
      expect(parseVlans(text)).toBeUndefined();
    },
  );
  it('writes back what it reads', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 4094 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(ids, (vlans) => {
        const ranges = parseVlans(vlans.join(','));
        expect(ranges).toBeDefined();
        if (ranges === undefined) return;
        expect(parseVlans(formatVlans(ranges))).toEqual(ranges);
        for (const vlan of vlans) expect(vlansInclude(ranges, vlan)).toBe(true);
        const other = vlans[0] === 1 ? 4094 : 1;
        expect(vlansInclude(ranges, other)).toBe(vlans.includes(other));
      }),
    );
  });
});

describe('addresses', () => {
  it('reads IPv4', () => {
    expect(parseIp4('10.0.0.1')).toBe(0x0a000001);
    expect(parseIp4('255.255.255.255')).toBe(0xffffffff);
    for (const bad of ['10.0.0', '256.0.0.1', '1.2.3.04', '1.2.3.4.5', ' 1.2.3.4', '']) {
      expect(parseIp4(bad)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (n) => parseIp4(formatIp4(n)) === n),
    );
    const near = fc.string({
      unit: fc.constantFrom('0', '1', '25', '9', '.', '.', '1.', '10.0.0.', ' ', '/', ':', '٣'),
      maxLength: 10,
    });
    const pattern = new RegExp(patterns.ip4);
    fc.assert(fc.property(near, (text) => (parseIp4(text) !== undefined) === pattern.test(text)));
  });
  it('reads IPv6', () => {
    expect(parseIp6('::1')).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(parseIp6('fe80::1:2')?.[0]).toBe(0xfe80);
    expect(parseIp6('::ffff:10.0.0.1')?.slice(5)).toEqual([0xffff, 0x0a00, 1]);
    expect(parseIp6('1:2:3:4:5:6:7:8')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const bad of ['1:2:3', ':::', '1::2::3', '12345::', '1:2:3:4:5:6:7:8:9', 'fe80::1%eth0']) {
      expect(parseIp6(bad)).toBeUndefined();
    }
    fc.assert(fc.property(fc.ipV6(), (text) => parseIp6(text)?.length === 8));
    const near = fc.string({
      unit: fc.constantFrom('1', 'f', ':', '::', '1:', '.1', '10.0.0.1'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.ipV6()), (text) => {
        const isIp6 = parseIp6(text) !== undefined;
        expect(new RegExp(patterns.ip6).test(text)).toBe(isIp6);
        expect(parseSubnet(`${text}/64`) !== undefined).toBe(isIp6);
      }),
      { numRuns: 5000 },
    );
  });
  it('reads subnets, MACs and days', () => {
    expect(parseSubnet('10.1.0.0/16')).toEqual({ address: '10.1.0.0', prefix: 16 });
    expect(parseSubnet('fd00::/64')?.prefix).toBe(64);
    for (const bad of ['10.1.0.0', '10.1.0.0/33', 'x/8', 'fd00::/129', ':/1']) {
      expect(parseSubnet(bad)).toBeUndefined();
    }
    expect(isMac('00:50:56:AB:cd:ef') && isMac('00-50-56-ab-cd-ef')).toBe(true);
    expect(isMac('00:50:56-ab-cd-ef') || isMac('005056abcdef')).toBe(false);
    expect(isDate('2026-02-28')).toBe(true);
    expect(isDate('2026-13-01') || isDate('28.02.2026')).toBe(false);
  });
});
