import { existsSync, readFileSync } from 'node:fs';

const page = 'dist/web/index.html';
const html = existsSync(page) ? readFileSync(page, 'utf8') : '';

/** The first bundle: every script and style that the page asks for before it shows anything. */
export default [
  {
    name: 'first bundle',
    path: [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(
      ([, file]) => `dist/web/${file}`,
    ),
    limit: '230 kB',
    gzip: true,
  },
];
