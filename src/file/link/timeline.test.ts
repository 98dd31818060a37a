import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDesign } from '../../model/design';
import { decodeLink } from './decode';
import { encodeLink } from './encode';
import { decodeTimeline, encodeTimeline, type Timeline } from './timeline';

const timeline: Timeline = {
  steps: [
    { do: 'fail', keys: ['h1.c1', 's1'], name: 'Rack A löses power ⚡' },
    { do: 'restore', keys: ['upstream:s2'] },
  ],
  at: 1,
};

test('comes back as it was, in characters that travel', () => {
  const text = encodeTimeline(timeline);
  expect(text).toMatch(/^[A-Za-z0-9.,~_-]+$/);
  expect(decodeTimeline(text)).toEqual(timeline);
});

test('stands behind the design in a link, also percent-encoded', () => {
  const link = `https://host/#${encodeLink(emptyDesign())}&w=${encodeTimeline(timeline)}`;
  expect(decodeLink(link)).toMatchObject({ ok: true, timeline });
  expect(decodeLink(link.replaceAll(',', '%2C'))).toMatchObject({ ok: true, timeline });
  expect(decodeLink(`${link}&o=h1`)).toMatchObject({ open: 'h1', timeline });
});

test('what makes no sense is left out', () => {
  expect(decodeTimeline('9,fh1.n1,xh1.n2,f,f__proto__,f<b>-h1.n3~!!')).toEqual({
    steps: [
      { do: 'fail', keys: ['h1.n1'] },
      { do: 'fail', keys: ['h1.n3'] },
    ],
    at: 2,
  });
  expect(decodeTimeline('')).toBeUndefined();
  expect(decodeTimeline(`1,${'fh1,'.repeat(5000)}`)?.steps).toHaveLength(100);
});

test('any text: never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      decodeTimeline(text);
      decodeTimeline(`1,f${text}`);
    }),
  );
});
