import { expect, test } from 'vitest';
import { passes } from './frames';

const hop = (mtuBytes: number | undefined, unit?: 'ip' | 'frame') =>
  ({ id: 's1', name: 'tor', mtuBytes, unit }) as const;

test.each([
  [9000, 'ip', true],
  [9216, 'frame', true],
  [9000, 'frame', false],
  [9022, 'frame', true],
  [9000, undefined, undefined],
  [9216, undefined, true],
  [1500, undefined, false],
  [undefined, undefined, undefined],
] as const)('a packet of 9000 bytes through %s (%s): %s', (mtuBytes, unit, expected) => {
  expect(passes(hop(mtuBytes, unit), 9000)).toBe(expected);
});
