import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

interface SarifResult {
  readonly ruleId: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const vswitchboard = (args: readonly string[], input = ''): string =>
  spawnSync(process.execPath, ['dist/cli/vswitchboard.js', ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 64 * 1024 * 1024,
  }).stdout;

test('what SARIF lists, the app lists in the same order', async ({ page }) => {
  test.slow();
  const text = vswitchboard(['new', 'single-nic', '--hosts', '8']);
  const log = JSON.parse(vswitchboard(['lint', '-', '--format', 'sarif'], text)) as {
    runs: { results: SarifResult[] }[];
  };
  const results = log.runs[0]?.results ?? [];
  expect(results.length).toBeGreaterThanOrEqual(50);

  await page.goto('./');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a file/ }).click();
  const file = { name: 'd.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await (await chooser).setFiles(file);
  const panel = page.getByRole('region', { name: 'Findings', exact: true });
  await panel.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'One by one' });
  const list = panel.getByRole('list', { name: 'Findings' });
  const rows = list.locator('[data-finding]');
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(results.length));

  // Only rows in sight are mounted: the list is read while it is scrolled.
  const listed = new Map<number, readonly [key: string | null, text: string | null]>();
  await rows.first().getByRole('button').first().focus();
  for (let at = 0; listed.size < results.length && at < results.length; at++) {
    const mounted = await rows.evaluateAll((items) =>
      items.map(
        (item) =>
          [
            Number(item.getAttribute('data-index')),
            item.getAttribute('data-finding'),
            item.querySelector('[data-row]')?.textContent ?? null,
          ] as const,
      ),
    );
    for (const [index, key, words] of mounted) listed.set(index, [key, words]);
    await page.keyboard.press('PageDown');
  }
  const shown = [...listed].sort(([a], [b]) => a - b).map(([, row]) => row);
  expect(shown).toEqual(
    results.map((r) => [r.partialFingerprints['vswitchboard/v1'], r.message.text]),
  );
});
