import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { designArbitrary } from '../../model/arbitrary';
import type { Design } from '../../model/design';
import sixPort from '../../templates/six-port';
import { limits } from '../format';
import { readData } from '../read';
import { toBase64url } from './base64url';
import { ByteWriter } from './bytes';
import { dictionary, seal } from './codec';
import { decodeLink, type LinkResult } from './decode';
import { encodeLink, linkKind, packed, terminator } from './encode';

const snap = (n: number) => Math.round(n / 10) * 10 + 0;
const snapped = (design: Design): Design => ({
  ...design,
  layout: design.layout.map(({ id, x, y }) => ({ id, x: snap(x), y: snap(y) })),
});
const opened = (result: LinkResult): Design => {
  if (!result.ok) throw new Error(result.reason);
  expect(result.problems).toEqual([]);
  return result.design;
};
const reasonOf = (text: string): string => {
  const result = decodeLink(text);
  return result.ok ? 'opened' : result.reason;
};

it('decode(encode(d)) is d, with positions in steps of 10 px', () => {
  fc.assert(
    fc.property(designArbitrary({ stated: 1 }), (design) => {
      const link = encodeLink(design);
      expect(link).toMatch(/^d1\.[A-Za-z0-9_-]*[A-Za-z0-9]$/);
      expect(opened(decodeLink(link))).toStrictEqual(snapped(design));
    }),
    { numRuns: 300 },
  );
});

it('the dictionary is the one that links were made with', () => {
  expect(createHash('sha256').update(dictionary()).digest('hex')).toBe(
    '728b7f25c1b7c32e6d90a83c9a9104b0a5bded77bd138eedb0c260f9fd95805f',
  );
});

describe('length', () => {
  it('of the six-port template: at most 1,000 characters, 2,100 for eight hosts', () => {
    const base = 40;
    expect(base + encodeLink(sixPort.make({ hosts: 1 })).length).toBeLessThanOrEqual(1000);
    expect(base + encodeLink(sixPort.make({ hosts: 8 })).length).toBeLessThanOrEqual(2100);
  });
  it('without the help of the dictionary, which knows the template', () => {
    const bare = (hosts: number) =>
      deflateSync(packed(sixPort.make({ hosts })), { level: 9 }).length;
    expect((bare(1) * 4) / 3).toBeLessThan(1000);
    expect((bare(8) * 4) / 3).toBeLessThan(1300);
    expect((bare(1000) * 4) / 3).toBeLessThan(8000);
  });
});

describe('a link that went through other programs', () => {
  const design = sixPort.make({ hosts: 8 });
  const link = encodeLink(design);
  it.each([
    ['as it is', link],
    ['behind #', `#${link}`],
    ['a whole address', `https://example.org/app/#${link}`],
    ['with %23', `https://example.org/app/%23${link}`],
    ['with %2523', `https://example.org/%2523${link}`],
    [
      'percent-encoded',
      `https://example.org/#${link.replaceAll('.', '%2E').replaceAll('-', '%2D')}`,
    ],
    ['as a path', `https://example.org/${link}`],
    ['wrapped', `<https://example.org/#${link.replaceAll(/(.{60})/g, '$1\r\n  ')}>`],
    ['with words behind it', `https://example.org/#${link}.) Best regards`],
    ['with an element to open', `https://d1.example.org/#${link}&o=h1.n2`],
  ])('%s', (_, text) => {
    const result = decodeLink(text);
    expect(opened(result)).toStrictEqual(snapped(design));
  });
  it('says which element to open, if it is one', () => {
    expect(decodeLink(`#${link}&o=h1.n2`)).toMatchObject({ ok: true, open: 'h1.n2' });
    expect(decodeLink(`#${link}&o=zz.9`)).not.toHaveProperty('open');
  });
});

describe('a link that cannot be opened says why', () => {
  const link = encodeLink(sixPort.make({ hosts: 8 }));
  it('cut: by how much', () => {
    for (const got of [40, 60, 100, link.length - 1]) {
      const result = decodeLink(link.slice(0, got));
      expect(result).toMatchObject({ ok: false, got, expected: link.length });
      expect(reasonOf(link.slice(0, got))).toContain(`cut: ${got} of ${link.length} characters`);
    }
    for (const got of [3, 4, 5, 8])
      expect(reasonOf(link.slice(0, got))).toContain(`first ${got} characters`);
  });
  it('changed in one character', () => {
    for (let at = 30; at < link.length - 1; at += 7) {
      const other = link[at] === 'A' ? 'B' : 'A';
      expect(reasonOf(link.slice(0, at) + other + link.slice(at + 1))).toMatch(/damaged|newer/);
    }
  });
  it.each([
    ['', 'not a vSwitchboard link'],
    ['hello', 'not a vSwitchboard link'],
    ['https://example.org/', 'was lost on the way'],
    ['https://example.org/#json=abc', 'not a vSwitchboard link'],
    ['#d2.AAAA', 'newer version'],
    ['#d1.CQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'newer version'],
    ['#e1.AAAA', 'passphrase'],
    ['#s1.id.key', 'on a server'],
    ['#q1.AAAA', 'not a vSwitchboard link of a kind'],
  ])('%j', (text, sentence) => expect(reasonOf(text)).toContain(sentence));

  const forged = (write: (out: ByteWriter) => void) => {
    const out = new ByteWriter();
    write(out);
    return reasonOf(linkKind + toBase64url(seal(out.done())) + terminator);
  };
  it('made to burst: deflated zeros, endless rows, repeated texts', () => {
    expect(forged((out) => out.bytes(new Uint8Array(17 * 1024 * 1024)))).toContain('far too large');
    const hosts = (out: ByteWriter, count: number) => {
      out.varint(1);
      out.byte(0b1001); // name and hosts
      out.byte(3);
      out.varint(1 + 2 * count);
    };
    expect(forged((out) => hosts(out, 2_000_000_000))).toContain(
      `more than ${limits.elements} elements`,
    );
    const repeat = (out: ByteWriter) => {
      const count = 240_000;
      hosts(out, count);
      out.byte(0b10); // names only
      out.varint(3 + 5000);
      out.bytes(new Uint8Array(5000).fill(65));
      out.bytes(new Uint8Array(count - 1).fill(1));
    };
    expect(forged(repeat)).toContain('far too much text');
    expect(forged((out) => out.varint(2))).toContain('newer version');
  });
  it('longer than it says', () => {
    const sealed = seal(new Uint8Array(5000));
    // 5,000 as two bytes behind codec and dictionary; now 1,000.
    sealed[2] = (1000 % 128) + 128;
    sealed[3] = Math.floor(1000 / 128);
    expect(reasonOf(linkKind + toBase64url(sealed) + terminator)).toContain('larger than it says');
  });
});

/** Links as they were released, and what they must open as for ever. What they are made as now does not matter. */
describe('released links', () => {
  const file = new URL('../corpus/links.json', import.meta.url);
  const released: { name: string; link: string; design: unknown }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  it('there are some', () => expect(released.length).toBeGreaterThanOrEqual(4));
  it.each(released.map((one) => [one.name, one] as const))('%s', (_, { link, design }) => {
    expect(opened(decodeLink(link))).toStrictEqual(readData(design).design);
  });
});
