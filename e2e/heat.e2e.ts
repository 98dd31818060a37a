import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { pictureOf } from './pages/picture';

/** Two uplinks of 25 GbE that carry 10.8 Gb/s at peak. */
const converged = async (page: Page) => {
  await page.goto('./');
  await page.locator('[data-template="converged-2x25"]').click();
  await expect(page.locator('[data-board="h1"]')).toBeVisible();
  const picture = pictureOf(page);
  await picture.plane.focus();
  return picture;
};

test('how full the wires are: shown with H, doubled by a failure, drawn in the export', async ({
  page,
}) => {
  const { plane } = await converged(page);
  await expect(plane.locator('[data-heat]')).toHaveCount(0);
  await page.keyboard.press('h');
  await page.keyboard.press('Control+0');
  await expect(plane.locator('[data-heat="h1.n1"]')).toBeAttached();
  const figures = plane.locator('.layer-heat-figures text');
  await expect(figures.filter({ hasText: '22 %' }).first()).toBeVisible();
  const legend = page.getByRole('list', { name: 'Utilisation at peak' });
  await expect(legend.getByRole('listitem')).toHaveCount(6);

  await page.getByRole('button', { name: 'What-if', exact: true }).click();
  await page.getByRole('button', { name: 'Fail…' }).click();
  await page.keyboard.type('esx01 › vmnic0');
  await page.keyboard.press('Enter');
  await expect(figures.filter({ hasText: '43 %' })).toHaveCount(1);
  // What has failed carries nothing: there is no figure on it.
  await expect(plane.locator('[data-heat="h1.n1"] path')).toHaveCount(1);

  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('checkbox', { name: 'Utilisation on the wires' })).toBeChecked();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save SVG' }).click();
  const svg = await readFile(await (await download).path(), 'utf8');
  expect(svg).toContain('Utilisation at peak');
  expect(svg).toContain('>43 %</text>');
  await page.keyboard.press('Escape');

  await plane.focus();
  await page.keyboard.press('h');
  await expect(plane.locator('[data-heat]')).toHaveCount(0);
  await expect(legend).toHaveCount(0);
});

test('the toggle beside the zoom, kept over a reload', async ({ page }) => {
  const { plane } = await converged(page);
  const toggle = page.getByRole('button', { name: 'Utilisation on the wires' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(plane.locator('[data-heat="h1.n2"]')).toBeAttached();
  await page.reload();
  await expect(plane.locator('[data-heat="h1.n2"]')).toBeAttached();
});
