import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './e2e/run/chromium.mjs';

const port = Number(process.env.E2E_PORT ?? 4273);
const found = findChromium();

/** Journeys against the built site; `npm run e2e` builds nothing, `npm test` does. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: true,
  workers: process.env.CI === undefined ? 2 : 1,
  forbidOnly: process.env.CI !== undefined,
  // Generous: a shared machine is slow, and no test here judges time.
  timeout: 360_000,
  expect: { timeout: 30_000 },
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    // Motion is decoration here; a test that needs it turns it on.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      args: chromiumArgs(),
      ...(found === undefined ? {} : { executablePath: found.path }),
    },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
