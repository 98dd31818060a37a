import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIp4 } from '../model/formats';
import { flagOf, ip4Of, macOf, prefixOf, said, subnetOf, vlanOf, wholeOf } from './written';

test('MAC addresses in every way they are written', () => {
  for (const text of ['5C6F690E755E', '5C-6F-69-0E-75-5E', '5c:6f:69:0e:75:5e', '5c6f.690e.755e']) {
    expect(macOf(text), text).toBe('5c:6f:69:0e:75:5e');
  }
  for (const text of ['', '00-11-22-33-44-55-66-77', '5C6F690E755', 'zz6f690e755e', 12, null]) {
    expect(macOf(text)).toBeUndefined();
  }
});

test('every prefix length is read off its mask, and a mask with holes is none', () => {
  for (let prefix = 0; prefix <= 32; prefix++) {
    const mask = formatIp4(prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0);
    expect(prefixOf(mask), mask).toBe(prefix);
    expect(prefixOf(`/${prefix}`)).toBe(prefix);
    expect(prefixOf(prefix)).toBe(prefix);
  }
  for (const text of ['255.0.255.0', '255.255.255.1', '33', '', null, '1.2.3']) {
    expect(prefixOf(text)).toBeUndefined();
  }
});

test('subnets', () => {
  expect(subnetOf('10.0.5.3', 24)).toBe('10.0.5.0/24');
  expect(subnetOf('10.0.5.3', 32)).toBe('10.0.5.3/32');
  expect(subnetOf('200.0.5.3', 0)).toBe('0.0.0.0/0');
  expect(subnetOf('10.0.5', 24)).toBeUndefined();
  expect(ip4Of('0.0.0.0')).toBeUndefined();
  expect(ip4Of(' 10.0.5.3 ')).toBe('10.0.5.3');
});

test('numbers and flags, as text or not', () => {
  expect(vlanOf('711')).toBe(711);
  expect(vlanOf(0)).toBe(0);
  expect(vlanOf('4095')).toBeUndefined();
  expect(wholeOf('9000.0', [0, 65535])).toBe(9000);
  expect(wholeOf(1.5, [0, 10])).toBeUndefined();
  expect(flagOf('True')).toBe(true);
  expect(flagOf(false)).toBe(false);
  expect(flagOf('yes')).toBeUndefined();
  expect(said({ a: 1, b: undefined })).toEqual({ a: 1 });
});

test('nothing that is written throws', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      for (const read of [macOf, ip4Of, prefixOf, vlanOf, flagOf]) {
        expect(['string', 'number', 'boolean', 'undefined']).toContain(typeof read(value));
      }
    }),
  );
});
