import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { chromiumArgs, getChromium } from './chromium.mjs';
import { spectralFigures } from './spectral.mjs';

/**
 * `npm run bench [-- PART…] [--hosts 1,100,1000] [--plain-most 100] [--import 100,1000] [--no-browser]`: our
 * canvas beside plain React Flow with the same elements, in one run. Prints tables; what it builds goes to a
 * temporary folder. PART: design, lint, failures, import or browser; all of them without.
 */
const { values, positionals } = parseArgs({
  allowNegative: true,
  allowPositionals: true,
  options: {
    hosts: { type: 'string', default: '1,100,1000' },
    'plain-most': { type: 'string', default: '1000' },
    import: { type: 'string', default: '100,1000' },
    patience: { type: 'string', default: '180' },
    browser: { type: 'boolean', default: true },
  },
});
const parts = ['design', 'lint', 'failures', 'import', 'browser'];
const strange = positionals.find((part) => !parts.includes(part));
if (strange !== undefined) {
  console.error(`There is no part “${strange}”: ${parts.join(', ')}`);
  process.exit(2);
}
/** @param {string} part */
const isAsked = (part) => positionals.length === 0 || positionals.includes(part);
const withBrowser = values.browser && isAsked('browser');
const sizes = values.hosts.split(',').map(Number);
const plainMost = Number(values['plain-most']);
const patienceMs = Number(values.patience) * 1000;
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'vswitchboard-bench-'));

/** @param {number} ms */
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
/** @param {number} n */
const one = (n) => n.toFixed(1);

/** @param {string[]} head @param {(string | number)[][]} rows */
const table = (head, rows) => {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  for (const row of all) {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(cells.join('   '));
  }
  console.log();
};

/** CPU of the page's main thread, in milliseconds since it began. @param {import('@playwright/test').CDPSession} session */
const cpu = async (session) => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
};

const steps = 90;

/** CPU per frame with input while `move` is called `steps` times, a frame apart.
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').CDPSession} session
 * @param {(step: number) => Promise<void>} move */
const perFrame = async (page, session, move) => {
  await sleep(500);
  await page.evaluate(() => window.bench?.frames());
  const before = await cpu(session);
  for (let step = 0; step < steps; step++) {
    const next = sleep(16);
    await move(step);
    await next;
  }
  const after = await cpu(session);
  const frames = (await page.evaluate(() => window.bench?.frames())) ?? 0;
  return (after - before) / Math.max(1, frames);
};

/** @param {import('@playwright/test').Browser} browser @param {string} url */
const measure = async (browser, url) => {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(patienceMs);
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(url);
    await page.waitForFunction(() => window.bench !== undefined);
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await sleep(300);
    const before = await cpu(session);
    const settleMs = await Promise.race([
      page.evaluate(() => window.bench?.open()),
      sleep(patienceMs).then(() => Number.NaN),
    ]);
    if (settleMs === undefined || Number.isNaN(settleMs)) {
      return { settleMs: Number.NaN, settleCpuMs: Number.NaN, zooms: [], dragMs: Number.NaN };
    }
    const settleCpuMs = (await cpu(session)) - before;
    await page.mouse.move(700, 450);
    const zooms = [];
    for (const to of /** @type {(number | 'fit')[]} */ ([1, 0.3, 'fit'])) {
      await page.evaluate((zoom) => window.bench?.zoom(zoom), to);
      await sleep(700);
      if (to === 1) await page.evaluate(() => window.bench?.showFirst());
      await sleep(700);
      const mounted = await page.evaluate(() => ({
        nodes: document.querySelectorAll('.react-flow__node').length,
        elements: document.querySelectorAll('#root *').length,
      }));
      // There and back, so that the view stays over the drawing.
      const panMs = await perFrame(page, session, (step) =>
        page.mouse.wheel(step < steps / 2 ? 10 : -10, step < steps / 2 ? 6 : -6),
      );
      zooms.push({ to, mounted, panMs });
    }
    await page.evaluate(() => window.bench?.zoom(1));
    await sleep(700);
    await page.evaluate(() => window.bench?.showFirst());
    await sleep(700);
    const box = await page
      .locator('.react-flow__node[data-id="h1"]')
      .boundingBox({ timeout: 5000 })
      .catch(() => null);
    let dragMs = Number.NaN;
    if (box !== null) {
      const x = Math.max(box.x, 0) + 14;
      const y = Math.max(box.y, 0) + 10;
      await page.mouse.move(x, y);
      await page.mouse.down();
      dragMs = await perFrame(page, session, (step) =>
        page.mouse.move(x + (step < steps / 2 ? step : steps - step) * 4, y + (step % 7)),
      );
      await page.mouse.up();
    }
    if (errors.length > 0) console.log(`  ${url}: ${errors[0]}`);
    return { settleMs, settleCpuMs, zooms, dragMs };
  } finally {
    await page.close();
  }
};

/** Our canvas beside plain React Flow. @param {string} path of Chromium */
const inBrowser = async (path) => {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: join(folder, 'web') },
    preview: { host: '127.0.0.1', port: 4373, strictPort: false },
  });
  const address = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4373/';
  const browser = await chromium.launch({ executablePath: path, args: chromiumArgs() });
  try {
    const rows = [];
    for (const hosts of sizes) {
      for (const [name, page] of [
        ['vSwitchboard', `ours.html?hosts=${hosts}`],
        ['plain React Flow', `plain.html?hosts=${hosts}`],
        ['plain, visible only', `plain.html?visible&hosts=${hosts}`],
      ]) {
        if (name !== 'vSwitchboard' && hosts > plainMost) continue;
        const { settleMs, settleCpuMs, zooms, dragMs } = await measure(
          browser,
          `${address}e2e/bench/${page}`,
        );
        if (Number.isNaN(settleMs)) {
          rows.push([`${hosts} hosts, ${name}`, `> ${patienceMs}`, '', '', '', '', '', '', '', '']);
          continue;
        }
        rows.push([
          `${hosts} hosts, ${name}`,
          one(settleMs),
          one(settleCpuMs),
          ...zooms.map(({ panMs }) => one(panMs)),
          one(dragMs),
          ...zooms.map(({ mounted }) => `${mounted.nodes} / ${mounted.elements}`),
        ]);
      }
    }
    console.log(
      'In the browser: milliseconds; CPU is the main thread; mounted is nodes / DOM elements',
    );
    table(
      [
        '',
        'settle',
        'settle CPU',
        'pan 1',
        'pan 0.3',
        'pan fit',
        'drag',
        'mounted 1',
        'mounted 0.3',
        'mounted fit',
      ],
      rows,
    );
  } finally {
    await browser.close();
    await server.close();
  }
};

/** The pages that the browser opens. */
const buildPages = () =>
  build({
    root,
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'warn',
    plugins: [react(), tailwindcss()],
    build: {
      outDir: join(folder, 'web'),
      emptyOutDir: true,
      rolldownOptions: {
        input: [join(root, 'e2e/bench/ours.html'), join(root, 'e2e/bench/plain.html')],
      },
    },
  });

/** The figures that need none. @returns {Promise<typeof import('../bench/figures.ts')>} */
const builtFigures = async () => {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'e2e/bench/figures.ts'),
      outDir: join(folder, 'node'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'figures.mjs', codeSplitting: false } },
    },
  });
  return import(join(folder, 'node/figures.mjs'));
};

/** @param {typeof import('../bench/figures.ts')} figures */
const designFigures = ({ figuresOf }) => {
  // Once before counting: code that has never run is compiled by its first run.
  figuresOf(2);
  console.log('Without a browser (Node), six-port template');
  table(
    [
      'hosts',
      'elements',
      'lint cold ms',
      'after one edit ms',
      'layout cold ms',
      'after one edit ms',
      'link characters',
      'without addresses',
    ],
    sizes.map((hosts) => {
      const f = figuresOf(hosts);
      return [
        hosts,
        f.elements,
        one(f.lintColdMs),
        f.lintEditMs.toFixed(2),
        one(f.layoutColdMs),
        f.layoutEditMs.toFixed(2),
        f.linkCharacters,
        f.linkWithoutAddresses,
      ];
    }),
  );
};

/** @param {typeof import('../bench/figures.ts')} figures */
const lintTables = async ({ lintFigures, lintText }) => {
  lintFigures(2);
  await spectralFigures(lintText(2));
  const lint = sizes.map(lintFigures);
  const generic = [];
  for (const hosts of sizes) generic.push(await spectralFigures(lintText(hosts)));
  const both = (/** @type {{ ms: number, cpuMs: number }} */ { ms, cpuMs }) =>
    `${one(ms)} / ${one(cpuMs)}`;
  console.log('Linting: six-port template; milliseconds on the clock / of all processors');
  table(
    ['', ...lint.map(({ hosts }) => `${hosts} hosts`)],
    [
      ['rules on in its profile, of all', ...lint.map((f) => `${f.rulesOn} of ${f.rules}`)],
      ['findings', ...lint.map((f) => f.findings)],
      ['cold', ...lint.map((f) => both(f.cold))],
      ['cold, every rule on', ...lint.map((f) => both(f.coldEveryRule))],
      ...(lint[0]?.edits ?? []).flatMap(({ what }, i) => [
        [
          `after an edit, p50 / p95 / max: ${what}`,
          ...lint.map(({ edits }) =>
            [edits[i]?.p50, edits[i]?.p95, edits[i]?.max].map((ms) => ms?.toFixed(2)).join(' / '),
          ),
        ],
        [
          '  of all processors, p50 / p95',
          ...lint.map(({ edits }) =>
            [edits[i]?.cpuP50, edits[i]?.cpuP95].map((ms) => ms?.toFixed(2)).join(' / '),
          ),
        ],
      ]),
      ['Spectral, three simple rules on the same file', ...generic.map(both)],
      ['JSON.parse and a walk of the same file', ...lint.map((f) => one(f.parseAndWalkMs))],
    ],
  );
};

/** @param {typeof import('../bench/figures.ts')} figures */
const failureTable = ({ failureFigures }) => {
  failureFigures(64);
  console.log('Every single failure, 8 NICs and 10 traffic classes a host; milliseconds');
  table(
    [
      'hosts',
      'elements',
      'cold, best of 7',
      'median',
      'after a speed, median',
      'after a cable, median',
    ],
    [64, 1000].map((hosts) => {
      const f = failureFigures(hosts);
      return [
        hosts,
        f.elements,
        one(f.coldMs),
        one(f.coldMedianMs),
        f.speedMs.toFixed(2),
        f.cableMs.toFixed(2),
      ];
    }),
  );
};

/** @param {typeof import('../bench/figures.ts')} figures */
const importTable = async ({ bigWorkbook, importFigures }) => {
  await importFigures(await bigWorkbook(20));
  const imports = [];
  for (const hosts of values.import.split(',').map(Number)) {
    imports.push(await importFigures(await bigWorkbook(hosts)));
  }
  console.log('Importing RVTools workbooks, 26 VMs and 6 NICs a host; milliseconds');
  table(
    ['', ...imports.map(({ hosts }) => `${hosts} hosts`)],
    [
      ['MiB of file', ...imports.map((f) => one(f.mebibytes))],
      ['VMs', ...imports.map(({ vms }) => vms)],
      ['opened', ...imports.map((f) => one(f.openMs))],
      ['read', ...imports.map((f) => one(f.readMs))],
      ['merged and built', ...imports.map((f) => one(f.buildMs))],
      ['linted', ...imports.map((f) => one(f.lintMs))],
      ['laid out', ...imports.map((f) => one(f.layoutMs))],
      ['processor time of all of it', ...imports.map((f) => one(f.cpuMs))],
      ['heap while importing, MiB', ...imports.map((f) => one(f.peakHeapMib))],
    ],
  );
};

try {
  const chromium = withBrowser ? getChromium() : undefined;
  const where = chromium === undefined ? '' : `Chromium: ${chromium.path} (${chromium.from}). `;
  console.log(`${where}${new Date().toISOString().slice(0, 10)}, Node ${process.version}\n`);
  if (chromium !== undefined) await buildPages();
  const figures = await builtFigures();
  if (isAsked('design')) designFigures(figures);
  if (isAsked('lint')) await lintTables(figures);
  if (isAsked('failures')) failureTable(figures);
  if (isAsked('import')) await importTable(figures);
  if (chromium !== undefined) await inBrowser(chromium.path);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
