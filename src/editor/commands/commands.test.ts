import { expect, it } from 'vitest';
import type { Finding, LintResult } from '../../lint/rule';
import { emptyDesign } from '../../model/design';
import { find } from '../../model/find';
import { sixPort } from '../../templates/six-port';
import { createEditor } from '../create-editor';
import { fileNameOf } from '../file-name';
import { noOutside } from '../outside';
import { commandById, commands } from './index';

const started = (lint?: LintResult) => {
  let time = 0;
  let clipboard: string | undefined;
  const saved: string[] = [];
  const editor = createEditor({
    rules: [],
    ...(lint === undefined ? {} : { linter: { update: () => lint } }),
    now: () => {
      time += 5000;
      return time;
    },
    outside: {
      ...noOutside,
      readClipboard: async () => clipboard,
      writeClipboard: async (text) => {
        clipboard = text;
        return true;
      },
      saveFile: (name) => saved.push(name),
    },
  });
  const state = editor.store.getState;
  const run = async (id: string) => {
    const command = commandById(id);
    if (command === undefined || !command.when(state())) throw new Error(`cannot ${id}`);
    await command.run(editor);
  };
  return { editor, state, run, saved };
};

it('has ids of their own and no chord twice', () => {
  expect(new Set(commands.map((c) => c.id)).size).toBe(commands.length);
  const chords = commands.flatMap((c) => c.shortcut?.split(' ') ?? []);
  expect(new Set(chords).size).toBe(chords.length);
});

it('builds a host by keyboard alone', async () => {
  const { editor, state, run } = started();
  editor.open(emptyDesign());
  for (const id of ['add-host', 'add-switch', 'add-nic', 'add-portGroup', 'add-adapter']) {
    await run(id);
  }
  const [host] = state().design.hosts;
  expect(host?.switches[0]?.uplinks).toEqual(['h1.n1']);
  expect(host?.adapters[0]?.portGroupId).toBe('h1.p1');
  editor.select(['h1']);
  await run('add-vm');
  await run('add-physicalSwitch');
  editor.select(['h1.n1', 's1']);
  await run('connect');
  expect(find(state().design, 'nic', 'h1.n1')?.cabledTo).toBe('s1.p1');
  editor.select(['h1.n1']);
  await run('disconnect');
  expect(find(state().design, 'nic', 'h1.n1')?.cabledTo).toBeUndefined();
});

it('copies, cuts, pastes and deletes through the clipboard', async () => {
  const { editor, state, run } = started();
  editor.open(sixPort());
  const first = state().design;
  editor.select(['h1']);
  await run('copy');
  await run('paste');
  expect(state().design.hosts.length).toBe(2);
  expect(state().selection).toEqual(['h2']);
  await run('delete');
  expect(state().toasts[0]?.undo).toBe(true);
  editor.select(['h1.k1']);
  await run('cut');
  editor.select(['h1']);
  await run('paste');
  expect(state().design.hosts[0]?.adapters.length).toBe(first.hosts[0]?.adapters.length);
  await run('select-all');
  await run('duplicate');
  while (state().undoTitle !== undefined) await run('undo');
  expect(state().design).toBe(first);
});

it('nudges and aligns as steps that can be undone', async () => {
  const { editor, state, run } = started();
  const design = sixPort();
  const [a, b] = design.physicalSwitches;
  editor.open({
    ...design,
    layout: [
      { id: a?.id ?? '', x: 0, y: 0 },
      { id: b?.id ?? '', x: 30, y: 50 },
    ],
  });
  editor.select([a?.id ?? '', b?.id ?? '']);
  await run('align-left');
  await run('nudge-down-far');
  expect(state().design.layout.map((p) => [p.x, p.y])).toEqual([
    [0, 100],
    [0, 150],
  ]);
});

it('walks the findings round and back', async () => {
  const findings = ['h1', 'h1.n1', 'h1.n2'].map(
    (id): Finding => ({
      rule: 'a/b',
      message: 'm',
      objects: [id, 'h1'],
      data: {},
      subjects: [id],
      hosts: ['h1'],
      key: id,
      severity: 'warning',
      text: `Look at ${id}`,
    }),
  );
  const { editor, state, run } = started({
    findings,
    waived: [],
    questions: [],
    waivers: [],
    counts: { error: 0, warning: 3, info: 0 },
    of: (id) => findings.filter((finding) => finding.objects[0] === id),
  });
  editor.open(sixPort());
  await run('next-finding');
  expect(state().view.finding).toBe('h1');
  await run('previous-finding');
  expect(state().view.finding).toBe('h1.n2');
  expect(state().announcement).toBe('Warning 3 of 3: Look at h1.n2');
  await run('next-finding');
  await run('next-finding');
  expect(state().selection).toEqual(['h1.n1']);
  expect(state().revealed.ids).toEqual(['h1.n1']);
  await run('fix');
  expect(state().view.fixing).toBe('h1.n1');
});

it('saves under a name that every system takes', async () => {
  const { editor, run, saved } = started();
  editor.open(emptyDesign('../../Rack: 1 / "A"'));
  await run('save');
  expect(saved).toEqual(['Rack- 1 - -A.json']);
  expect(fileNameOf('...')).toBe('design.json');
});

it('draws hosts alike as cards, one of them in full again, and all of them', async () => {
  const { editor, state, run } = started();
  editor.open(sixPort({ hosts: 4 }));
  await run('fold-alike');
  expect(state().design.folded).toEqual(['h2', 'h3', 'h4']);
  // What is selected inside a host stands for it.
  editor.select(['h3.n1']);
  await run('toggle-card');
  expect(state().design.folded).toEqual(['h2', 'h4']);
  expect(state().selection).toEqual(['h3.n1']);
  // Of several that are not all cards all become cards.
  editor.select(['h2', 'h3']);
  await run('toggle-card');
  expect(state().design.folded).toEqual(['h2', 'h4', 'h3']);
  await run('unfold-all');
  expect(state().design.folded).toBeUndefined();
  editor.undo();
  expect(state().design.folded).toHaveLength(3);
  expect(commandById('unfold-all')?.when({ ...state(), readOnly: true })).toBe(false);
});
