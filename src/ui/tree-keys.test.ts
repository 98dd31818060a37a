import { expect, test } from 'vitest';
import { treeKey } from './tree-keys';

const rows = [
  { level: 1, expanded: true },
  { level: 2, expanded: false },
  { level: 2 },
  { level: 1 },
] as const;
const press = (
  key: string,
  at: number,
  more: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', boolean>> = {},
) =>
  treeKey(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more },
    rows,
    at,
    10,
  );

test('arrows walk, unfold, fold and climb', () => {
  expect(press('ArrowDown', 0)).toEqual({ do: 'go', to: 1, how: 'replace' });
  expect(press('ArrowRight', 1)).toEqual({ do: 'expand', open: true });
  expect(press('ArrowRight', 0)).toEqual({ do: 'go', to: 1, how: 'replace' });
  expect(press('ArrowRight', 2)).toBeUndefined();
  expect(press('ArrowLeft', 0)).toEqual({ do: 'expand', open: false });
  expect(press('ArrowLeft', 2)).toEqual({ do: 'go', to: 0, how: 'replace' });
});

test('Shift selects a range, Ctrl only moves, Alt is left to the app', () => {
  expect(press('End', 0, { shiftKey: true })).toEqual({ do: 'go', to: 3, how: 'range' });
  expect(press('ArrowUp', 3, { ctrlKey: true })).toEqual({ do: 'go', to: 2, how: 'none' });
  expect(press('ArrowUp', 3, { altKey: true })).toBeUndefined();
  expect(press('F10', 1, { shiftKey: true })).toEqual({ do: 'menu' });
  expect(press('Delete', 1)).toBeUndefined();
});
