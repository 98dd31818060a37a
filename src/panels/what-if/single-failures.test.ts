import { expect, test } from 'vitest';
import { converged2x25 } from '../../templates/converged-2x25';
import { failureRows } from './single-failures';

const design = converged2x25({ hosts: 2 });
const [host] = design.hosts;
const rowsOf = (id: string | undefined) =>
  (failureRows(design, id ?? '') ?? []).map(
    ({ name, effects }) =>
      `${name}: ${effects.map(({ name: of, text }) => `${of} ${text}`).join(', ')}`,
  );

test('of an adapter what any loss does to its service, and to no other', () => {
  const vmotion = host?.adapters.find(({ services }) => services?.includes('vmotion'));
  expect(rowsOf(vmotion?.id)).toEqual([
    'vmnic0: vMotion moves, 25 Gb/s',
    'OCP: vMotion moves, 25 Gb/s',
    'tor-a: vMotion moves, 25 Gb/s',
  ]);
});

test('of a VM, its vNIC and its port group the same', () => {
  const vm = host?.vms[0];
  const rows = rowsOf(vm?.id);
  expect(rows[0]).toBe('vmnic0: Production 25 Gb/s of 50 Gb/s survive');
  expect(rowsOf(vm?.vnics[0]?.id)).toEqual(rows);
  // A distributed port group: the same on both hosts is one row.
  expect(rowsOf(vm?.vnics[0]?.portGroupId)).toEqual(rows);
});

test('of a switch all that it carries, of a NIC its own loss', () => {
  expect(rowsOf('d1')[0]).toContain('vMotion moves');
  expect(rowsOf('d1')[0]).toContain('Production');
  expect(rowsOf(host?.nics[0]?.id)).toHaveLength(1);
  expect(failureRows(design, 'x1')).toBeUndefined();
});
