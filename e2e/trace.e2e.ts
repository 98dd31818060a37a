import { expect, type Page, test } from '@playwright/test';
import { pictureOf } from './pages/picture';
import { sound } from './pages/sound';

const start = async (page: Page) => {
  await page.goto('./');
  await page.locator('[data-template="converged-2x25"]').click();
  await expect(page.locator('[data-board="h1"]')).toBeVisible();
  return page.getByRole('complementary', { name: 'Path trace' });
};

/** Selects the first element of that name, by Find. */
const find = async (page: Page, name: string) => {
  await page.keyboard.press('Control+f');
  const dialog = page.getByRole('dialog', { name: 'Find' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await pictureOf(page).plane.focus();
};

/** Chooses an end in the list that is open. */
const choose = async (page: Page, words: string) => {
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
};

test('by keyboard alone: from an adapter to another host, then out, then with a failure', async ({
  page,
}) => {
  const panel = await start(page);
  const picture = pictureOf(page);
  await picture.plane.focus();
  await page.keyboard.press('t');
  // The keyboard begins at what is asked for.
  await expect(panel.getByRole('button', { name: 'From: not chosen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await choose(page, 'esx01 vmk1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await choose(page, 'esx03 vmk1');
  await expect(panel.getByRole('status')).toHaveText('It arrives, whatever uplink it takes.');
  const path = panel.getByRole('region', { name: 'Through vmnic0' });
  await expect(path.getByRole('listitem')).toHaveCount(11);
  await expect(path.locator('[data-hop="s1.p1"]')).toContainText('VLAN 30 · MTU 9216');
  await expect(path.locator('[data-hop="h1.n1"]')).toContainText('bottleneck');
  await expect(picture.plane).toHaveAttribute('data-lit', 'true');

  await panel.getByRole('button', { name: 'Out of the data centre' }).click();
  await expect(panel.getByRole('status')).toHaveText('It does not arrive.');
  await expect(panel.getByText('Stops here: vMotion is not routed.')).toBeVisible();
  await expect(picture.plane.locator('[data-stop="s1"]')).toBeVisible();

  // Esc ends the trace and nothing else.
  await picture.plane.focus();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('from the menu of an element, and live while things fail', async ({ page }) => {
  const panel = await start(page);
  const picture = pictureOf(page);
  await find(page, 'vmk1');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Trace a path from here…' }).click();
  await expect(panel.getByRole('button', { name: 'From: esx01 › vmk1' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'To: not chosen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await choose(page, 'esx02 vmk1');
  await expect(panel.getByRole('status')).toContainText('It arrives');

  await page.getByRole('button', { name: 'What-if', exact: true }).click();
  await picture.plane.focus();
  await page.keyboard.press('Shift+1');
  await picture.select('s1');
  await expect(panel.getByRole('region', { name: 'Through vmnic1' })).toBeVisible();
  await picture.select('s2');
  await expect(panel.getByRole('status')).toHaveText('It does not arrive.');
  await expect(panel.getByText('Stops here: it has no uplink that carries.')).toBeVisible();

  // One Esc ends the trace, the next one the what-if.
  await picture.plane.focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'What-if' })).toBeVisible();
});

test('from the inspector and the command menu', async ({ page }) => {
  const panel = await start(page);
  await find(page, 'vmk0');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Trace a path from here…' }).click();
  await expect(panel.getByRole('button', { name: 'From: esx01 › vmk0' })).toBeVisible();
  await panel.getByRole('button', { name: 'End the trace' }).click();
  await expect(inspector).toBeVisible();
  await page.getByRole('button', { name: 'Commands' }).click();
  await page.getByRole('option', { name: 'Trace a path…' }).click();
  // What is selected is the sender.
  await expect(panel.getByRole('button', { name: 'From: esx01 › vmk0' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test(`axe, path trace, ${colorScheme}`, async ({ page }) => {
      const panel = await start(page);
      await find(page, 'vmk0');
      await page.keyboard.press('t');
      await page.getByRole('button', { name: 'Out of the data centre' }).click();
      await expect(panel.getByRole('status')).toContainText('It arrives');
      await page.keyboard.press('Escape');
      await page.keyboard.press('h');
      await sound(page, 'path trace');
    });
  });
}
