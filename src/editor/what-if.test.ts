import { expect, test } from 'vitest';
import { converged2x25 } from '../templates/converged-2x25';
import { failOrRestore } from './commands/what-if';
import { createEditor } from './create-editor';
import { failingKey } from './failing-key';
import { atStep, failedIn, stepNamed, toggled, type WhatIf, withoutStep } from './what-if';
import { stateIn, stateWords, stepWords } from './what-if-state';

const start: WhatIf = { steps: [], at: 0, wasReadOnly: false };
const opened = () => {
  const editor = createEditor({ rules: [], now: () => 0 });
  editor.open(converged2x25({ hosts: 2 }));
  return editor;
};

test('fail, fail, restore: what is down follows the timeline', () => {
  const three = toggled(toggled(toggled(start, ['h1.n1']), ['s1', 'h1.n1']), ['h1.n1']);
  expect(three.steps.map((step) => step.do)).toEqual(['fail', 'fail', 'restore']);
  expect(failedIn(three)).toEqual(['s1']);
  expect(failedIn(atStep(three, 2))).toEqual(['h1.n1', 's1']);
  expect(failedIn(atStep(three, -4))).toEqual([]);
  expect(failedIn(withoutStep(three, 1))).toEqual([]);
  // A new step forgets those that lay ahead.
  expect(toggled(atStep(three, 1), ['s2']).steps).toHaveLength(2);
});

test('a step says what happens until it has a name', () => {
  const design = converged2x25({ hosts: 1 });
  const one = toggled(start, ['h1.c1']);
  expect(one.steps.map((step) => stepWords(design, step))[0]).toMatch(/esx01 › .* fails/);
  const named = stepNamed(one, 0, '  Rack A loses power ');
  expect(named.steps[0]?.name).toBe('Rack A loses power');
  expect(stepNamed(named, 0, '')).toEqual(one);
});

test('the design stays as it is and cannot be changed meanwhile; leaving gives it back', () => {
  const editor = opened();
  const { design } = editor.store.getState();
  failOrRestore(editor, ['h1.c1']);
  editor.commit('Rename', (d) => ({ ...d, name: 'other' }));
  expect(editor.store.getState()).toMatchObject({ readOnly: true });
  expect(editor.store.getState().design).toBe(design);
  editor.undo();
  expect(editor.store.getState().whatIf?.at).toBe(0);
  editor.redo();
  expect(failedIn(editor.store.getState().whatIf)).toEqual(['h1.c1']);
  editor.suppose(() => undefined);
  expect(editor.store.getState()).toMatchObject({ readOnly: false, whatIf: undefined });
  editor.open(design, { readOnly: true });
  failOrRestore(editor, ['s1']);
  editor.suppose(() => undefined);
  expect(editor.store.getState().readOnly).toBe(true);
});

test('a switch port stands for the NIC that is cabled to it', () => {
  const design = converged2x25({ hosts: 1 });
  const port = design.hosts[0]?.nics[0]?.cabledTo ?? '';
  expect(failingKey(design, port)).toBe('h1.n1');
  expect(failingKey(design, 'd1')).toBeUndefined();
});

test('what is lost, in one sentence', () => {
  const design = converged2x25({ hosts: 2 });
  const one = toggled(start, ['h1.c1']);
  expect(stateWords(design, stateIn(design, one))).toMatch(/^Nothing is lost; \d services move/);
  expect(stateWords(design, stateIn(design, toggled(one, ['s2'])))).toMatch(
    /^\d services lost on esx01/,
  );
});
