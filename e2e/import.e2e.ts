import { expect, type Page, test } from '@playwright/test';
import { session } from '../src/import/esxcli/session.fixture';
import { appOf, watch } from './pages/app';
import { inspectorOf } from './pages/inspector';
import { atKeyboard } from './pages/keyboard';
import { pictureOf } from './pages/picture';
import { type Export, rvtoolsWorkbook } from './pages/rvtools';
import { sound } from './pages/sound';

const first: Export = { taken: '2026-11-02', hosts: 3, speed: 10_000, vmsOnHost: 4 };
const later: Export = { taken: '2026-12-02', hosts: 4, speed: 25_000, vmsOnHost: 3 };
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const drop = async (page: Page, name: string, made: Export): Promise<void> =>
  appOf(page).dropFile(name, xlsx, await rvtoolsWorkbook(made));

const onStart = async (page: Page): Promise<void> => {
  await page.goto('./');
  await expect(page.locator('[data-template]').first()).toBeVisible();
};

const questionsOf = (page: Page) => page.getByRole('complementary', { name: 'Import questions' });

const topologyIn = (file: string) => JSON.parse(file).topology;
const layoutIn = (file: string) => JSON.parse(file).layout;

test('an export is drawn and judged, asked about, mended and refreshed', async ({
  page,
  context,
  baseURL,
}, info) => {
  const { complaints, foreign } = watch(context, baseURL ?? '');
  const app = appOf(page);
  const picture = pictureOf(page);
  const panel = questionsOf(page);
  await onStart(page);

  await test.step('dropped on the window: what was found', async () => {
    await drop(page, 'RVTools_export_all_2026-11-02.xlsx', first);
    await expect(app.dialog.getByRole('heading', { level: 2 })).toHaveText('What was found');
    await expect(app.dialog).toContainText('RVTools 4.6.1.3');
    await expect(app.dialog).toContainText('3 hosts · 12 physical NICs');
    await expect(app.dialog.getByRole('img')).toBeVisible();
    await page.screenshot({ path: info.outputPath('found.png') });
    await app.dialog.getByRole('button', { name: 'Open as a new design' }).click();
    await expect(picture.board('h3')).toBeVisible();
    await expect(app.saved).toBeVisible();
    // What is secret or personal in a workbook is not read.
    expect(await app.file()).not.toMatch(/swordfish|SECRET-1|team A/);
  });

  await test.step('questions are answered in bulk, and one otherwise', async () => {
    await expect(panel.locator('[data-question]')).not.toHaveCount(0);
    const order = panel.locator('[data-question^="failoverOrder"]').first();
    await order.getByRole('button', { name: 'Other…' }).click();
    await order.getByLabel('The first active, the others standby').check();
    await order.getByRole('button', { name: 'Answer for 3 hosts' }).click();
    await page.screenshot({ path: info.outputPath('questions.png') });
    await panel.getByRole('button', { name: /^Accept all \d+ suggestions$/ }).click();
    await expect(panel).toContainText('Every question is answered.');
    for (const host of topologyIn(await app.file()).hosts) {
      expect(host.adapters.map((a: { services?: unknown }) => a.services)).toEqual([
        ['management'],
        ['vmotion'],
      ]);
    }
    await app.undo.click();
    await expect(panel.locator('[data-question]')).not.toHaveCount(0);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect(panel).toContainText('Every question is answered.');
    await panel.getByRole('button', { name: 'Back to the inspector' }).click();
  });

  await test.step('a finding is mended', async () => {
    const found = app.findingsOf('mtu-endpoint-exceeds-vswitch').first();
    await expect(found).toBeVisible();
    await page.screenshot({ path: info.outputPath('findings.png') });
    await found.getByRole('button', { name: 'Fix', exact: true }).click();
    await app.dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(app.dialog).toHaveCount(0);
  });

  await test.step('hosts are put where they belong', async () => {
    const { x, y } = await picture.spotOf('h2');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 80, { steps: 6 });
    await page.mouse.up();
    await expect(app.saved).toBeVisible();
  });
  const before = await app.file();
  expect(layoutIn(before)).toBeDefined();

  await test.step('a newer export refreshes: the difference is shown before it is taken', async () => {
    await drop(page, 'RVTools_export_all_2026-12-02.xlsx', later);
    await expect(app.dialog.getByLabel(/^Refresh this design/)).toBeChecked();
    const changes = app.dialog.getByRole('list', { name: 'What would change' });
    await expect(changes).toContainText('esx04');
    await expect(changes).toContainText('the same on 3 hosts');
    await page.screenshot({ path: info.outputPath('difference.png') });
    await app.dialog.getByRole('button', { name: 'Refresh this design' }).click();
    await expect(app.dialog).toHaveCount(0);
    await expect(app.toasts).toContainText('Refresh 4 hosts from RVTools');
    await page.screenshot({ path: info.outputPath('refreshed.png') });
    const after = await app.file();
    expect(layoutIn(after)).toEqual(layoutIn(before));
    const hosts = topologyIn(after).hosts as {
      name: string;
      vms: unknown[];
      adapters: unknown[];
    }[];
    expect(hosts.map(({ name }) => name.split('.')[0])).toEqual([
      'esx01',
      'esx02',
      'esx03',
      'esx04',
    ]);
    expect(hosts[0]?.vms).toHaveLength(3);
    // Answers stay: only the new host is asked about.
    expect(hosts[0]?.adapters).toMatchObject([
      { services: ['management'] },
      { services: ['vmotion'] },
    ]);
    await expect(page.getByRole('button', { name: /questions? from the import/ })).toBeVisible();
  });

  await test.step('one undo takes the refresh back', async () => {
    await app.toasts.getByRole('button', { name: 'Undo' }).click();
    expect(await app.file()).toBe(before);
  });

  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`two sources of one host, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('where they disagree is said, and at a field where its value is from', async ({
      page,
    }, info) => {
      const app = appOf(page);
      const inspector = inspectorOf(page);
      await onStart(page);
      await app.dropFiles([
        ['estate.xlsx', xlsx, await rvtoolsWorkbook(first)],
        ['esx01.txt', 'text/plain', Buffer.from(session)],
      ]);
      const told = app.dialog.getByRole('list', { name: 'Sources disagree' });
      await expect(told).toContainText(
        'MTU: esxcli / esxcfg (esx01.txt) says 9000 bytes, which was taken; RVTools (estate.xlsx, 2026-11-02) says 1500 bytes.',
      );
      await expect(app.dialog.getByRole('img')).toBeVisible();
      await told.scrollIntoViewIfNeeded();
      await page.screenshot({ path: info.outputPath('disagree.png') });
      await sound(page, 'sources disagree', 'dialog');
      await app.dialog.getByRole('button', { name: 'Open as a new design' }).click();
      await questionsOf(page).getByRole('button', { name: 'Back to the inspector' }).click();
      await page.getByRole('treeitem', { name: /esx01/ }).first().click();
      await expect(inspector.panel.getByLabel('Imported from', { exact: true })).toHaveValue(
        'esxcli / esxcfg · esx01.txt; RVTools 4.6.1.3 · estate.xlsx, 2026-11-02',
      );
      const byRvtools = 'From RVTools 4.6.1.3, estate.xlsx, 2026-11-02.';
      await expect(inspector.panel.getByText(byRvtools).first()).toBeVisible();
      await page.screenshot({ path: info.outputPath('field.png') });
      await sound(page, 'fields with their source', '[data-area="right"]');
      await inspector.goTo('vmk1');
      await expect(inspector.heading).toHaveText('vmk1');
      await expect(inspector.panel.getByText(byRvtools)).toHaveCount(1);
      await inspector.heading.scrollIntoViewIfNeeded();
      await page.screenshot({ path: info.outputPath('element.png') });
      await sound(page, 'an element with its source', '[data-area="right"]');
    });
  });
}

test('undo of a new design brings back what was open', async ({ page }) => {
  const app = appOf(page);
  await onStart(page);
  await page.locator('[data-template="six-port"]').click();
  await expect(app.saved).toBeVisible();
  const before = await app.file();
  await drop(page, 'estate.xlsx', first);
  await app.dialog.getByRole('button', { name: 'Open as a new design' }).click();
  await expect(page.getByRole('tree')).toContainText('esx03.lab.example');
  await app.toasts.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByRole('tree')).not.toContainText('esx03.lab.example');
  expect(await app.file()).toBe(before);
});

test('what is no estate is refused with a sentence, and the open design stays', async ({
  page,
}) => {
  const app = appOf(page);
  await onStart(page);
  await page.locator('[data-template="six-port"]').click();
  await expect(app.saved).toBeVisible();
  const before = await app.file();
  const workbook = await rvtoolsWorkbook(first);
  const foreign = [
    ['package.json', 'application/json', Buffer.from('{"name":"not-ours","version":"1.0.0"}')],
    ['cut.xlsx', xlsx, workbook.subarray(0, workbook.length >> 1)],
    ['noise.bin', 'application/octet-stream', Buffer.from([1, 2, 3, 250, 0, 9, 77, 255, 254])],
    ['shopping.txt', 'text/plain', Buffer.from('milk\nbread\n')],
  ] as const;
  for (const [name, type, content] of foreign) {
    await app.dropFile(name, type, content);
    await expect(app.dialog.getByRole('heading', { level: 2 })).toHaveText(
      'Nothing could be imported',
    );
    const told = app.dialog.getByRole('alert').getByRole('listitem');
    await expect(told.first()).toContainText(name);
    await expect(told.first()).toHaveText(/\w+ \w+.*\.$/);
    await app.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    expect(await app.file()).toBe(before);
  }
});

test('cancel ends the reading, and other files can be given', async ({ page }) => {
  const app = appOf(page);
  await onStart(page);
  await page.getByRole('button', { name: /^Import what you run today/ }).click();
  // The worker is held back, so that it can be stopped however fast it is.
  await page.context().route(/worker-[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await route.continue().catch(() => undefined);
  });
  await drop(page, 'estate.xlsx', first);
  await expect(app.dialog.getByRole('progressbar')).toBeVisible();
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.dialog.getByRole('heading', { level: 2 })).toHaveText(
    'Import what you run today',
  );
  await expect(app.dialog.getByRole('button', { name: 'Choose files…' })).toBeFocused();
  await page.waitForTimeout(5000);
  await expect(app.dialog.getByRole('heading', { level: 2 })).toHaveText(
    'Import what you run today',
  );
});

/** A session that says neither the failover order nor the services: both are asked. */
const pasted = `${session.slice(0, session.indexOf('[root@esx01:~] esxcli network vswitch standard policy'))}\
[root@esx01:~] esxcli network ip interface list
vmk0
   Name: vmk0
   MAC Address: 00:50:56:01:00:09
   Enabled: true
   Portset: vSwitch0
   Portgroup: Management Network
   Netstack Instance: defaultTcpipStack
   MTU: 1500
`;

test('the keyboard alone: paste, look, take, answer', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  const keys = atKeyboard(page);
  await onStart(page);
  await keys.tabTo(/^Import what you run today/);
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.tabTo('Or paste what a command printed');
  await page.keyboard.insertText(pasted);
  await keys.tabTo('Import the pasted text');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toHaveText(
    'What was found',
  );
  await expect(page.getByRole('button', { name: 'Open as a new design' })).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = questionsOf(page);
  await expect(panel).toBeVisible();
  const asked = await panel.locator('[data-question]').count();
  expect(asked).toBeGreaterThan(0);
  for (let left = asked; left > 0; left--) {
    await keys.tabTo(/^(Accept|Leave unknown)$/, 40);
    await keys.press('Enter');
    await expect(panel.locator('[data-question]')).toHaveCount(left - 1);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('Answer import questions');
  await expect(page.getByRole('option', { name: 'Answer import questions' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('import: choosing, refused, found, compared, asked', async ({ page }) => {
      const app = appOf(page);
      const panel = questionsOf(page);
      await onStart(page);
      await page.getByRole('button', { name: /^Import what you run today/ }).click();
      await app.dialog.getByRole('button', { name: 'Names that tell the traffic' }).click();
      for (const tab of await app.dialog.getByRole('tab').all()) {
        await tab.click();
        await sound(page, `choosing, ${await tab.textContent()}`, 'dialog');
      }
      await app.dropFile('shopping.txt', 'text/plain', Buffer.from('milk\nbread\n'));
      await expect(app.dialog.getByRole('alert')).toBeVisible();
      await sound(page, 'refused', 'dialog');
      await drop(page, 'estate.xlsx', first);
      await expect(app.dialog.getByRole('img')).toBeVisible();
      await app.dialog.locator('summary').click();
      await sound(page, 'found', 'dialog');
      await app.dialog.getByRole('button', { name: 'Open as a new design' }).click();
      await expect(panel.locator('[data-question]').first()).toBeVisible();
      for (const other of await panel.getByRole('button', { name: /^(Other|Answer)…$/ }).all()) {
        await other.click();
      }
      await panel.getByLabel('Another order').first().check();
      await sound(page, 'questions', '[data-area="right"]');
      await sound(page, 'questions in the status bar', '[data-area="status"]');
      await drop(page, 'estate.xlsx', later);
      await expect(app.dialog.getByRole('list', { name: 'What would change' })).toBeVisible();
      await sound(page, 'compared', 'dialog');
    });
  });
}
