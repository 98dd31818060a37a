import { expect, type Page, test } from '@playwright/test';
import { appOf } from './pages/app';
import { inspectorOf } from './pages/inspector';
import { pictureOf } from './pages/picture';
import { rvtoolsWorkbook } from './pages/rvtools';
import { sound } from './pages/sound';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const imported = async (page: Page): Promise<void> => {
  const app = appOf(page);
  await page.goto('./');
  await expect(page.locator('[data-template]').first()).toBeVisible();
  const made = await rvtoolsWorkbook({
    taken: '2026-11-02',
    hosts: 8,
    speed: 10_000,
    vmsOnHost: 3,
  });
  await app.dropFile('RVTools_export_all.xlsx', xlsx, made);
  await app.dialog.getByRole('button', { name: 'Open as a new design' }).click();
  await expect(pictureOf(page).board('h2')).toBeVisible();
};

const foldedIn = (file: string) => JSON.parse(file).layout?.folded;

test('hosts alike are cards: what one says, how it is opened, what it says after a change', async ({
  page,
}, info) => {
  const app = appOf(page);
  const picture = pictureOf(page);
  await imported(page);

  await test.step('the first is in full, the others say which it is', async () => {
    await expect(picture.board('h1')).toHaveAttribute('aria-label', /^(?!.*Same as)/);
    for (const id of ['h2', 'h8']) {
      await expect(picture.board(id)).toHaveAttribute('aria-label', /Same as esx01\.lab\.example/);
    }
    expect(foldedIn(await app.file())).toHaveLength(7);
    const svg = (await app.picture('SVG')).toString('utf8');
    expect(svg).toContain('Same as esx01');
    await page.screenshot({ path: info.outputPath('cards.png') });
  });

  const width = async (id: string) => (await picture.board(id).boundingBox())?.width ?? 0;
  const isCard = async (id: string) => (await width(id)) < (await width('h1')) * 0.6;

  await test.step('by keyboard: E opens it, E again folds it', async () => {
    await page.keyboard.press('Control+f');
    await expect(app.dialog.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('esx03');
    await page.keyboard.press('Enter');
    await picture.plane.focus();
    expect(await isCard('h3')).toBe(true);
    await page.keyboard.press('e');
    await expect.poll(() => isCard('h3')).toBe(false);
    await expect(picture.part('h3.s1')).toBeVisible();
    await page.keyboard.press('e');
    await expect.poll(() => isCard('h3')).toBe(true);
  });

  await test.step('by mouse: the mark at the end of its line', async () => {
    await picture.plane.locator('[data-fold="h3"]').click();
    await expect.poll(() => isCard('h3')).toBe(false);
    await app.undo.click();
    await expect.poll(() => isCard('h3')).toBe(true);
  });

  await test.step('a change in one shows on its card and in the inspector', async () => {
    await picture.part('h3.n1').click();
    const inspector = inspectorOf(page);
    await page.getByRole('button', { name: 'Back to the inspector' }).click();
    await inspector.set({ Enabled: false });
    await expect(picture.board('h3')).toHaveAttribute(
      'aria-label',
      /As esx01\.lab\.example but for one thing: vmnic0: Enabled no/,
    );
    await picture.select('h3');
    const drift = inspector.panel.getByRole('heading', { name: /Compared with esx01/ });
    await expect(drift).toBeVisible();
    await expect(inspector.panel).toContainText('esx03.lab.example › vmnic0');
    await sound(page, 'a card with a difference');
    await page.screenshot({ path: info.outputPath('drift.png') });
  });

  await test.step('a link carries it', async () => {
    await page.goto(await app.link());
    await expect(picture.board('h2')).toHaveAttribute('aria-label', /Same as/);
  });
});
