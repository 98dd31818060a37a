import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium on this machine and where it came from: PLAYWRIGHT_CHROMIUM, Playwright's own
 * download, or an installed one. Undefined when there is none.
 *
 * @returns {{ path: string, from: string } | undefined}
 */
export const findChromium = () => {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!existsSync(named))
      throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there`);
    return { path: named, from: 'PLAYWRIGHT_CHROMIUM' };
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return { path: own, from: "Playwright's own" };
  const installed = places.find((place) => existsSync(place));
  return installed === undefined ? undefined : { path: installed, from: 'installed' };
};

/** @param {string} command @param {string[]} args */
const run = (command, args) => {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
};

/** Finds a Chromium, or fetches one: by Playwright, else by the system's package manager where that is allowed. */
export const getChromium = () => {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium on this machine: fetching one.');
  const isRoot = process.getuid?.() === 0;
  const attempts = [
    () => run('npx', ['playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']),
    () => run('npx', ['playwright', 'install', 'chromium']),
    () =>
      isRoot &&
      existsSync('/usr/bin/apt-get') &&
      run('apt-get', ['update', '-qq']) &&
      run('apt-get', ['install', '-y', '-qq', 'chromium']),
  ];
  for (const attempt of attempts) {
    attempt();
    const now = findChromium();
    if (now !== undefined) return now;
  }
  throw new Error(
    'No Chromium could be found or fetched. Install one, or name it in PLAYWRIGHT_CHROMIUM.',
  );
};

/** Chromium refuses to start as root with its sandbox; elsewhere the sandbox stays on. */
export const chromiumArgs = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);
