import fc from 'fast-check';
import { expect, it } from 'vitest';
import { designArbitrary } from '../../model/arbitrary';
import type { Design } from '../../model/design';
import { sixPort } from '../../templates/six-port';
import { decodeLink } from './decode';
import { encodeLink, packed } from './encode';

const snapped = (design: Design): Design => ({
  ...design,
  layout: design.layout.map(({ id, x, y }) => ({
    id,
    x: Math.round(x / 10) * 10 + 0,
    y: Math.round(y / 10) * 10 + 0,
  })),
});

it('decode(encode(d)) is d, with positions in steps of 10 px', () => {
  fc.assert(
    fc.property(designArbitrary(), (design) => {
      const result = decodeLink(encodeLink(design));
      if (!result.ok) throw new Error(result.reason);
      expect(result.problems).toEqual([]);
      expect(result.design).toStrictEqual(snapped(design));
    }),
    { numRuns: 300 },
  );
});
it('sizes', () => {
  for (const hosts of [1, 8, 64, 1000]) {
    const d = sixPort({ hosts });
    const t = performance.now();
    const link = encodeLink(d);
    const t2 = performance.now();
    const r = decodeLink(link);
    console.log(hosts, packed(d).length, link.length, t2 - t, performance.now() - t2, r.ok);
  }
});
