import { expect, type Page, test } from '@playwright/test';
import { writeDesign } from '../src/file/write';
import type { Design, HostAdapter, SwitchPort } from '../src/model/design';
import { set } from '../src/model/edits/change';
import { singleNic } from '../src/templates/single-nic';
import { sixPort } from '../src/templates/six-port';
import { sound } from './pages/sound';

const open = async (page: Page, design: Design): Promise<void> => {
  await page.goto('./');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a file/ }).click();
  await (await chooser).setFiles({
    name: 'design.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeDesign(design)),
  });
  await expect(page.locator('[data-saved]')).toHaveText('Saved');
};

const findings = (page: Page) => page.getByRole('region', { name: 'Findings', exact: true });
const total = (page: Page) => findings(page).getByRole('tab', { name: /^Findings / });

test('the same on twelve hosts is one row; it is fixed at once and in one step', async ({
  page,
}) => {
  await open(page, singleNic({ hosts: 12 }));
  const list = findings(page).getByRole('list', { name: 'Findings' });
  const row = list.getByRole('button', { name: /Nothing|no average, peak or burst/ }).first();
  await expect(row).toHaveAttribute('aria-expanded', 'false');
  await expect(row).toContainText('12 hosts');
  await row.press('ArrowRight');
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect(list.locator('[data-finding]').first()).toBeVisible();
  await row.press('ArrowLeft');

  const before = await total(page).textContent();
  await row.locator('..').getByRole('button', { name: 'Fix all' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('12 findings are mended with');
  await sound(page, 'the same on twelve hosts is one row; it is fixed at once and in one step');
  await page.keyboard.press('Escape');
  await expect(total(page)).toHaveText(before ?? '');
  await row.locator('..').getByRole('button', { name: 'Fix all' }).click();
  await dialog.getByRole('button', { name: 'Apply to all' }).click();
  await expect(total(page)).not.toHaveText(before ?? '');
  await expect(list.getByText('no average, peak or burst')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(total(page)).toHaveText(before ?? '');
});

test('what is not said is asked by field, and answered for all at once', async ({ page }) => {
  let design = sixPort({ hosts: 2 });
  for (const physical of design.physicalSwitches) {
    for (const { id } of physical.ports) {
      design = set<SwitchPort>(design, id, { allowedVlans: undefined });
    }
  }
  for (const host of design.hosts) {
    for (const { id } of host.adapters) {
      design = set<HostAdapter>(design, id, { services: undefined });
    }
  }
  await open(page, design);
  await findings(page)
    .getByRole('tab', { name: /Not said/ })
    .click();
  const services = findings(page).getByRole('button', {
    name: /VMkernel adapters have no services/,
  });
  await expect(services).toContainText('All 8');
  await sound(page, 'what is not said is asked by field');
  await services.click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: '8 VMkernel adapters' })).toBeVisible();
  await inspector.getByRole('checkbox', { name: 'Management' }).check();
  await expect(services).toHaveCount(0);
});

test('an own profile: derived, weighed, put in force, deleted', async ({ page }) => {
  await open(page, singleNic());
  await page.getByRole('combobox', { name: 'Profile', exact: true }).selectOption('Own profiles…');
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('Our essentials').fill('Branch offices');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('searchbox', { name: 'Search rules' }).fill('single-nic');
  await dialog
    .getByRole('combobox', { name: 'Severity of redundancy/red-host-single-nic' })
    .selectOption('off');
  await expect(dialog.getByRole('status')).toContainText(/errors \d+ → \d+/);
  await dialog.getByLabel('Demand that must fit', { exact: true }).selectOption('Average');
  await dialog.getByRole('textbox', { name: 'Peak demand allowed' }).fill('150');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: 'Peak demand allowed' })).toHaveValue('150');
  await dialog.getByRole('checkbox', { name: 'the design' }).check();
  await sound(page, 'an own profile');
  await page.keyboard.press('Escape');
  const profile = page.getByRole('combobox', { name: 'Profile', exact: true });
  await expect(profile).toHaveValue('branch-offices');
  await expect(findings(page).getByText('red-host-single-nic')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(profile).toHaveValue('essentials');
  // The two parameters, then the severity.
  for (let n = 0; n < 3; n++) await page.keyboard.press('Control+z');
  await expect(findings(page).getByText('red-host-single-nic').first()).toBeVisible();
});

test('waivers: in force, expired, stale, changed and taken back', async ({ page }) => {
  const design = singleNic();
  const waiver = { owner: 'me', date: '2020-01-01', reason: 'lab' };
  await open(page, {
    ...design,
    review: {
      ...design.review,
      waivers: [
        { ...waiver, rule: 'redundancy/red-host-single-nic', target: 'h1' },
        { ...waiver, rule: 'bandwidth/bw-vm-shaping-missing', target: '*', expires: '2020-02-01' },
        { ...waiver, rule: 'vlan/vlan-native', target: '*' },
      ],
    },
  });
  await findings(page).getByRole('tab', { name: 'Waived 3' }).click();
  const list = page.getByRole('list', { name: 'Waivers' });
  await expect(list.locator('[data-waiver="inForce"]')).toContainText('accepts 1 finding');
  await expect(list.locator('[data-waiver="expired"]')).toContainText('expired');
  await expect(list.locator('[data-waiver="stale"]')).toContainText('its finding is gone');
  await sound(page, 'waivers');
  await list.locator('[data-waiver="expired"]').getByRole('button', { name: 'Edit' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/Expires/)
    .fill('');
  await page.getByRole('dialog').getByRole('button', { name: 'Change', exact: true }).click();
  await expect(list.locator('[data-waiver="inForce"]')).toHaveCount(2);
  await list.locator('[data-waiver="stale"]').getByRole('button', { name: 'Take back' }).click();
  await expect(list.locator('[data-waiver]')).toHaveCount(2);
});

test('the isolation matrix is walked by keyboard and says what two classes share', async ({
  page,
}) => {
  await open(page, singleNic({ hosts: 2 }));
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Isolation matrix' }).first().click();
  const dialog = page.getByRole('dialog');
  const cell = (name: string) => dialog.getByRole('button', { name: new RegExp(`^${name}:`) });
  await cell('Management and Storage').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(cell('vMotion and Production')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: /vMotion and Production: / })).toBeVisible();
  await expect(dialog).toContainText('Uplinks while all works');
  await expect(dialog).toContainText('vmnic0');
  await sound(page, 'the isolation matrix is walked by keyboard and says what two classes share');
});

test('every rule has a page without scripts that leads back into the app', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('./rules/index.html');
  await sound(page, 'every rule has a page without scripts that leads back into the app');
  await page.locator('a[href$="red-host-single-nic.html"]').click();
  await expect(page.locator('figure svg').first()).toBeVisible();
  await sound(page, 'every rule has a page without scripts that leads back into the app');
  await page.getByRole('link', { name: 'Open in the app' }).click();
  await expect(page.getByRole('dialog', { name: 'Rules' })).toContainText('red-host-single-nic');
  expect(complaints).toEqual([]);
});
