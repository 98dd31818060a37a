import { expect, test } from 'vitest';
import type { Source } from './estate';
import { isSameMain, joinedSources, mainLabel, sourcesLabel } from './source-label';

const source = (kind: Source['kind'], ...files: string[]): Source => ({ kind, files });

test('each source once, the main one first', () => {
  const text = sourcesLabel([
    source('esxcli', 'a.txt', 'b.txt'),
    source('rvtools', 'x.xlsx'),
    source('rvtools', 'x.xlsx'),
  ]);
  expect(text).toBe('esxcli / esxcfg · a.txt and 1 more; RVTools · x.xlsx');
  expect(mainLabel(text)).toBe('esxcli / esxcfg · a.txt and 1 more');
});

test('a name of a file may hold what stands between sources', () => {
  const text = sourcesLabel([source('rvtools', 'old; new.xlsx'), source('vcf', 'spec.json')]);
  expect(mainLabel(text)).toBe('RVTools · old; new.xlsx');
  expect(joinedSources(text, 'VMware Cloud Foundation specification · two.json')).toBe(
    'RVTools · old; new.xlsx; VMware Cloud Foundation specification · two.json',
  );
});

test('what there is no room for is left out whole', () => {
  const many = Array.from({ length: 30 }, (_, i) =>
    source('rvtools', `${i}${'x'.repeat(80)}.xlsx`),
  );
  const text = sourcesLabel(many);
  expect(text.length).toBeLessThanOrEqual(500);
  expect(text.endsWith('.xlsx')).toBe(true);
});

test('a newer export of the main kind takes its place, another tool comes behind it', () => {
  const before = 'RVTools · x.xlsx; esxcli / esxcfg · a.txt';
  expect(joinedSources(before, 'RVTools 4.7 · y.xlsx')).toBe(
    'RVTools 4.7 · y.xlsx; esxcli / esxcfg · a.txt',
  );
  expect(joinedSources(before, 'esxcli / esxcfg · b.txt')).toBe(
    'RVTools · x.xlsx; esxcli / esxcfg · b.txt',
  );
  expect(isSameMain(before, 'esxcli / esxcfg · b.txt')).toBe(false);
  // Whatever somebody wrote there is no source of ours.
  expect(joinedSources('my own notes', 'RVTools · y.xlsx')).toBe('RVTools · y.xlsx');
});
