import { expect, test } from 'vitest';
import type { Design } from '../../model/design';
import { converged2x25 } from '../../templates/converged-2x25';
import { hypervSet } from '../../templates/hyperv-set';
import { sixPort } from '../../templates/six-port';
import { pastedCells, uplinkMatrix, withCells } from './uplink-matrix';

const matrixOf = (design: Design, hostId = 'h1') => {
  const host = design.hosts.find(({ id }) => id === hostId);
  if (host === undefined) throw new Error(`no host ${hostId}`);
  return uplinkMatrix(design, host);
};
const standings = (design: Design, name: string, hostId = 'h1') =>
  matrixOf(design, hostId)
    .rows.find((row) => row.name === name)
    ?.cells.map((cell) => cell?.standing);

const converged = converged2x25({ hosts: 2 });

test('rows are port groups, columns NICs with card and physical switch', () => {
  const { columns, rows } = matrixOf(converged);
  expect(columns.map(({ nic, physical }) => [nic.name, physical])).toEqual([
    ['vmnic0', 'tor-a'],
    ['vmnic1', 'tor-b'],
  ]);
  expect(new Set(columns.map(({ card }) => card)).size).toBe(2);
  expect(rows.every(({ isShared, isEditable }) => isShared && isEditable)).toBe(true);
  expect(standings(converged, 'vMotion')).toEqual(['active', 'standby']);
});

test('a NIC that is no uplink of the switch has no cell', () => {
  const row = matrixOf(sixPort({ hosts: 1 })).rows[0];
  expect(row?.cells.filter((cell) => cell !== undefined)).toHaveLength(1);
});

test('a change on a distributed switch holds on each host', () => {
  const vmotion = matrixOf(converged).rows.find(({ name }) => name === 'vMotion')?.id ?? '';
  const after = withCells(
    converged,
    'h1',
    [{ groupId: vmotion, nicId: 'h1.n2', to: 'unused' }],
    false,
  );
  expect(standings(after, 'vMotion', 'h2')).toEqual(['active', 'unused']);
});

test('the same on other hosts by name, where asked for', () => {
  const design = sixPort({ hosts: 2 });
  const row = matrixOf(design).rows.at(-1);
  const column = row?.cells.findIndex((cell) => cell?.standing === 'active') ?? 0;
  const nicId = matrixOf(design).columns[column]?.nic.id ?? '';
  const change = { groupId: row?.id ?? '', nicId, to: 'standby' } as const;
  const one = withCells(design, 'h1', [change], false);
  const all = withCells(design, 'h1', [change], true);
  expect(standings(one, row?.name ?? '', 'h2')?.[column]).toBe('active');
  expect(standings(all, row?.name ?? '', 'h2')?.[column]).toBe('standby');
});

test('Switch Embedded Teaming has no order to edit', () => {
  expect(matrixOf(hypervSet({ hosts: 1 })).rows.some(({ isEditable }) => isEditable)).toBe(false);
});

test('pasted from a spreadsheet: words and letters; the rest is left alone', () => {
  const matrix = matrixOf(converged);
  const changes = pastedCells(matrix, 'Standby\tactive\r\nx\t-\n', { row: 1, column: 0 });
  expect(changes.map(({ to }) => to)).toEqual(['standby', 'active', 'unused']);
  const after = withCells(converged, 'h1', changes, false);
  expect(standings(after, 'vMotion')).toEqual(['standby', 'active']);
  expect(pastedCells(matrix, 'a\ta\ta', { row: 99, column: 0 })).toEqual([]);
});
