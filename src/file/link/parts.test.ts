import { crc32 as zlibCrc } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64urlLength, fromBase64url, toBase64url } from './base64url';
import { BadBytes, ByteReader, ByteWriter, unzigzag, zigzag } from './bytes';
import { crc32 } from './crc32';
import { follows, join, parseTemplate, split, templateText } from './template';

const bytes = fc.uint8Array({ maxLength: 200 });

it('base64url is that of the platform', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      const text = toBase64url(value);
      expect(text).toBe(Buffer.from(value).toString('base64url'));
      expect(text.length).toBe(base64urlLength(value.length));
      expect(fromBase64url(text)).toEqual(value);
    }),
  );
  expect(fromBase64url('a')).toBeUndefined();
  expect(fromBase64url('ab+d')).toBeUndefined();
  expect(fromBase64url('abé')).toBeUndefined();
});

it('CRC-32 is that of zip', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(
    typeof zlibCrc === 'function' ? zlibCrc('vmnic0') : crc32(new TextEncoder().encode('vmnic0')),
  ).toBe(crc32(new TextEncoder().encode('vmnic0')));
});

describe('bytes', () => {
  it('numbers come back', () => {
    const n = fc.maxSafeInteger();
    fc.assert(
      fc.property(fc.array(n), (values) => {
        const out = new ByteWriter();
        for (const value of values) out.varint(zigzag(Math.trunc(value / 4)));
        const from = new ByteReader(out.done());
        for (const value of values) expect(unzigzag(from.varint())).toBe(Math.trunc(value / 4) + 0);
        expect(from.isAtEnd).toBe(true);
      }),
    );
  });
  it('end where they end', () => {
    expect(() => new ByteReader(new Uint8Array(0)).byte()).toThrow(BadBytes);
    expect(() => new ByteReader(new Uint8Array(20).fill(255)).varint()).toThrow(BadBytes);
    expect(() => new ByteReader(new Uint8Array([1, 2])).bytes(3)).toThrow(BadBytes);
    expect(() => new ByteReader(new Uint8Array([0xff])).utf8(1)).toThrow(BadBytes);
  });
});

describe('series of names', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('0', '1', '9', 'a', '.', '\u0000', '\u0001', '\u0007', '-'),
    }),
  );
  it('any text comes back', () => {
    fc.assert(
      fc.property(text, (value) => {
        const parts = split(value);
        const template = parseTemplate(templateText(parts.template));
        expect(join({ template, numbers: parts.numbers })).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
  it('what follows a template comes back from it', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [split(a), split(b)];
        if (follows(one, other.template)) {
          expect(join({ template: other.template, numbers: one.numbers })).toBe(a);
        }
      }),
      { numRuns: 2000 },
    );
    expect(follows(split('esx10'), split('esx09').template)).toBe(true);
    expect(follows(split('esx9'), split('esx10').template)).toBe(true);
    expect(follows(split('esx9'), split('esx09').template)).toBe(false);
  });
});
