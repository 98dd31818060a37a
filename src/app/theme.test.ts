import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ThemeName, themeCss } from '../layout/theme';

const file = new URL('./theme.css', import.meta.url);

const block = (selector: string, theme: ThemeName) =>
  `${selector} {\n  color-scheme: ${theme};\n${themeCss(theme).replaceAll(/^/gm, '  ')}\n}\n`;

const wanted = `/* Written by theme.test.ts from layout/theme.ts: UPDATE_THEME=1 npx vitest run src/app/theme.test.ts */
${block(':root,\n[data-theme="light"]', 'light')}
${block('[data-theme="dark"]', 'dark')}`;

test('the CSS variables are the paints of the scene', () => {
  if (process.env.UPDATE_THEME === '1') writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
