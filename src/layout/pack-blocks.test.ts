import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packed, type SectionBlock } from './pack-blocks';
import { overlaps } from './scene-faults';

const block = (width: number, height: number, hasCables = false): SectionBlock => ({
  rects: new Map(),
  rows: new Map(),
  width,
  height,
  titleRoom: 60,
  hasCables,
});

const boxes = (blocks: readonly SectionBlock[]) =>
  packed(blocks).map(({ x, y }, i) => ({
    x,
    y: y - 60,
    width: blocks[i]?.width ?? 0,
    height: (blocks[i]?.height ?? 0) + 60,
  }));

const size = fc.integer({ min: 100, max: 4000 });
const blocks = fc.array(
  fc.tuple(size, size, fc.boolean()).map(([w, h, c]) => block(w, h, c)),
  { minLength: 1, maxLength: 30 },
);

it('no two clusters stand on each other, and nothing beside one whose cables run to the right', () => {
  fc.assert(
    fc.property(blocks, (list) => {
      const placed = boxes(list);
      placed.forEach((a, i) => {
        placed.slice(i + 1).forEach((b, k) => {
          expect(overlaps(a, b)).toBe(false);
          if (!(list[i]?.hasCables || list[i + 1 + k]?.hasCables)) return;
          expect(overlaps({ ...a, x: 0, width: 1e9 }, { ...b, x: 0, width: 1e9 })).toBe(false);
        });
      });
    }),
  );
});

it('small clusters stand below others that are beside a high one', () => {
  const placed = boxes([block(1000, 5000), ...Array.from({ length: 8 }, () => block(2000, 1000))]);
  const bottom = Math.max(...placed.map(({ y, height }) => y + height));
  expect(bottom).toBe(5060);
  expect(new Set(placed.slice(1).map(({ y }) => y)).size).toBeGreaterThan(1);
});
