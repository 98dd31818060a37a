import { expect, test } from 'vitest';
import { createEditor } from '../../editor/create-editor';
import { countsOf } from '../../import/counts';
import type { ImportResult } from '../../import/result';
import type { Design } from '../../model/design';
import { sixPort } from '../../templates/six-port';
import { likelyWay, take } from './take';

const drawn = sixPort({ hosts: 2 });
const imported: Design = {
  ...drawn,
  name: 'estate',
  hosts: drawn.hosts.map((host) => ({ ...host, source: 'RVTools' })),
};
const result: ImportResult = {
  design: imported,
  recognised: [{ source: { kind: 'rvtools', files: ['a.xlsx'] }, counts: countsOf(imported) }],
  counts: countsOf(imported),
  questions: [],
  disagreements: { count: 0, listed: [], isWhole: true },
  problems: [],
  skipped: [],
};

test('hosts that an import brought before are refreshed; anything else is new', () => {
  expect(likelyWay(undefined, imported)).toBe('new');
  expect(likelyWay(imported, imported)).toBe('refresh');
  // Drawn by hand, the same name may be a plan of something else.
  expect(likelyWay(drawn, imported)).toBe('new');
});

test('a refresh is one step, the very design that was shown; Undo takes it back', () => {
  const editor = createEditor({ rules: [], now: () => 0 });
  editor.open(imported);
  const next = { ...imported, name: 'newer' };
  take(editor, undefined, 'refresh', result, { before: imported, next });
  const { design, undoTitle, toasts } = editor.store.getState();
  expect(design).toBe(next);
  expect(undoTitle).toBe('Refresh 2 hosts from RVTools');
  expect(toasts.at(-1)).toMatchObject({ undo: true });
  editor.undo();
  expect(editor.store.getState().design).toBe(imported);
});

test('what changed since the difference was shown is kept', () => {
  const editor = createEditor({ rules: [], now: () => 0 });
  const noted = { ...imported, description: 'written meanwhile' };
  editor.open(noted);
  const next = { ...imported, name: 'newer' };
  take(editor, undefined, 'add', result, { before: imported, next });
  expect(editor.store.getState().design).toMatchObject({ description: 'written meanwhile' });
});
