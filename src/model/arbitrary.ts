import fc from 'fast-check';
import { generateDesign, type Sizes } from './arbitrary-design';
import type { Design } from './design';

/**
 * Valid designs for property tests, made generically from the shapes: every field occurs, every
 * reference leads somewhere it may. Shrinks to fewer hosts, shorter lists and fewer stated fields.
 */
export const designArbitrary = (options: Partial<Sizes> = {}): fc.Arbitrary<Design> =>
  fc
    .record({
      seed: fc.integer({ min: 0, max: 0xffff }),
      hosts: fc.integer({ min: 0, max: options.hosts ?? 3 }),
      listLength: fc.integer({ min: 0, max: options.listLength ?? 4 }),
      stated: fc.integer({ min: 0, max: Math.round((options.stated ?? 0.6) * 10) }),
    })
    .map(({ seed, hosts, listLength, stated }) =>
      generateDesign(seed, { hosts, listLength, stated: stated / 10 }),
    );
