import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSceneMaker } from '../layout/build-scene';
import { designArbitrary } from '../model/arbitrary';
import { build } from '../model/build';
import type { Design } from '../model/design';
import { fromBase64, toBase64 } from './base64';
import { designIn } from './embedded';
import { fittingScale } from './png';
import { crc32, withDesign } from './png-chunks';
import { type SvgOptions, toSvg } from './svg';
import { esc } from './xml';

const write = (design: Design, options: Partial<SvgOptions> = {}): string =>
  toSvg(createSceneMaker()(design), {
    theme: 'light',
    title: { name: design.name, date: '2026-08-01' },
    legend: true,
    ...options,
  });

/** A strict reader of the little XML that we write; gives the fault or nothing. */
const xmlFault = (xml: string): string | undefined => {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next < 0 ? undefined : next);
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) return `loose & in ${text.slice(0, 40)}`;
    if (next < 0) break;
    const tag = /^<(?:\/([a-zA-Z]+)>|([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>)/.exec(
      xml.slice(next, next + 500_000),
    );
    if (tag === null) return `no tag at ${xml.slice(next, next + 60)}`;
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(tag[3] ?? '')) return 'loose & in an attribute';
    if (tag[1] !== undefined && open.pop() !== tag[1]) return `wrong end ${tag[1]}`;
    if (tag[2] !== undefined && tag[4] === '') open.push(tag[2]);
    at = next + tag[0].length;
  }
  const odd = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/u.exec(xml);
  if (odd !== null) return 'a character that XML does not allow';
  return open.length === 0 ? undefined : `not closed: ${open.join(' ')}`;
};

const allowed = new Set('svg title desc metadata style g rect path text tspan'.split(' '));

describe('an SVG file', () => {
  test('is well-formed and holds nothing but shapes, whatever the names are', () => {
    fc.assert(
      fc.property(designArbitrary(), fc.constantFrom('light', 'dark'), (design, theme) => {
        const svg = write(design, {
          theme: theme as 'light' | 'dark',
          findings: [{ severity: 'error', text: `<b>&"'${design.name}`, where: '\u0000' }],
          embed: JSON.stringify(design),
        });
        expect(xmlFault(svg)).toBeUndefined();
        for (const [, name] of svg.matchAll(/<([a-zA-Z]+)/g)) {
          expect(allowed.has(name ?? ''), name).toBe(true);
        }
        expect(svg).not.toMatch(/\son[a-z]+=|href=|NaN|undefined/);
      }),
      { numRuns: 60 },
    );
  });

  test('has a name, a description and a sentence for each element', () => {
    const b = build('Branch <office>');
    const h = b.host('esx01');
    h.nic('vmnic0', { speedMbps: 1000 });
    const svg = write(b.done);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('<title id="title">Branch &lt;office&gt;</title>');
    expect(svg).toContain('<title>vmnic0, 1 GbE, no uplink of any switch, no cable</title>');
  });

  test('equal designs give equal bytes', () => {
    fc.assert(
      fc.property(designArbitrary(), (design) => {
        expect(write(structuredClone(design))).toBe(write(design));
      }),
      { numRuns: 20 },
    );
  });

  test('fades what is not on the lit path', () => {
    const b = build();
    const h = b.host('esx01');
    const n = h.nic('vmnic0');
    h.nic('vmnic1');
    const svg = write(b.done, { lit: new Set([n]) });
    expect(svg).toContain(`<g data-id="${n}"><title>`);
    expect(svg).toContain('<g data-id="h1.n2" opacity="0.16">');
  });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const chunk = (type: string, data: Uint8Array): number[] => {
  const n = (value: number) => [
    value >>> 24,
    (value >>> 16) & 255,
    (value >>> 8) & 255,
    value & 255,
  ];
  return [...n(data.length), ...bytes(type), ...data, ...n(crc32(type, data))];
};
const emptyPng = new Uint8Array([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  ...chunk('IHDR', new Uint8Array(13)),
  ...chunk('IEND', new Uint8Array()),
]);

describe('the design inside a picture', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 400 });

  test('comes back from SVG', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(designIn(bytes(write(build().done, { embed: text })))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test('comes back from PNG', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(designIn(withDesign(emptyPng, text))).toBe(text);
      }),
    );
  });

  test('a damaged PNG gives nothing', () => {
    const whole = withDesign(emptyPng, '{"name":"x"}');
    const bad = Uint8Array.from(whole);
    const at = bad.length - 20;
    bad[at] = (bad[at] ?? 0) ^ 1;
    expect(designIn(bad)).toBeUndefined();
    for (let cut = 0; cut < whole.length; cut++) {
      expect([undefined, '{"name":"x"}']).toContain(designIn(whole.subarray(0, cut)));
    }
  });

  test('a picture without one gives nothing', () => {
    expect(designIn(bytes(write(build().done)))).toBeUndefined();
    expect(designIn(emptyPng)).toBeUndefined();
    expect(designIn(new Uint8Array())).toBeUndefined();
    expect(designIn(new Uint8Array([0x89, 0x50, 255, 255]))).toBeUndefined();
  });
});

test('base64 there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      expect(toBase64(data)).toBe(Buffer.from(data).toString('base64'));
      expect(fromBase64(toBase64(data))).toEqual(data);
    }),
  );
  expect(fromBase64('a*b')).toBeUndefined();
});

test('text is escaped and cleaned', () => {
  expect(esc(`<a href="x">&'\u0000\uD800\uFFFE`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&apos;');
});

test('a picture that browsers cannot draw is made smaller', () => {
  expect(fittingScale(1000, 500, 4)).toBe(4);
  expect(fittingScale(8192, 500, 4)).toBe(2);
  expect(fittingScale(32_768, 500, 1)).toBe(0.5);
});
