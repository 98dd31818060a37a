import { expect, test } from 'vitest';
import { sixPort } from '../../templates/six-port';
import { firstSight, matrixOf, rowsInSight } from './failure-matrix';

const design = sixPort({ hosts: 3 });
const matrix = matrixOf(design, undefined);
const names = (sight: Partial<typeof firstSight>) =>
  rowsInSight(matrix.rows, { ...firstSight, ...sight }).map(({ element }) => element.name);

test('elements × classes, the worst of all hosts in a cell', () => {
  expect(matrix.classes).toContain('management');
  const first = matrix.rows.find(({ element }) => element.id === 'h1.n1');
  expect(first?.cells.get('management')).toEqual({ effect: 'lost', hosts: 1 });
  expect(first?.cells.has('storage')).toBe(false);
  const physical = matrix.rows.find(({ element }) => element.id === 's1');
  expect(physical?.cells.get('management')?.hosts).toBe(3);
});

test('a host alone has its own elements and those between hosts', () => {
  const own = matrixOf(design, 'h2');
  expect(own.rows.some(({ element }) => element.id === 'h1.n1')).toBe(false);
  expect(own.rows.find(({ element }) => element.id === 's1')?.cells.get('management')?.hosts).toBe(
    1,
  );
});

test('filtered by words, kind and loss; sorted by name, worst and class', () => {
  expect(names({ text: 'ESX02 › vmnic3' })).toEqual(['esx02 › vmnic3']);
  expect(new Set(names({ kind: 'host' }))).toEqual(new Set(['esx01', 'esx02', 'esx03']));
  expect(names({ onlyLost: true }).length).toBeLessThan(matrix.rows.length);
  expect(names({ sort: 'management' })[0]).toBe('esx01 › vmnic0');
  expect(names({ sort: 'name' })[0]).toBe('esx01');
  expect(names({ sort: 'worst' })).toHaveLength(matrix.rows.length);
});
