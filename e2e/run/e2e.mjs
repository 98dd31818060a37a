import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { getChromium } from './chromium.mjs';

/** @returns {Promise<number>} a port nobody listens on */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });

const { path, from } = getChromium();
console.log(`End-to-end tests use ${path} (${from}).`);
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, PLAYWRIGHT_CHROMIUM: path, E2E_PORT: String(await freePort()) },
});
process.exit(status ?? 1);
