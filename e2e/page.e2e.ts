import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

/** Everything that a page complains of, and every request that leaves its origin. */
const listen = (page: Page) => {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = new URL(page.url() === 'about:blank' ? request.url() : page.url());
    if (url.protocol.startsWith('http') && url.origin !== own.origin) foreign.push(url.href);
  });
  return { complaints, foreign };
};

test('opens without a complaint and asks nobody else for anything', async ({ page }) => {
  const { complaints, foreign } = listen(page);
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

test('the policy stands in the page and in the answer of the server', async ({ page }) => {
  const response = await page.goto('./');
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'.*trusted-types 'none'/);
});

test('injected markup and foreign addresses are refused by the browser', async ({ page }) => {
  await page.goto('./');
  const refused = await page.evaluate(async () => {
    const outcome: string[] = [];
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src=x>');
    } catch {
      outcome.push('markup');
    }
    try {
      await fetch('https://example.com/');
    } catch {
      outcome.push('fetch');
    }
    return outcome;
  });
  expect(refused).toEqual(['markup', 'fetch']);
});

test('nothing moves while it loads', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as { value?: number }).value ?? 0);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForTimeout(1500);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
});

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

test('works below any folder of a plain file server', async ({ page }) => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const below = path.startsWith('/tools/net/') ? path.slice('/tools/net/'.length) : '..';
    const file = normalize(join('dist/web', below === '' ? 'index.html' : below));
    if (!file.startsWith(normalize('dist/web')) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { complaints, foreign } = listen(page);
    await page.goto(`http://127.0.0.1:${port}/tools/net/`);
    await expect(page.locator('#root')).not.toBeEmpty();
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  } finally {
    server.close();
  }
});
