import { expect, it } from 'vitest';
import { build } from '../build';
import { align, distribute, place, unplace } from './layout';

const sample = () => {
  const b = build();
  for (const name of ['a', 'b', 'c']) b.physicalSwitch(name, 1);
  b.host('esx01').nic('vmnic0');
  return b.done;
};
const at = (d: ReturnType<typeof sample>) => d.layout.map((p) => [p.id, p.x, p.y]);

it('puts things on the grid, and only those with a place of their own', () => {
  const d = place(sample(), [
    { id: 's1', x: 14, y: -6 },
    { id: 'h1.n1', x: 0, y: 0 },
    { id: 's9', x: 0, y: 0 },
    { id: 's2', x: Number.NaN, y: 0 },
    { id: 'h1', x: 5e9, y: 4 },
  ]);
  expect(at(d)).toEqual([
    ['s1', 10, -10],
    ['h1', 1_000_000, 0],
  ]);
  expect(place(d, [{ id: 's1', x: 11, y: -9 }])).toBe(d);
  expect(at(unplace(d, ['h1']))).toEqual([['s1', 10, -10]]);
  expect(unplace(d).layout).toEqual([]);
  expect(unplace(d, ['s3'])).toBe(d);
});

it('aligns and distributes', () => {
  const boxes = [
    { id: 's1', x: 0, y: 0, width: 100, height: 50 },
    { id: 's2', x: 30, y: 100, width: 50, height: 50 },
    { id: 's3', x: 90, y: 400, width: 60, height: 100 },
  ];
  expect(at(align(sample(), boxes, 'right'))).toEqual([
    ['s1', 50, 0],
    ['s2', 100, 100],
    ['s3', 90, 400],
  ]);
  expect(at(align(sample(), boxes, 'middle')).map(([, , y]) => y)).toEqual([230, 230, 200]);
  expect(at(distribute(sample(), boxes, 'y')).map(([, , y]) => y)).toEqual([0, 200, 400]);
  expect(at(align(sample(), boxes.slice(0, 1), 'left'))).toEqual([]);
});
