import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

/** The built file in a process of its own, as people run it. */
const vswitchboard = (args: readonly string[], input?: string) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/cli/vswitchboard.js', ...args],
    { encoding: 'utf8', ...(input === undefined ? {} : { input }), maxBuffer: 64 * 1024 * 1024 },
  );
  return { status, stdout, stderr };
};

test('new six-port | lint - has no error and no warning', () => {
  const made = vswitchboard(['new', 'six-port']);
  expect(made.status).toBe(0);
  const { status, stdout } = vswitchboard(['lint', '-', '--format', 'json'], made.stdout);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).summary).toMatchObject({ errors: 0, warnings: 0 });
});

test('exit codes: 1 for errors, 2 for what cannot be read', () => {
  const { stdout: bad } = vswitchboard(['new', 'single-nic']);
  expect(vswitchboard(['lint', '-'], bad).status).toBe(1);
  const missing = vswitchboard(['lint', 'no/such/file.json']);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toBe('no/such/file.json: there is no such file\n');
  const cut = vswitchboard(['lint', '-'], bad.slice(0, 500));
  expect(cut.status).toBe(2);
  expect(cut.stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a picture to a file, a link and back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vswitchboard-'));
  try {
    const { stdout: text } = vswitchboard(['new', 'hyperv-set']);
    const picture = join(folder, 'host.svg');
    expect(vswitchboard(['export', '-', '--to', 'svg', '--output', picture], text).status).toBe(0);
    expect(readFileSync(picture, 'utf8')).toContain('</svg>');
    const { stdout: link } = vswitchboard(['link', '-'], text);
    expect(vswitchboard(['link', '--decode', link.trim()]).stdout).toBe(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a thousand hosts go through a pipe whole', () => {
  const { stdout } = vswitchboard(['new', 'six-port', '--hosts', '1000']);
  expect(JSON.parse(stdout).topology.hosts).toHaveLength(1000);
});

test('the file is a program of its own', () => {
  const source = readFileSync('dist/cli/vswitchboard.js', 'utf8');
  expect(source.startsWith('#!/usr/bin/env node\n')).toBe(true);
  expect(source).not.toContain('Symbol.for("react.');
  const folder = mkdtempSync(join(tmpdir(), 'vswitchboard-'));
  try {
    const file = join(process.cwd(), 'dist/cli/vswitchboard.js');
    const out = execFileSync(process.execPath, [file, '--version'], { cwd: folder });
    expect(out.toString()).toMatch(/^\d+\.\d+\.\d+\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
