import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';

/** What pages of the context complain of, and requests for anything but the app's own files. */
export const watch = (context: BrowserContext, origin: string) => {
  const complaints: string[] = [];
  const foreign: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== new URL(origin).origin)
      foreign.push(request.url());
  });
  return { complaints, foreign };
};

/** The app around the canvas: history, files, links, findings. All by mouse. */
export const appOf = (page: Page) => {
  const undo = page.getByRole('button', { name: /^Undo/ }).first();
  const redo = page.getByRole('button', { name: /^Redo/ });
  const findings = page.getByRole('region', { name: 'Findings', exact: true });
  const dialog = page.getByRole('dialog');
  /** The button that counts a severity: "0 errors". */
  const count = (words: string) => findings.getByRole('button', { name: words, exact: true });

  const downloaded = async (press: () => Promise<void>): Promise<Buffer> => {
    const coming = page.waitForEvent('download');
    await press();
    return readFile(await (await coming).path());
  };
  const allOf = async (button: Locator): Promise<number> => {
    let steps = 0;
    while (await button.isEnabled()) {
      await button.click();
      steps += 1;
    }
    return steps;
  };

  const dropFiles = async (
    files: readonly (readonly [name: string, type: string, content: Buffer])[],
  ): Promise<void> => {
    const carried = await page.evaluateHandle(
      (all) => {
        const transfer = new DataTransfer();
        for (const { name, type, bytes } of all)
          transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
        return transfer;
      },
      files.map(([name, type, content]) => ({ name, type, bytes: [...content] })),
    );
    const onto = page.getByRole('main');
    await onto.dispatchEvent('dragover', { dataTransfer: carried });
    await onto.dispatchEvent('drop', { dataTransfer: carried });
  };

  return {
    findings,
    dialog,
    toasts: page.getByRole('region', { name: 'Messages' }),
    /** Rows of one rule in the list of findings. */
    findingsOf: (rule: string) => findings.locator('[data-finding]').filter({ hasText: rule }),
    count,
    undo,
    redo,
    undoAll: () => allOf(undo),
    redoAll: () => allOf(redo),
    saved: page.locator('[data-saved="saved"]'),
    draw: async (): Promise<void> => {
      await page.goto('./');
      await page.getByRole('button', { name: /Draw your first host/ }).click();
    },
    /** The text of the design file, as people save it. */
    file: async (): Promise<string> => {
      await page.getByRole('button', { name: 'Commands' }).click();
      const save = page.getByRole('option', { name: /^Save as a file/ });
      return (await downloaded(() => save.click())).toString('utf8');
    },
    picture: async (format: 'SVG' | 'PNG'): Promise<Buffer> => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      if (format === 'PNG') await dialog.getByLabel('Format').selectOption('png');
      const made = await downloaded(() =>
        dialog.getByRole('button', { name: `Save ${format}` }).click(),
      );
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
      return made;
    },
    /** The link that is shown, put on the clipboard too. */
    link: async (): Promise<string> => {
      await page.getByRole('button', { name: 'Share link' }).click();
      const text = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
      await dialog.getByRole('button', { name: 'Copy link' }).click();
      await expect(dialog.getByRole('status')).toHaveText('Copied to the clipboard.');
      await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
      return text;
    },
    /** Files let go over the window; the browser's own part of it cannot be driven from outside. */
    dropFile: (name: string, type: string, content: Buffer): Promise<void> =>
      dropFiles([[name, type, content]]),
    dropFiles,
    isClean: async (): Promise<void> => {
      await expect(count('0 errors')).toBeVisible();
      await expect(count('0 warnings')).toBeVisible();
    },
  };
};
