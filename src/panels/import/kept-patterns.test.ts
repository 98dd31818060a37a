import { expect, test } from 'vitest';
import { defaultPatterns } from '../../import/traffic-names';
import { patternsIn } from './kept-patterns';

test('the table of this browser is read, and what is odd in the storage is passed over', () => {
  const own = { words: 'lm, move', traffic: 'migration' };
  expect(patternsIn(JSON.stringify([own]))).toEqual([own]);
  expect(
    patternsIn(JSON.stringify([{ ...own, more: 1 }, { words: 'x', traffic: 'constructor' }, 7])),
  ).toEqual([own]);
  expect(patternsIn(JSON.stringify([{ words: 'x'.repeat(301), traffic: 'ft' }]))).toEqual([]);
});

test('without a table, or with a damaged one, ours holds', () => {
  for (const text of [null, '{', '{}', 'null', '7']) expect(patternsIn(text)).toBe(defaultPatterns);
});
