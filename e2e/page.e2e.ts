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
  await expect(policy).toHaveAttribute(
    'content',
    /default-src 'none'.*trusted-types vswitchboard-worker/,
  );
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

test.describe('nothing moves while it loads', () => {
  /** Sum of all layout shifts since the page began, as browsers count them. */
  const shifts = async (page: Page, path: string): Promise<number> => {
    await page.addInitScript(() => {
      const seen: number[] = [];
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push((entry as { value?: number }).value ?? 0);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('about:blank');
    await page.goto(path);
    await expect(page.locator('#root')).not.toBeEmpty();
    await page.waitForTimeout(1500);
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    return seen.reduce((sum, value) => sum + value, 0);
  };

  test('the start screen', async ({ page }) => {
    expect(await shifts(page, './')).toBe(0);
  });

  test('a design of this browser, and the start screen that lists it', async ({ page }) => {
    await page.goto('./');
    await page.locator('[data-template="six-port"]').click();
    await expect(page.locator('[data-saved]')).toHaveText('Saved');
    await expect.poll(() => page.url()).toContain('#doc=');
    expect(await shifts(page, page.url())).toBe(0);
    expect(await shifts(page, './')).toBe(0);
  });
});

test('a whole session without a complaint, and no request but for its own files', async ({
  page,
}) => {
  const { complaints, foreign } = listen(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.goto('./');
  await page.locator('[data-template="single-nic"]').click();
  await expect(page.locator('[data-saved]')).toHaveText('Saved');
  const runs = ['Select all', 'Duplicate', 'Undo', 'Redo', 'Fit all', 'Dark theme', 'Light theme'];
  for (const title of runs) {
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: title }).first().click();
  }
  const dialogs = [
    'Export a picture…',
    'Share link…',
    'Designs in this browser…',
    'New from a template…',
    'Keyboard and mouse…',
    'Explain the finding',
    'Fix the finding…',
  ];
  await page.keyboard.press('F8');
  for (const title of dialogs) {
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: title }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  const board = page.getByRole('application', { name: 'Network canvas' });
  await board.hover();
  await page.mouse.wheel(200, 120);
  await page.keyboard.down('Control');
  for (const by of [-600, 900, 900, -600]) await page.mouse.wheel(0, by);
  await page.keyboard.up('Control');
  await board.click({ position: { x: 500, y: 300 } });
  await page.getByRole('button', { name: 'vSwitchboard' }).click();
  await page.locator('[data-design]').first().getByRole('button').first().click();
  await expect(page.locator('[data-saved]')).toHaveText('Saved');
  await page.reload();
  await expect(page.locator('[data-saved]')).toHaveText('Saved');
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  expect(sent).toEqual([]);
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
