import { expect, test } from 'vitest';
import { collectorMark } from './collector-mark';
import { hypervCollector } from './collector-script';

test('the collector script changes nothing, asks for no secrets and writes the mark that is read', () => {
  const code = hypervCollector.replaceAll(/<#[\s\S]*?#>/g, '');
  expect(hypervCollector).toContain(`"Collector":"${collectorMark}"`);
  const words = [...code.matchAll(/\b[A-Z][A-Za-z]+-[A-Z]\w+/g)].map(([word]) => word);
  const allowed =
    /^(?:Get-\w+|ForEach-Object|Where-Object|ConvertTo-Json|New-Object|Write-(?:Host|Warning)|Invoke-Command)$/;
  expect(words.length).toBeGreaterThan(30);
  expect(words.filter((word) => !allowed.test(word))).toEqual([]);
  expect(code).not.toMatch(/password|licen[sc]e|serial|credential|\bkey\b|Notes\b/i);
  for (const [open, close] of ['()', '{}', '[]'].map((pair) => [...pair])) {
    expect(code.split(open ?? '').length, open).toBe(code.split(close ?? '').length);
  }
});
