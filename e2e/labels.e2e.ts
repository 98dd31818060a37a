import { expect, test } from '@playwright/test';
import { widthOf } from '../src/layout/measure';
import { appOf } from './pages/app';
import { pictureOf } from './pages/picture';
import { type Export, rvtoolsWorkbook } from './pages/rvtools';

const estate: Export = { taken: '2026-11-02', hosts: 3, speed: 10_000, vmsOnHost: 4 };
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('labels on the canvas are no wider than the layout measured them', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('[data-template]').first()).toBeVisible();
  await appOf(page).dropFile('estate.xlsx', xlsx, await rvtoolsWorkbook(estate));
  await page.getByRole('button', { name: 'Open as a new design' }).click();
  const { plane, board } = pictureOf(page);
  await expect(board('h1')).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  // Digits are where faces differ most, and names in estates are full of them.
  const drawn = await plane.locator('svg text').evaluateAll((texts) =>
    texts.map((text) => {
      const { fontSize, fontWeight, fontFamily } = getComputedStyle(text);
      return {
        text: text.textContent ?? '',
        size: Number.parseFloat(fontSize),
        weight: Number(fontWeight) as 400 | 500 | 600,
        mono: fontFamily.includes('JetBrains'),
        px: (text as SVGTextElement).getComputedTextLength(),
      };
    }),
  );
  expect(drawn.filter(({ text }) => /\d{2}/.test(text)).length).toBeGreaterThan(5);
  const wide = drawn.filter(({ text, px, ...face }) => px > widthOf(text, face) * 1.01 + 0.5);
  expect(wide).toEqual([]);
});
