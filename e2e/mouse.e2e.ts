import { type BrowserContext, expect, test } from '@playwright/test';
import { appOf, watch } from './pages/app';
import { inspectorOf } from './pages/inspector';
import { pictureOf } from './pages/picture';
import { drawSixPort } from './pages/six-port';

const topologyIn = (file: string): unknown => JSON.parse(file).topology;

test('the six-port host is drawn, undone, exported and shared', async ({
  page,
  context,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(600_000);
  const heard = [watch(context, baseURL ?? '')];
  const fresh = async (): Promise<BrowserContext> => {
    const made = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
    heard.push(watch(made, baseURL ?? ''));
    return made;
  };
  const app = appOf(page);
  await app.draw();
  const empty = await app.file();
  let stages = 0;
  await drawSixPort(page, async (stage) => {
    stages += 1;
    await page.screenshot({ path: info.outputPath(`${stages}-${stage}.png`) });
  });
  await app.isClean();
  await expect(app.saved).toBeVisible();
  const file = await app.file();
  expect(file).not.toBe(empty);

  await test.step('undo to the empty canvas and redo to the end', async () => {
    const steps = await app.undoAll();
    expect(await app.file()).toBe(empty);
    expect(await app.redoAll()).toBe(steps);
    expect(await app.file()).toBe(file);
  });

  for (const [format, type] of [
    ['SVG', 'image/svg+xml'],
    ['PNG', 'image/png'],
  ] as const) {
    await test.step(`${format}: a good file that opens again as the design`, async () => {
      const made = await app.picture(format);
      const other = await (await fresh()).newPage();
      if (format === 'SVG') {
        // A page of no policy may parse; it says where markup is not well-formed.
        await other.goto('about:blank');
        const fault = await other.evaluate(
          (text) =>
            new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')
              ?.textContent,
          made.toString('utf8'),
        );
        expect(fault).toBeUndefined();
      } else expect(made.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
      await other.goto('./');
      const opened = appOf(other);
      await opened.dropFile(`six-port.${format.toLowerCase()}`, type, made);
      await expect(pictureOf(other).board('h1')).toBeVisible();
      expect(await opened.file()).toBe(file);
      await other.context().close();
    });
  }

  await test.step('the link shows the same design to somebody else', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const link = await app.link();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    expect(link.length).toBeLessThan(2000);
    const other = await (await fresh()).newPage();
    await other.goto(link);
    const [theirs, picture] = [appOf(other), pictureOf(other)];
    await expect(picture.board('h1')).toBeVisible();
    expect(topologyIn(await theirs.file())).toEqual(topologyIn(file));
    await theirs.isClean();
    await expect(other.getByRole('region', { name: 'Palette' })).toBeHidden();
    await picture.select('h1.n6');
    await expect(inspectorOf(other).panel.getByLabel('Name', { exact: true })).not.toBeEditable();
    await other.screenshot({ path: info.outputPath('link.png') });
    await other.getByRole('button', { name: 'Make it mine' }).click();
    await picture.select('h1.n6');
    await inspectorOf(other).set({ Name: 'mine' });
    await expect(theirs.saved).toBeVisible();
    expect(topologyIn(await theirs.file())).not.toEqual(topologyIn(file));
    await other.context().close();
  });

  expect(heard.flatMap(({ complaints }) => complaints)).toEqual([]);
  expect(heard.flatMap(({ foreign }) => foreign)).toEqual([]);
});

test('a broken team is found, explained, fixed, and the fix undone', async ({ page }, info) => {
  const app = appOf(page);
  const [picture, inspector] = [pictureOf(page), inspectorOf(page)];
  await page.goto('./');
  await page
    .getByRole('button', { name: /^Picture of Six-port host|Six-port host/ })
    .first()
    .click();
  await app.isClean();
  await expect(app.saved).toBeVisible();

  await picture.select('h1.s5');
  await inspector.press('Take vmnic5 out');
  const found = app.findingsOf('red-production-not-teamed');
  await expect(found).toHaveCount(1);
  await expect(app.count('1 error')).toBeVisible();
  await expect(app.count('0 warnings')).toBeVisible();

  await test.step('the rule explains itself with drawn examples', async () => {
    await found.getByRole('button', { name: /red-production-not-teamed/ }).click();
    await expect(app.dialog.getByRole('heading', { level: 3 })).toHaveText(
      'Production VMs without a team of uplinks',
    );
    const figures = app.dialog.getByRole('figure');
    expect(await figures.count()).toBeGreaterThan(1);
    await expect(figures.first().locator('svg text').first()).toBeVisible();
    await page.screenshot({ path: info.outputPath('explained.png') });
    await app.dialog.getByRole('button', { name: 'Close' }).click();
  });

  const broken = await app.file();
  await found.getByRole('button', { name: 'Fix' }).click();
  await expect(app.dialog).toContainText('vmnic5');
  await page.screenshot({ path: info.outputPath('fix.png') });
  await app.dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(found).toHaveCount(0);
  await app.isClean();

  await app.toasts.getByRole('button', { name: 'Undo' }).click();
  await expect(found).toHaveCount(1);
  expect(await app.file()).toBe(broken);
});

test('one NIC deleted: the same finding, and Undo in the toast brings it back', async ({
  page,
}) => {
  const app = appOf(page);
  const [picture, inspector] = [pictureOf(page), inspectorOf(page)];
  await page.goto('./');
  await page
    .getByRole('button', { name: /Six-port host/ })
    .first()
    .click();
  await app.isClean();
  const before = await app.file();
  await picture.select('h1.n6');
  await inspector.press('Delete');
  await expect(app.findingsOf('red-production-not-teamed')).toHaveCount(1);
  await app.toasts.getByRole('button', { name: 'Undo' }).click();
  await app.isClean();
  expect(await app.file()).toBe(before);
});

test('a drag lights its targets, says why not, and ends with Esc', async ({ page }, info) => {
  const app = appOf(page);
  const picture = pictureOf(page);
  await page.goto('./');
  await page
    .getByRole('button', { name: /Six-port host/ })
    .first()
    .click();
  await app.isClean();
  const before = await app.file();

  await page.locator('[data-place="portGroup"]').click();
  await expect(picture.targets).toHaveCount(5);
  await page.screenshot({ path: info.outputPath('placing.png') });
  await page.keyboard.press('Escape');
  await expect(picture.targets).toHaveCount(0);

  await picture.drawWire('h1.k1', 'h1.p3');
  await expect(picture.target).toBeVisible();
  expect(await picture.targets.count()).toBeGreaterThan(3);
  await page.screenshot({ path: info.outputPath('targets.png') });
  await page.keyboard.press('Escape');
  await expect(picture.newWire).toBeHidden();
  await page.mouse.up();

  await picture.drawWire('h1.k1', 'h1.n1');
  await expect(picture.reason).toHaveText(/./);
  await page.screenshot({ path: info.outputPath('reason.png') });
  await page.mouse.up();
  await expect(picture.newWire).toBeHidden();

  const { x, y } = await picture.spotOf('h1');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 60, { steps: 5 });
  expect(await picture.spotOf('h1')).not.toEqual({ x, y });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => picture.spotOf('h1')).toEqual({ x, y });
  await expect(app.undo).toBeDisabled();
  expect(await app.file()).toBe(before);
});

test('what is damaged or foreign is told, and the open design stays', async ({ page }, info) => {
  const app = appOf(page);
  const picture = pictureOf(page);
  await page.goto('./');
  await page
    .getByRole('button', { name: /Six-port host/ })
    .first()
    .click();
  await app.isClean();
  await expect(app.saved).toBeVisible();
  const before = await app.file();
  const link = await app.link();

  const foreign = [
    ['holiday.png', 'image/png', Buffer.from(onePixel, 'base64')],
    ['drawing.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['cut.json', 'application/json', Buffer.from(before.slice(0, 40))],
  ] as const;
  for (const [name, type, content] of foreign) {
    await app.dropFile(name, type, content);
    await expect(app.dialog.getByRole('heading')).toHaveText(`${name} was not opened`);
    await expect(app.dialog.getByRole('paragraph').first()).toHaveText(/\w+ \w+.*\.$/);
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
    await app.dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await app.file()).toBe(before);
  }

  await page.goto(link.slice(0, -9));
  await expect(app.dialog.getByRole('heading')).toHaveText('The link could not be opened');
  const parts = /\d+ of \d+ characters|\d+ characters/;
  await expect(app.dialog).toHaveText(parts);
  await page.screenshot({ path: info.outputPath('cut-link.png') });
  await app.dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(picture.board('h1')).toBeVisible();
  expect(await app.file()).toBe(before);

  await test.step('a file cut in the middle is opened as far as it goes, and says where it ends', async () => {
    const middle = before.indexOf('"adapters"');
    await app.dropFile('half.json', 'application/json', Buffer.from(before.slice(0, middle)));
    await expect(app.dialog.getByRole('heading')).toHaveText('half.json was opened with problems');
    await expect(app.dialog.getByRole('listitem').first()).toHaveText(
      /cut or broken: in line \d+, column \d+/,
    );
    await app.dialog.getByRole('button', { name: 'Close' }).last().click();
    const names = (file: string) =>
      JSON.parse(file).topology.hosts[0].nics.map((nic: { readonly name: string }) => nic.name);
    const half = await app.file();
    // Their cables go: the physical switches stood behind the cut.
    expect(names(half)).toEqual(names(before));
    expect(JSON.parse(half).topology.hosts[0].adapters ?? []).toEqual([]);
  });
});

/** One transparent pixel, from no program of ours. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
