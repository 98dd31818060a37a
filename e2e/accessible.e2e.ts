import { expect, type Page, test } from '@playwright/test';
import { everyKind, oneOfEachKind } from './pages/every-kind';
import { sound } from './pages/sound';

// Colours of every text are compared: slow where many people share a machine.
test.describe.configure({ timeout: 300_000 });

const openTemplate = async (page: Page, id: string): Promise<void> => {
  await page.goto('./');
  await page.locator(`[data-template="${id}"]`).click();
  await expect(page.locator('[data-saved]')).toHaveText('Saved');
};

/** Runs a command by its title. */
const command = async (page: Page, title: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: title }).first().click();
};

const find = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+f');
  await page.getByRole('combobox', { name: 'Find' }).fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const leave = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const unfoldAll = async (page: Page): Promise<void> => {
  const inspector = page.locator('[data-area="right"]');
  const other = inspector.getByRole('button', { name: 'Show fields of other platforms' });
  if ((await other.count()) > 0) await other.click();
  const folded = inspector.locator('h3 [aria-expanded="false"]');
  while ((await folded.count()) > 0) await folded.first().click();
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('start screen, empty and with designs', async ({ page }) => {
      await page.goto('./');
      await expect(page.locator('[data-template]').first()).toBeVisible();
      await sound(page, 'start');
      await page.locator('[data-template="six-port"]').click();
      await expect(page.locator('[data-saved]')).toHaveText('Saved');
      await page.getByRole('button', { name: 'vSwitchboard' }).click();
      await expect(page.locator('[data-design]')).toBeVisible();
      await sound(page, 'start with a design');
      await page.getByRole('button', { name: /^Rename Six-port/ }).click();
      await sound(page, 'renaming on the start screen', '[data-design]');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Delete Six-port/ }).click();
      await expect(page.getByRole('button', { name: 'Dismiss' })).toBeVisible();
      await sound(page, 'toast', '[aria-label="Messages"]');
    });

    test('canvas: empty, six ports, selected, placing, menus, many hosts', async ({ page }) => {
      await page.goto('./');
      await page.getByRole('button', { name: /^Draw your first host/ }).click();
      await expect(page.getByRole('application', { name: 'Network canvas' })).toBeVisible();
      await sound(page, 'empty canvas');
      await page.locator('[data-place="nic"]').click();
      await sound(page, 'a tool in the hand');
      await page.keyboard.press('Escape');
      await openTemplate(page, 'six-port');
      await sound(page, 'six ports');
      await find(page, 'h1.n4');
      await sound(page, 'a path lit');
      await page.keyboard.press('Control+a');
      await sound(page, 'everything selected');
      await page.keyboard.press('Escape');
      await page.locator('[role="tree"]').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('F2');
      await sound(page, 'renaming in the outline', '[data-area="left"]');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu')).toBeVisible();
      await sound(page, 'menu of an element', '[role="menu"]');
      await page.keyboard.press('Escape');
      await find(page, 'h1.n4');
      await page.getByRole('button', { name: 'Connect to…' }).click();
      await expect(page.getByRole('combobox', { name: 'Connect to' })).toBeVisible();
      await sound(page, 'list to choose from', '[data-picker]');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Delete');
      await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
      await sound(page, 'toast with undo', '[aria-label="Messages"]');
    });

    test('every kind of element in the inspector', async ({ page }) => {
      await page.goto('./');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: /^Open a file/ }).click();
      await (await chooser).setFiles({
        name: 'every-kind.json',
        mimeType: 'application/json',
        buffer: Buffer.from(everyKind()),
      });
      await expect(page.locator('[data-saved]')).toHaveText('Saved');
      await sound(page, 'the design itself', '[data-area="right"]');
      for (const id of oneOfEachKind) {
        await find(page, id);
        await unfoldAll(page);
        await sound(page, `${id} in the inspector`, '[data-area="right"]');
      }
      await sound(page, 'outline, everything unfolded', '[data-area="left"]');
      await find(page, 'h1.n1');
      await page.keyboard.press('Shift+ArrowDown');
      await sound(page, 'several at once', '[data-area="right"]');
      await page.keyboard.press('Control+a');
      await sound(page, 'several kinds at once', '[data-area="right"]');
    });

    test('findings: tabs, fix, waive, rule page, profiles, isolation', async ({ page }) => {
      await openTemplate(page, 'single-nic');
      await sound(page, 'findings');
      const findings = page.locator('[data-area="findings"]');
      await findings.getByRole('tab', { name: /^Not said/ }).click();
      await sound(page, 'not said', '[data-area="findings"]');
      await findings.getByRole('tab', { name: /^Waived/ }).click();
      await sound(page, 'waived, none', '[data-area="findings"]');
      await findings.getByRole('tab', { name: /^Findings/ }).click();
      for (const way of await findings.getByRole('combobox').first().locator('option').all()) {
        await findings
          .getByRole('combobox')
          .first()
          .selectOption((await way.getAttribute('value')) ?? '');
        await sound(page, 'findings in groups', '[data-area="findings"]');
      }
      await findings.getByRole('combobox').first().selectOption('none');
      await findings.getByRole('button', { name: 'Waive' }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await sound(page, 'waive', 'dialog');
      await page.getByRole('textbox', { name: 'Reason' }).fill('Accepted for the laboratory');
      await page.getByRole('textbox', { name: 'Owner' }).fill('Lab team');
      await page.getByRole('dialog').getByRole('button', { name: 'Waive' }).click();
      await findings.getByRole('tab', { name: /^Waived/ }).click();
      await sound(page, 'waived, one', '[data-area="findings"]');
      await findings.getByRole('tab', { name: /^Findings/ }).click();
      await page.keyboard.press('F8');
      await command(page, 'Fix the finding…');
      await expect(page.getByRole('dialog')).toBeVisible();
      await sound(page, 'fix', 'dialog');
      await leave(page);
      await command(page, 'Explain the finding');
      await expect(page.getByRole('dialog', { name: 'Rules' })).toBeVisible();
      await sound(page, 'rule page', 'dialog');
      await leave(page);
      await page.goto('./#rule=no/such-rule');
      await expect(page.getByRole('dialog', { name: 'Rules' })).toBeVisible();
      await sound(page, 'a rule that is not there', 'dialog');
      await leave(page);
    });

    test('every dialog', async ({ page }) => {
      await openTemplate(page, 'six-port');
      for (const title of [
        'Export a picture…',
        'Share link…',
        'Designs in this browser…',
        'New from a template…',
        'Keyboard and mouse…',
        'Isolation matrix…',
        'Rule profiles…',
      ]) {
        await command(page, title);
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.waitForTimeout(100);
        await sound(page, title, 'dialog');
        await leave(page);
      }
      await command(page, 'New from a template…');
      await page.getByRole('dialog').locator('[data-template]').first().click();
      await sound(page, 'how many hosts', 'dialog');
      await leave(page);
      await command(page, 'Export a picture…');
      await page.getByRole('combobox', { name: 'Format' }).selectOption('png');
      await sound(page, 'export as PNG', 'dialog');
      await leave(page);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: 'Commands' })).toBeVisible();
      await sound(page, 'commands', 'dialog');
      await page.keyboard.type('zzz');
      await sound(page, 'no such command', 'dialog');
      await leave(page);
      await page.keyboard.press('Control+f');
      await page.getByRole('combobox', { name: 'Find' }).fill('');
      await sound(page, 'find, nothing typed', 'dialog');
      await page.getByRole('combobox', { name: 'Find' }).fill('vm');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
      await sound(page, 'find', 'dialog');
      await leave(page);
      await command(page, 'What-if: enter or leave');
      await page.waitForTimeout(100);
      await sound(page, 'what if, nothing failed');
      await find(page, 'h1.n4');
      await command(page, 'Fail or restore the selected');
      await page.waitForTimeout(100);
      await sound(page, 'what if, a NIC failed');
    });

    test('a link, read-only; a damaged one', async ({ page }) => {
      await openTemplate(page, 'six-port');
      await page.getByRole('button', { name: 'Share link' }).click();
      const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
      await page.goto('about:blank');
      await page.goto(link);
      await expect(page.getByRole('button', { name: 'Make it mine' })).toBeVisible();
      await sound(page, 'read-only');
      await find(page, 'h1.s5');
      await sound(page, 'read-only, a switch selected');
      await page.goto('about:blank');
      await page.goto(link.slice(0, -6));
      await expect(page.getByRole('dialog')).toBeVisible();
      await sound(page, 'a damaged link', 'dialog');
    });

    test.describe('1024 × 700', () => {
      test.use({ viewport: { width: 1024, height: 700 } });

      test('the same on a small screen', async ({ page }) => {
        await page.goto('./');
        await expect(page.locator('[data-template]').first()).toBeVisible();
        await sound(page, 'start');
        await openTemplate(page, 'six-port');
        await sound(page, 'six ports');
        for (const name of ['Outline and palette', 'Inspector']) {
          const button = page.getByRole('button', { name, exact: true });
          if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
        }
        await find(page, 'h1.p5');
        await sound(page, 'panels open, a port group selected');
        await command(page, 'Share link…');
        await expect(page.getByRole('dialog')).toBeVisible();
        await sound(page, 'share', 'dialog');
      });
    });
  });
}
