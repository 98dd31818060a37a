import { expect, test } from 'vitest';
import { effectOf, worseEffect } from './effect';
import type { Outcome } from './outcome';

const outcome = (
  state: Outcome['state'],
  mbps: number | undefined,
  ...nicIds: readonly string[]
): Outcome => ({ state, mbps, nicIds });

test.each([
  ['lost', outcome('OK', 1000, 'a'), outcome('DOWN', 0)],
  ['atRisk', outcome('OK', 2000, 'a', 'b'), outcome('AT-RISK', 1000, 'b')],
  ['slower', outcome('OK', 2000, 'a', 'b'), outcome('OK', 1000, 'b')],
  ['moved', outcome('OK', 1000, 'a'), outcome('OK', 1000, 'b')],
  ['moved', outcome('OK', undefined, 'a', 'b'), outcome('OK', undefined, 'b')],
  ['better', outcome('AT-RISK', 1000, 'a'), outcome('OK', 1000, 'a')],
  ['same', outcome('DOWN', 0), outcome('DOWN', 0)],
] as const)('%s', (effect, before, after) => {
  expect(effectOf(before, after)).toBe(effect);
});

test('the worst word wins', () => {
  expect(worseEffect('moved', 'lost')).toBe('lost');
  expect(worseEffect('atRisk', 'slower')).toBe('atRisk');
});
