import { expect, test } from '@playwright/test';
import { drawSixPort } from './pages/six-port';

test('a six-port host is drawn with the mouse alone', async ({ page }, info) => {
  await page.goto('./');
  await page.getByRole('button', { name: /Draw your first host/ }).click();
  let n = 0;
  await drawSixPort(page, async (stage) => {
    n += 1;
    await page.screenshot({ path: info.outputPath(`${n}-${stage}.png`) });
  });
  await expect(page.getByText('0 errors')).toBeVisible();
});
