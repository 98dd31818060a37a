import { expect, type Page, test } from '@playwright/test';

const saved = (page: Page) => page.locator('[data-saved]');
const designName = (page: Page) => page.getByRole('textbox', { name: 'Name of the design' });
const counts = (page: Page) => page.getByTestId('counts');

/** A new design from the six-port template, and its address once it is stored. */
const openDesign = async (page: Page): Promise<string> => {
  await page.goto('./');
  await page.locator('[data-template="six-port"]').click();
  await expect(saved(page)).toHaveText('Saved');
  await expect.poll(() => page.url()).toContain('#doc=');
  return page.url();
};

const rename = async (page: Page, name: string): Promise<void> => {
  await designName(page).fill(name);
  await designName(page).press('Enter');
};

const addHost = async (page: Page): Promise<void> => {
  await page.locator('[data-place="host"]').focus();
  await page.keyboard.press('Enter');
};

test('a second tab reads, follows, and takes over', async ({ context }) => {
  const first = await context.newPage();
  const address = await openDesign(first);
  const second = await context.newPage();
  await second.goto(address);
  await expect(saved(second)).toHaveText('Open in another tab');
  await expect(second.getByText('open in another tab, which writes it')).toBeVisible();
  await expect(designName(second)).not.toBeEditable();

  await rename(first, 'Written by the first');
  await expect(saved(first)).toHaveText('Saved');
  await expect(designName(second)).toHaveValue('Written by the first');

  // What the first has not written yet comes along: it writes before it lets go.
  await rename(first, 'Last words of the first');
  await second.getByRole('button', { name: 'Take over' }).click();
  await expect(saved(second)).toHaveText('Saved');
  await expect(designName(second)).toHaveValue('Last words of the first');
  await expect(saved(first)).toHaveText('Open in another tab');
  await expect(designName(first)).not.toBeEditable();

  await rename(second, 'Written by the second');
  await expect(saved(second)).toHaveText('Saved');
  await expect(designName(first)).toHaveValue('Written by the second');

  // And back again.
  await first.getByRole('button', { name: 'Take over' }).click();
  await expect(saved(first)).toHaveText('Saved');
  await rename(first, 'Written by the first again');
  await expect(saved(first)).toHaveText('Saved');
  await expect(designName(second)).toHaveValue('Written by the first again');
});

test('a tab that comes after the writer has gone writes itself', async ({ context }) => {
  const first = await context.newPage();
  const address = await openDesign(first);
  await rename(first, 'Left behind');
  await expect(saved(first)).toHaveText('Saved');
  await first.close();
  const second = await context.newPage();
  await second.goto(address);
  await expect(designName(second)).toHaveValue('Left behind');
  await expect(designName(second)).toBeEditable();
  await rename(second, 'Taken up');
  await expect(saved(second)).toHaveText('Saved');
});

test('two tabs that both edit, turn by turn, lose no edit of either', async ({ context }) => {
  const pages = [await context.newPage(), await context.newPage()] as const;
  const address = await openDesign(pages[0]);
  await pages[1].goto(address);
  await expect(saved(pages[1])).toHaveText('Open in another tab');
  for (let turn = 1; turn <= 6; turn++) {
    const writer = pages[turn % 2 === 0 ? 0 : 1];
    await writer.getByRole('button', { name: 'Take over' }).click();
    await expect(saved(writer)).toHaveText('Saved');
    await addHost(writer);
    // At once, saved or not: the other one asks for it in the next turn.
    await expect(counts(writer)).toContainText(`${turn + 1} hosts`);
  }
  await expect(saved(pages[0])).toHaveText('Saved');
  await expect(counts(pages[1])).toContainText('7 hosts');
  await pages[1].reload();
  await expect(counts(pages[1])).toContainText('7 hosts');
});

test('different designs in two tabs do not touch each other', async ({ context }) => {
  const first = await context.newPage();
  const second = await context.newPage();
  const one = await openDesign(first);
  const two = await openDesign(second);
  expect(one).not.toBe(two);
  await rename(first, 'One');
  await rename(second, 'Two');
  await expect(saved(first)).toHaveText('Saved');
  await expect(saved(second)).toHaveText('Saved');
  await first.reload();
  await second.reload();
  await expect(designName(first)).toHaveValue('One');
  await expect(designName(second)).toHaveValue('Two');
});

test('a reload loses nothing that was shown as saved, and the list knows it', async ({ page }) => {
  await openDesign(page);
  for (let host = 2; host <= 5; host++) {
    await addHost(page);
    await expect(counts(page)).toContainText(`${host} hosts`);
    await expect(saved(page)).toHaveText('Saved');
    await page.reload();
    await expect(counts(page)).toContainText(`${host} hosts`);
  }
  await rename(page, 'Kept over reloads');
  await expect(saved(page)).toHaveText('Saved');
  await page.getByRole('button', { name: 'vSwitchboard' }).click();
  await expect(page.getByRole('button', { name: 'Open Kept over reloads, 5 hosts' })).toBeVisible();
});
