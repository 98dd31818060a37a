import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, runnerImport } from 'vite';

/**
 * What the page may do: run and fetch its own files, nothing else. `connect-src 'self'` is the
 * promise that no design leaves the browser, in a form that a browser enforces.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // Starts the worker that reads imports, and nothing else: panels/import/start-worker.ts.
  'trusted-types vswitchboard-worker',
].join('; ');

/** Only in what is built: the development server needs inline scripts and styles of its own. */
const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
});

const face = (path: string) => readFileSync(new URL(`node_modules/${path}`, import.meta.url));

/** The rules as pages without scripts, beside the app. */
const staticRulePages = (): Plugin => ({
  name: 'static-rule-pages',
  apply: 'build',
  async generateBundle() {
    // Through Vite's own loader: the configuration itself is read by Node, which wants file endings.
    const [{ module: pages }, { module: all }] = await Promise.all([
      runnerImport<typeof import('./src/export/rule-pages')>('./src/export/rule-pages.ts'),
      runnerImport<typeof import('./src/rules/index')>('./src/rules/index.ts'),
    ]);
    const files: (readonly [string, string | Uint8Array])[] = [
      ...pages.rulePages(all.rules),
      ['inter.woff2', face('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')],
      [
        'mono.woff2',
        face('@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2'),
      ],
    ];
    for (const [path, source] of files) {
      this.emitFile({ type: 'asset', fileName: `rules/${path}`, source });
    }
  },
});

/** The scripts of the import dialog as files, for those who fetch them with a command. */
const collectorScripts = (): Plugin => ({
  name: 'collector-scripts',
  apply: 'build',
  async generateBundle() {
    const { module } = await runnerImport<typeof import('./src/panels/import/collector-files')>(
      './src/panels/import/collector-files.ts',
    );
    for (const [name, source] of Object.entries(module.collectorFiles)) {
      this.emitFile({ type: 'asset', fileName: `collectors/${name}`, source });
    }
  },
});

export default defineConfig({
  // Relative addresses: the built site works from any folder of any static server.
  base: './',
  plugins: [react(), tailwindcss(), contentSecurityPolicy(), staticRulePages(), collectorScripts()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // Inlined assets would be data: addresses, which the policy does not allow for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
  },
  // Readers load on demand inside the worker as well.
  worker: { format: 'es' },
  server: { strictPort: false },
  preview: {
    strictPort: false,
    // A meta element cannot forbid framing; see public/_headers for hosting.
    headers: {
      'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  },
});
