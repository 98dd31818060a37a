import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { atKeyboard } from './pages/keyboard';

test.describe.configure({ timeout: 420_000 });

/** The design as the app saves it: Ctrl+S, and the file that comes of it. */
const saved = async (page: Page): Promise<string> => {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  return readFileSync(await (await download).path(), 'utf8');
};

const topology = (text: string) => JSON.parse(text).topology;

test('the six-port host with the keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const hand = atKeyboard(page);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('./');
  // Whoever tabs sees first where to: before the doors are there, Tab leaves the page.
  await expect(page.getByRole('button', { name: /^Draw your first host/ })).toBeVisible();

  await test.step('an empty canvas from the start screen', async () => {
    await hand.tabTo(/^Draw your first host/);
    await hand.press('Enter');
    expect((await hand.focus()).region).toBe('canvas');
  });
  await hand.toOutline();
  const empty = await saved(page);

  await test.step('the host, from the palette', async () => {
    await hand.goTo('left');
    await hand.tabTo('Host', 40, 'Shift+Tab');
    await hand.press('Enter');
    const row = await hand.toOutline();
    expect(row.name).toContain('esx01');
  });

  await test.step('six NICs, and three cards', async () => {
    await hand.command('Add physical NIC');
    for (let nic = 1; nic < 6; nic++) {
      await hand.toOutline();
      await hand.menu('Add Physical NIC');
    }
    await hand.find('vmnic0');
    await hand.press(...Array.from({ length: 5 }, () => 'Shift+ArrowDown'));
    await hand.inspector();
    await hand.section('Hardware');
    await hand.write('Speed', '1000');
    await hand.find('esx01');
    await hand.inspector();
    await hand.tabTo('Add card');
    await hand.press('Enter', 'Enter', 'Enter');
    for (let pair = 0; pair < 3; pair++) {
      await hand.find(`vmnic${2 * pair}`);
      await hand.press('Shift+ArrowDown');
      await hand.inspector();
      await hand.tabTo(/^Card\b/);
      await hand.press('Enter');
      await hand.pick(`Card ${pair + 1}`);
    }
  });

  const nets = [
    { name: 'Management', vlan: '10', nics: [0], service: 'Management' },
    { name: 'Storage', vlan: '20', nics: [1], service: 'iSCSI' },
    { name: 'vMotion', vlan: '30', nics: [2], service: 'vMotion / live migration' },
    { name: 'FT logging', vlan: '40', nics: [4], service: 'Fault Tolerance logging' },
    { name: 'Prod-Web', vlan: '100', nics: [3, 5] },
  ] as const;

  await test.step('five switches with their uplinks', async () => {
    for (const { nics } of nets) {
      await hand.find('esx01');
      await hand.menu('Add Virtual switch');
      for (const nic of nics) {
        await hand.connect(`vmnic${nic}`);
        await hand.toOutline();
      }
    }
  });

  await test.step('port groups, their VLANs and adapters', async () => {
    for (const [i, net] of nets.entries()) {
      await hand.find(`vSwitch${i}`);
      await hand.menu('Add Port group');
      await hand.toOutline();
      await hand.press('F2');
      await hand.type(net.name);
      await hand.press('Enter');
      await hand.inspector();
      await hand.write('VLAN', net.vlan);
      if (!('service' in net)) continue;
      await hand.toOutline();
      await hand.menu('Add VMkernel');
      await hand.inspector();
      await hand.tick(net.service);
      await hand.write('IPv4 address', `10.0.${net.vlan}.11`);
      await hand.write('Prefix length', '24');
    }
    await hand.find('vmk0');
    await hand.inspector();
    await hand.write('Gateway', '10.0.10.1');
  });

  await test.step('virtual machines with their demand, shaped', async () => {
    await hand.find('Prod-Web');
    await hand.inspector();
    await hand.choose('Intended traffic', 'Prod');
    await hand.section('Traffic shaping');
    await hand.switchOn('Enabled');
    await hand.write('Average bandwidth', '100000');
    await hand.write('Peak bandwidth', '200000');
    await hand.write('Burst size', '102400');
    await hand.toOutline();
    await hand.menu('Add VM / vNIC');
    await hand.toOutline();
    await hand.press('F2');
    await hand.type('web');
    await hand.press('Enter');
    await hand.inspector();
    await hand.write('How many alike', '8');
    await hand.tabTo(/^web× 8/);
    await hand.press('Enter');
    await hand.write('Average demand', '25');
    await hand.write('Peak demand', '50');
  });

  await test.step('two physical switches and the cables', async () => {
    await hand.toOutline();
    await hand.command('Add physical switch');
    await hand.toOutline();
    await hand.command('Add physical switch');
    for (const name of ['tor-a', 'tor-b']) {
      await hand.find(name);
      await hand.inspector();
      await hand.tabTo('Select all');
      await hand.press('Enter');
      await hand.choose('Mode', 'Tr');
      await hand.write('Allowed VLANs', '10,20,30,40,100');
    }
    await hand.find('tor-a');
    await hand.connect('tor-b');
    for (const [nic, to] of ['tor-a', 'tor-b', 'tor-a', 'tor-b', 'tor-b', 'tor-a'].entries()) {
      await hand.find(`vmnic${nic}`);
      await hand.connect(`Physical switches ${to}`);
    }
  });

  await test.step('nothing is left to find but remarks', async () => {
    const findings = page.getByRole('region', { name: 'Findings', exact: true });
    await expect(findings).toContainText('0 errors');
    await expect(findings).toContainText('0 warnings');
    const whole = topology(await saved(page));
    expect(whole.hosts[0]).toMatchObject({
      nics: Array.from({ length: 6 }, () => ({ speedMbps: 1000 })),
      switches: nets.map(({ nics }) => ({ uplinks: nics.map((nic) => `h1.n${nic + 1}`) })),
      portGroups: nets.map(({ name, vlan }) => ({ name, vlan: Number(vlan) })),
    });
    expect(whole.hosts[0].nics.map((nic: { cardId: string }) => nic.cardId)).toEqual(
      ['c1', 'c1', 'c2', 'c2', 'c3', 'c3'].map((card) => `h1.${card}`),
    );
    expect(whole.hosts[0].adapters).toHaveLength(4);
    expect(whole.physicalSwitches).toHaveLength(2);
    expect(whole.interSwitchLinks).toHaveLength(1);
  });

  await test.step('F8 walks the findings, from anywhere', async () => {
    await hand.toOutline();
    const said = page.locator('[aria-live="polite"]').first();
    await hand.press('F8');
    await expect(said).toContainText(/^Info 1 of \d+/);
    await hand.press('F8');
    await expect(said).toContainText(/^Info 2 of \d+/);
    await hand.press('Shift+F8');
    await expect(said).toContainText(/^Info 1 of \d+/);
  });

  await test.step('the picture', async () => {
    await hand.press('Control+Shift+E');
    await hand.inDialog();
    await hand.tabTo('Save SVG');
    const download = page.waitForEvent('download');
    await hand.press('Enter');
    const svg = readFileSync(await (await download).path(), 'utf8');
    expect(svg).toContain('</svg>');
    expect(svg).toContain('vmnic5');
    await hand.press('Escape');
    expect((await hand.focus()).role).toBe('tree');
  });

  await test.step('the link', async () => {
    await hand.command('Share link');
    await expect(page.getByRole('dialog', { name: 'Share as a link' })).toBeVisible();
    const link = await hand.tabTo(/^Link/);
    expect(link.value).toContain('#d1.');
    await hand.tabTo('Copy link');
    await hand.press('Enter');
    await expect(page.locator('dialog [role="status"]')).toHaveText('Copied to the clipboard.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link.value);
    await hand.press('Escape');
    expect((await hand.focus()).role).toBe('tree');
  });

  await test.step('back to the empty canvas and forth again', async () => {
    const whole = await saved(page);
    const undo = page.getByRole('button', { name: /^Undo/ });
    const redo = page.getByRole('button', { name: /^Redo/ });
    let steps = 0;
    for (; (await undo.isEnabled()) && steps < 300; steps++) await hand.press('Control+z');
    expect(steps).toBeGreaterThan(60);
    expect(await saved(page)).toBe(empty);
    while ((await redo.isEnabled()) && steps-- > 0) await hand.press('Control+Shift+Z');
    expect(await saved(page)).toBe(whole);
  });
  expect(complaints).toEqual([]);
});

test('the focus comes back, whatever goes away', async ({ page }) => {
  const hand = atKeyboard(page);
  await page.goto('./');
  await expect(page.locator('[data-template]').first()).toBeVisible();
  await hand.tabTo(/Single-NIC host/);
  await hand.press('Enter');
  expect((await hand.focus()).region).toBe('canvas');

  await test.step('the canvas: walk, rename, menu', async () => {
    const said = page.locator('[aria-live="polite"]').first();
    await hand.press('ArrowDown', 'ArrowDown');
    await expect(said).not.toBeEmpty();
    await page.keyboard.press('F2');
    await expect.poll(async () => (await hand.focus()).role).toBe('input');
    await hand.press('Escape');
    expect((await hand.focus()).name).toBe('Network canvas');
    await page.keyboard.press('Shift+F10');
    await expect.poll(async () => (await hand.focus()).role).toBe('menuitem');
    await hand.press('Escape');
    expect((await hand.focus()).name).toBe('Network canvas');
  });

  await test.step('a row of a list that is deleted', async () => {
    await hand.find('esx01');
    await hand.inspector();
    await hand.tabTo(/^Delete vmk/);
    await hand.press('Enter');
    expect((await hand.focus()).region).toBe('right');
    await hand.press('Control+z');
  });

  await test.step('Undo until there is nothing left', async () => {
    await hand.toOutline();
    await hand.press('Home', 'Delete');
    await hand.goTo('top');
    await hand.tabTo(/^Undo/);
    await hand.press('Enter');
    expect((await hand.focus()).region).toBe('top');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });

  await test.step('F6 comes back to where it was', async () => {
    await hand.find('vSwitch0');
    await hand.inspector();
    const before = await hand.tabTo('MTU');
    await hand.toOutline();
    expect((await hand.inspector()).name).toBe(before.name);
  });

  await test.step('a fix, and a waiver', async () => {
    await hand.goTo('findings');
    await hand.tabTo(/^Fault tolerance/);
    await hand.press('ArrowDown');
    expect((await hand.focus()).name).toContain('share VLAN');
    await hand.tabTo('Fix', 5);
    await page.keyboard.press('Enter');
    await hand.inDialog();
    await hand.tabTo(/^Apply/);
    await hand.press('Enter');
    expect((await hand.focus()).region).not.toBe('dialog');
    await hand.goTo('findings');
    await hand.tabTo(/^Waive/, 60);
    await page.keyboard.press('Enter');
    await hand.inDialog();
    await hand.write(/^Reason/, 'Accepted');
    await hand.write(/^Owner/, 'Somebody');
    await expect.poll(async () => (await hand.focus()).region).not.toBe('dialog');
    expect((await hand.focus()).isSomewhere).toBe(true);
  });

  await test.step('a panel that closes with the focus in it', async () => {
    await hand.inspector();
    await hand.command('Show or hide the inspector');
    await expect.poll(async () => (await hand.focus()).region).toBe('canvas');
    await hand.command('Show or hide the inspector');
    await hand.inspector();
  });

  await test.step('a shared design, made mine', async () => {
    await hand.command('Share link');
    await expect(page.getByRole('dialog', { name: 'Share as a link' })).toBeVisible();
    const { value } = await hand.tabTo(/^Link/);
    await page.goto('about:blank');
    await page.goto(value);
    await expect(page.getByRole('button', { name: 'Make it mine' })).toBeVisible();
    await hand.tabTo('Make it mine');
    await hand.press('Enter');
    expect((await hand.focus()).region).toBe('canvas');
    await hand.toOutline();
  });
});
