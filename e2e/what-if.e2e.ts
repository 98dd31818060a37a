import { expect, type Page, test } from '@playwright/test';
import { pictureOf } from './pages/picture';
import { sound } from './pages/sound';

const converged = async (page: Page) => {
  await page.goto('./');
  await page.locator('[data-template="converged-2x25"]').click();
  await expect(page.locator('[data-board="h1"]')).toBeVisible();
  await page.getByRole('button', { name: 'What-if', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'What-if' });
  await expect(panel.getByText('Everything is up.')).toBeVisible();
  return panel;
};

const fail = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Fail…' }).click();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
};

test('a card fails, then a switch: what moves, what is lost, back, and the same from a link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const panel = await converged(page);
  const picture = pictureOf(page);

  await fail(page, 'esx01 › OCP');
  const first = panel.locator('[data-host-after="h1"]');
  await expect(first.locator('[data-service="management"]')).toContainText(
    'vmnic0, vmnic1 → vmnic1',
  );
  await expect(first.locator('[data-service="migration"]')).toHaveAttribute('data-effect', 'moved');
  await expect(panel.getByRole('status')).toContainText('Nothing is lost');
  await expect(picture.plane.locator('[data-struck="h1.n1"]').first()).toBeVisible();

  await picture.select('s2');
  await expect(panel.getByRole('status')).toContainText('4 services lost on esx01');
  await expect(first.locator('[data-service="management"]')).toHaveAttribute('data-effect', 'lost');
  await expect(picture.plane.locator('[data-struck="s2"]').first()).toBeVisible();
  await expect(picture.plane.locator('[data-host-effect="h1"]')).toContainText('4 lost');

  await page.keyboard.press('Control+z');
  await expect(panel.getByRole('status')).toContainText('Nothing is lost');
  await page.keyboard.press('Control+Shift+z');
  await expect(panel.getByRole('status')).toContainText('4 services lost');

  await page.getByRole('button', { name: 'Name step 2' }).click();
  await page.keyboard.type('Rack B loses power');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Share link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  await page.keyboard.press('Escape');
  expect(link).toContain('&w=2,fh1.c1,fs2~');

  const other = await context.newPage();
  await other.goto(link);
  const there = other.getByRole('complementary', { name: 'What-if' });
  await expect(there.getByRole('status')).toContainText('4 services lost on esx01');
  await expect(there.getByText('Rack B loses power')).toBeVisible();

  // Esc leaves, and nothing of the design has changed.
  await picture.plane.focus();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('the matrix: found by filter and keyboard, each row opens its what-if', async ({ page }) => {
  const panel = await converged(page);
  const matrix = page.getByRole('region', { name: 'Failure matrix' });
  await matrix.getByRole('checkbox', { name: /Only what takes/ }).check();
  await expect(matrix.getByRole('status')).toContainText('4 elements');
  await matrix.getByRole('button', { name: 'esx01', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toContainText('4 services lost on esx02');
  await expect(matrix.locator('[data-matrix-row="h2"]')).toBeVisible();
});

test('two kinds at once: what neither does alone, each row opens both', async ({ page }) => {
  const panel = await converged(page);
  const matrix = page.getByRole('region', { name: 'Failure matrix' });
  await matrix.getByLabel('Of what').selectOption('h1');
  await matrix.getByLabel('And at the same time').selectOption('physicalSwitch');
  await expect(matrix.getByRole('heading')).toHaveText('Every double failure');
  await expect(matrix.getByRole('status')).toHaveText('2 pairs, 2 that take a service down');
  await matrix.getByRole('button', { name: 'esx01 › vmnic0 + tor-b', exact: true }).click();
  await expect(panel.getByRole('status')).toContainText('4 services lost on esx01');
  await expect(page.locator('[data-struck="s2"]').first()).toBeVisible();
  await matrix.getByRole('checkbox', { name: /Also what one/ }).check();
  await expect(matrix.getByRole('status')).toContainText('4 pairs');
});

test('the uplink matrix: set by keyboard, by click and by pasting, one undo step each', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./');
  await page.locator('[data-template="converged-2x25"]').click();
  await page.getByRole('button', { name: 'Commands' }).click();
  await page.getByRole('option', { name: 'Uplink matrix…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Uplink matrix' });
  await dialog.getByRole('button', { name: 'vMotion, vmnic1: standby, 1' }).focus();
  await page.keyboard.press('u');
  await expect(dialog.getByRole('button', { name: 'vMotion, vmnic1: unused' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.evaluate(() => navigator.clipboard.writeText('standby\tactive'));
  await page.keyboard.press('Control+v');
  await expect(dialog.getByRole('button', { name: 'vMotion, vmnic0: standby, 1' })).toBeVisible();
  await dialog.getByRole('button', { name: 'vMotion, vmnic1: active, 1' }).click();
  await expect(dialog.getByRole('button', { name: 'vMotion, vmnic1: standby, 2' })).toBeVisible();
  await sound(page, 'uplink matrix');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Undo: vmnic1: standby/ })).toBeEnabled();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test(`axe, what-if, ${colorScheme}`, async ({ page }) => {
      await converged(page);
      await fail(page, 'esx01 › OCP');
      await fail(page, 'tor-b');
      await sound(page, 'what-if');
    });
  });
}
