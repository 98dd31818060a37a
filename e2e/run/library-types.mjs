// Types of the library: declarations of every file it rests on, with the file endings that Node's
// module resolution wants and our sources leave out.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const out = 'dist/library/types';
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.library.json'], {
  stdio: 'inherit',
});

/** @param {string} text */
const withEndings = (text) => text.replace(/((?:from |import\()['"]\.{1,2}\/[^'"]+)/g, '$1.js');

/** @param {string} folder */
const walk = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) walk(path);
    else if (name.endsWith('.d.ts')) writeFileSync(path, withEndings(readFileSync(path, 'utf8')));
  }
};
walk(out);
