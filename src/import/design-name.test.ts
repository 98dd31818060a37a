import { expect, it } from 'vitest';
import { designName } from './design-name';
import { type Estate, emptyEstate, type SourceKind } from './estate';
import { foundHost } from './found.fixture';

const estate = (kind: SourceKind, files: readonly string[], hosts: number): Estate => ({
  ...emptyEstate({ kind, files }),
  hosts: Array.from({ length: hosts }, (_, i) => foundHost(`esx0${i}`)),
});

it('is named after the source that most hosts came from', () => {
  const console1 = estate('esxcli', ['esx01.txt'], 1);
  const workbook = estate('rvtools', ['exports/RVTools 2026-11.xlsx'], 40);
  expect(designName([console1, workbook])).toBe('RVTools 2026-11');
  expect(designName([workbook, console1])).toBe('RVTools 2026-11');
  expect(designName([console1])).toBe('esx01');
});

it('is named after the folder that all files of it are in', () => {
  const files = ['dump/site-a/hosts.json', 'dump/site-a/switches.json'];
  expect(designName([estate('vsphere', files, 4)])).toBe('site-a');
  const zipped = ['exports.zip/vHost.csv', 'exports.zip/vNIC.csv'];
  expect(designName([estate('rvtools', zipped, 4)])).toBe('exports');
  expect(designName([estate('vsphere', ['a/hosts.json', 'b/hosts.json'], 4)])).toBe('hosts');
  expect(designName([estate('vsphere', ['hosts.json', 'switches.json'], 4)])).toBe('hosts');
});

it('has a name where no file has one', () => {
  expect(designName([])).toBe('Imported estate');
  expect(designName([estate('esxcli', [''], 1)])).toBe('Imported estate');
});
