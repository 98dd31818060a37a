import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { emptyDesign } from '../../model/design';
import { sixPort } from '../../templates/six-port';
import { openDatabase } from './database';
import { createBrowser, until } from './tabs.fixture';

let databases = 0;
const browser = () => {
  databases += 1;
  const name = `test${databases}`;
  return { name, ...createBrowser(name) };
};
const named = (name: string) => (d: ReturnType<typeof emptyDesign>) => ({ ...d, name });

it('keeps a design stored, and says so only when it is', async () => {
  const { openTab } = browser();
  const tab = await openTab();
  tab.editor.openNew(emptyDesign());
  await tab.documents.flush();
  expect(await tab.documents.list()).toEqual([]);
  tab.editor.openNew(sixPort());
  await until(() => tab.state().saved.state === 'saved');
  tab.editor.commit('Rename', named('Rack 7'));
  expect(tab.state().saved.state).toBe('saving');
  await until(() => tab.state().saved.state === 'saved');
  const [entry] = await tab.documents.list();
  expect(entry).toMatchObject({ name: 'Rack 7', hosts: 1, revision: 2 });
  tab.editor.close();
  expect(await tab.documents.open(entry?.id ?? '')).toBe(true);
  expect(tab.state().design).toEqual({ ...sixPort(), name: 'Rack 7' });
  await until(() => tab.state().saved.state === 'saved');
  expect((await tab.documents.list())[0]?.revision).toBe(2);
});

it('has everything that was seen as saved after the tab is killed', async () => {
  const { openTab } = browser();
  let seen = '';
  let id = '';
  for (let round = 0; round < 5; round++) {
    const tab = await openTab();
    if (round === 0) tab.editor.openNew(sixPort());
    else {
      expect(await tab.documents.open(id)).toBe(true);
      expect([seen, `${round - 1} lost`]).toContain(tab.state().design.name);
    }
    id = tab.state().documentId ?? '';
    await until(() => tab.state().saved.state === 'saved');
    tab.editor.commit('Rename', named(`${round} kept`));
    await until(() => tab.state().saved.state === 'saved');
    seen = tab.state().design.name;
    tab.editor.commit('Rename', named(`${round} lost`));
    tab.kill();
  }
});

it('writes the last edits when a document is left', async () => {
  const { openTab } = browser();
  const tab = await openTab({ thumbnail: async () => '<svg/>' });
  tab.editor.openNew(sixPort());
  tab.editor.commit('Rename', named('At the last moment'));
  tab.editor.close();
  const [entry] = await tab.documents.list();
  expect(entry).toMatchObject({ name: 'At the last moment', thumbnail: '<svg/>' });
});

it('lets one tab write, the others follow, and any take over', async () => {
  const { openTab } = browser();
  const one = await openTab();
  one.editor.openNew(sixPort());
  await until(() => one.state().saved.state === 'saved');
  const id = one.state().documentId ?? '';
  const two = await openTab();
  await two.documents.open(id);
  await until(() => two.state().saved.state === 'elsewhere');
  expect(two.state().readOnly).toBe(true);
  one.editor.commit('Rename', named('From one'));
  await until(() => two.state().design.name === 'From one');
  one.editor.commit('Rename', named('In flight'));
  await two.documents.takeOver();
  expect(two.state()).toMatchObject({ readOnly: false, saved: { state: 'saved' } });
  expect(two.state().design.name).toBe('In flight');
  expect(one.state()).toMatchObject({ readOnly: true, saved: { state: 'elsewhere' } });
  two.editor.commit('Rename', named('From two'));
  await until(() => one.state().design.name === 'From two');
});

it('takes the lock from a tab that does not answer, which then writes no more', async () => {
  const { openTab } = browser();
  const one = await openTab({ deaf: true });
  one.editor.openNew(sixPort());
  await until(() => one.state().saved.state === 'saved');
  const two = await openTab();
  await two.documents.open(one.state().documentId ?? '');
  await until(() => two.state().saved.state === 'elsewhere');
  await two.documents.takeOver();
  await until(() => one.state().readOnly);
  one.editor.commit('Rename', named('Too late'));
  two.editor.commit('Rename', named('In time'));
  await until(() => two.state().saved.state === 'saved');
  expect((await two.documents.list())[0]?.name).toBe('In time');
});

it('never writes over what it does not know, with or without locks', async () => {
  const { openTab } = browser();
  const tab = await openTab();
  expect(await tab.library.save('x', sixPort(), 0)).toMatchObject({ ok: true, revision: 1 });
  expect(await tab.library.save('x', emptyDesign(), 0)).toMatchObject({
    ok: false,
    why: 'changed',
  });
  expect(await tab.library.read('x')).toMatchObject({ ok: true, design: sixPort() });
});

it('leaves alone what a newer app has written', async () => {
  const { openTab, name } = browser();
  const tab = await openTab();
  await tab.library.save('x', sixPort(), 0);
  const db = await openDatabase(name, () => {});
  const entry = await db.get('entries', 'x');
  if (entry !== undefined) await db.put('entries', { ...entry, format: 99 });
  expect(await tab.library.save('x', sixPort(), 1)).toMatchObject({ ok: false, why: 'newer' });
  expect(await tab.documents.open('x')).toBe(false);
});

it('falls back to the version before, and gives out what nobody can read', async () => {
  const { openTab, name } = browser();
  const tab = await openTab();
  await tab.library.save('x', { ...sixPort(), name: 'before' }, 0);
  await tab.library.save('x', { ...sixPort(), name: 'after' }, 1);
  const db = await openDatabase(name, () => {});
  const damage = async (slot: 0 | 1) => {
    const content = await db.get('contents', ['x', slot]);
    if (content !== undefined)
      await db.put('contents', { ...content, text: content.text.slice(5) });
  };
  await damage(0);
  expect(await tab.library.read('x')).toMatchObject({
    ok: true,
    design: { name: 'before' },
    isOlder: true,
  });
  await tab.documents.open('x');
  tab.editor.commit('Rename', named('on again'));
  await until(() => tab.state().saved.state === 'saved');
  expect(await tab.library.read('x')).toMatchObject({ design: { name: 'on again' } });
  await tab.documents.flush();
  await damage(0);
  await damage(1);
  expect(await tab.library.read('x')).toMatchObject({ ok: false, raw: expect.any(String) });
});

it('says when the browser is full, and saves when it is not any more', async () => {
  const { openTab } = browser();
  const tab = await openTab();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  tab.editor.openNew(sixPort());
  await until(() => tab.state().saved.state === 'failed');
  expect(tab.state().saved).toMatchObject({ reason: expect.stringContaining('no room') });
  IDBObjectStore.prototype.put = put;
  tab.editor.commit('Rename', named('Room again'));
  await until(() => tab.state().saved.state === 'saved');
  expect((await tab.documents.list())[0]?.name).toBe('Room again');
});

it('renames, duplicates and deletes with undo', async () => {
  const { openTab } = browser();
  const tab = await openTab();
  tab.editor.openNew(sixPort());
  const id = tab.state().documentId ?? '';
  tab.editor.close();
  await tab.documents.rename(id, 'Mine');
  await tab.documents.duplicate(id);
  expect((await tab.documents.list()).map((entry) => entry.name)).toEqual(['Mine copy', 'Mine']);
  await tab.documents.remove(id);
  expect((await tab.documents.list()).length).toBe(1);
  tab.state().toasts[0]?.act?.run();
  await until(() => tab.state().toasts.length > 0);
  for (let n = 0; n < 100 && (await tab.documents.list()).length < 2; n++) {
    await new Promise((done) => setTimeout(done, 10));
  }
  expect((await tab.documents.list()).length).toBe(2);
  const other = await openTab();
  await other.documents.open(id);
  await until(() => other.state().saved.state === 'saved');
  await tab.documents.remove(id);
  expect((await tab.documents.list()).length).toBe(2);
  expect(tab.state().toasts.at(-1)?.text).toMatch(/open in a tab/);
});

it('shows as saved again what was undone before it was written', async () => {
  const { openTab } = browser();
  const tab = await openTab();
  tab.editor.openNew(sixPort());
  await until(() => tab.state().saved.state === 'saved');
  tab.editor.commit('Rename', named('No'));
  tab.editor.undo();
  await until(() => tab.state().saved.state === 'saved');
  expect((await tab.documents.list())[0]?.revision).toBe(1);
});
