import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs, getChromium } from './chromium.mjs';

/** `npm run screenshot`: the picture of the README, taken from the built app. */
const root = resolve(import.meta.dirname, '../..');
const server = await preview({
  root,
  logLevel: 'silent',
  preview: { host: '127.0.0.1', port: 4383, strictPort: false },
});
const browser = await chromium.launch({
  executablePath: getChromium().path,
  args: chromiumArgs(),
});
try {
  const page = await browser.newPage({
    viewport: { width: 1600, height: 960 },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  await page.goto(server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4383/');
  await page.locator('[data-template="six-port"]').click();
  await page.locator('.react-flow__node[data-id="h1"] [data-id="h1.p5"]').first().click();
  // Nothing says when the last frame is drawn and the toasts are gone.
  await page.mouse.move(800, 560);
  await page.waitForTimeout(8000);
  await page.screenshot({ path: resolve(root, 'public/screenshot.png') });
  console.log('public/screenshot.png');
} finally {
  await browser.close();
  await server.close();
}
