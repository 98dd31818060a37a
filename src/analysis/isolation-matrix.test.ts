import { expect, test } from 'vitest';
import { build } from '../model/build';
import { fourPort } from '../templates/four-port';
import { singleNic } from '../templates/single-nic';
import { sixPort } from '../templates/six-port';
import { isolationMatrixOf } from './isolation-matrix';

test('the six-port host keeps its classes on uplinks of their own, the single-NIC host none', () => {
  const six = sixPort();
  const apart = isolationMatrixOf(six, six.hosts);
  expect(apart.classes).toContain('production');
  for (const name of apart.classes) {
    if (name === 'production') continue;
    const cell = apart.cell(name, 'production');
    expect(cell?.isolation.level, name).toMatch(/^physical-/);
    expect(apart.cell('production', name)).toBe(cell);
    expect(cell?.hosts).toBe(six.hosts.length);
  }
  const one = singleNic();
  const together = isolationMatrixOf(one, one.hosts);
  expect(together.cell('management', 'production')?.isolation.vector.uplinkAlways).toBe(false);
});

test('of several hosts the worst counts and is named', () => {
  const b = build();
  for (const [name, vlan] of [
    ['esx01', 20],
    ['esx02', 10],
    ['esx03', 10],
  ] as const) {
    const host = b.host(name);
    const own = host.switch('vSwitch0', [host.nic('vmnic0')]);
    host.adapter('vmk0', host.portGroup(own, 'Management', 10), ['management']);
    host.vm('web', host.portGroup(own, 'Prod', vlan));
  }
  const cell = isolationMatrixOf(b.done, b.done.hosts).cell('production', 'management');
  expect([cell?.isolation.level, cell?.host.name, cell?.hosts, cell?.alike]).toEqual([
    'shared',
    'esx02',
    3,
    2,
  ]);
  const first = isolationMatrixOf(b.done, b.done.hosts.slice(0, 1));
  expect(first.cell('management', 'production')?.isolation.level).not.toBe('shared');
});

test('a class that is nowhere has no cell', () => {
  const design = fourPort();
  const matrix = isolationMatrixOf(design, []);
  expect(matrix.classes).toEqual([]);
  expect(matrix.cell('management', 'storage')).toBeUndefined();
});
