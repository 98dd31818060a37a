import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';

test.describe.configure({ timeout: 420_000 });

/** What stood on the screen at the moment: the name that was typed, and whether it counted as saved. */
interface Seen {
  readonly saved: string;
  readonly name: string;
  readonly counts: string;
}

/** The number at the end of the name: how many edits had been made. */
const editOf = (name: string): number => Number(/(\d+)$/.exec(name)?.[1] ?? 0);

/**
 * Notes in the page what people see at every change of the save state. Console messages leave the
 * page at once, so that the last one before the end is known.
 */
const watchSaved = () => {
  const look = () => {
    const saved = document.querySelector('[data-saved]')?.textContent ?? '';
    const name =
      document.querySelector<HTMLInputElement>('[aria-label="Name of the design"]')?.value ?? '';
    const counts = document.querySelector('[data-testid="counts"]')?.textContent ?? '';
    console.log(`seen:${JSON.stringify({ saved, name, counts })}`);
  };
  let last = '';
  new MutationObserver(() => {
    const now = document.querySelector('[data-saved]')?.textContent ?? '';
    if (now !== last) look();
    last = now;
  }).observe(document, { subtree: true, childList: true, characterData: true });
};

/** Ends the whole browser at once, as a crash or a power cut would. */
const kill = async (context: BrowserContext): Promise<void> => {
  const closed = new Promise((done) => context.once('close', done));
  const pid = await browserPid(context);
  process.kill(pid, 'SIGKILL');
  await closed;
};

const browserPid = async (context: BrowserContext): Promise<number> => {
  const browser = context.browser();
  if (browser === null) throw new Error('no browser');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const own = processInfo.find(({ type }) => type === 'browser');
  if (own === undefined) throw new Error('no browser process');
  return own.id;
};

test('the browser is killed in the middle of edits, 20 times', async ({ baseURL }, { project }) => {
  const folder = mkdtempSync(join(tmpdir(), 'vswitchboard-crash-'));
  const { launchOptions, viewport } = project.use;
  const open = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await chromium.launchPersistentContext(folder, {
      ...launchOptions,
      viewport: viewport ?? null,
      reducedMotion: 'reduce',
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = context.pages()[0] ?? (await context.newPage());
    return { context, page };
  };
  let address = './';
  let lastSaved: Seen = { saved: '', name: '', counts: '' };
  let edit = 0;
  let killedWhileDirty = 0;
  try {
    for (let round = 0; round < 20; round++) {
      const { context, page } = await open();
      let lastSeen: Seen | undefined;
      page.on('console', (message) => {
        const text = message.text();
        if (!text.startsWith('seen:')) return;
        lastSeen = JSON.parse(text.slice(5)) as Seen;
        if (lastSeen.saved === 'Saved' && editOf(lastSeen.name) > 0) lastSaved = lastSeen;
      });
      await page.addInitScript(watchSaved);
      await page.goto(address);
      const name = page.getByRole('textbox', { name: 'Name of the design' });
      if (round === 0) {
        await page.locator('[data-template="six-port"]').click();
        await expect(page.locator('[data-saved]')).toHaveText('Saved');
        await expect.poll(() => page.url()).toContain('#doc=');
        address = page.url();
      } else {
        await expect(page.locator('[data-saved]')).toHaveText('Saved');
        // All that was seen as saved is there; what came after it may be there too.
        const kept = await name.inputValue();
        expect(editOf(kept), `round ${round}`).toBeGreaterThanOrEqual(editOf(lastSaved.name));
        expect(editOf(kept)).toBeLessThanOrEqual(edit);
        if (kept === lastSaved.name) {
          await expect(page.getByTestId('counts')).toHaveText(lastSaved.counts);
        }
      }
      // Killed at another moment in each round: while typing, writing, and right after "Saved".
      const edits = 3 + ((round * 7) % 11);
      for (let i = 0; i < edits; i++) {
        edit += 1;
        // Two ways to edit: the head of the design, and a host more.
        await name.fill(`Design after edit ${edit}`);
        await name.press('Enter');
        if (i % 3 === 0) {
          await page.locator('[data-place="host"]').focus();
          await page.keyboard.press('Enter');
        }
        await page.waitForTimeout((round * 53 + i * 37) % 170);
      }
      if (lastSeen?.saved !== 'Saved') killedWhileDirty += 1;
      await kill(context);
    }
    // Else it proves nothing: some of the ends must come between an edit and its write.
    expect(killedWhileDirty).toBeGreaterThan(3);
    expect(editOf(lastSaved.name)).toBeGreaterThan(20);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
