import { watch } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stdin, stdout } from 'node:process';
import { glob } from 'tinyglobby';
import { InputError, type Io, plain } from './io';
import { run } from './run';

/** More than any design that the reader takes: read no further. */
const mostBytes = 256 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this may not be opened',
  EISDIR: 'this is a folder',
  ENOTDIR: 'there is no such folder',
  ENOSPC: 'there is no space left',
};

const failure = (file: string, error: unknown): InputError => {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return new InputError(`${plain(file)}: ${known ?? (code || String(error))}`);
};

const tooLarge = (name: string) =>
  new InputError(`${plain(name)}: this is too large, more than ${mostBytes / 2 ** 20} MiB`);

const readInput = async (): Promise<Uint8Array> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stdin) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > mostBytes) throw tooLarge('standard input');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

const readPath = async (file: string): Promise<Uint8Array> => {
  try {
    if ((await stat(file)).size > mostBytes) throw tooLarge(file);
    return await readFile(file);
  } catch (error) {
    throw error instanceof InputError ? error : failure(file, error);
  }
};

/** Editors write a file anew or rename over it: the folder is watched, and bursts are one change. */
const watchFiles = (files: readonly string[], changed: () => Promise<void>): Promise<void> =>
  new Promise((_, fail) => {
    let timer: NodeJS.Timeout | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void changed().catch(fail), 80);
    };
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      const names = new Set(files.filter((f) => dirname(f) === folder).map((f) => basename(f)));
      watch(folder, (_event, name) => {
        if (name === null || names.has(name)) soon();
      }).on('error', fail);
    }
  });

const { NO_COLOR, FORCE_COLOR } = process.env;
const io: Io = {
  read: (file) => (file === '-' ? readInput() : readPath(file)),
  readIfThere: async (file) => {
    try {
      await stat(file);
    } catch {
      return undefined;
    }
    return readPath(file);
  },
  filesIn: async (folder) => {
    const found = folder === '-' ? undefined : await stat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true) return undefined;
    return (await glob('**', { cwd: folder })).sort().map((file) => join(folder, file));
  },
  glob: async (pattern) => (await glob(pattern, { expandDirectories: false })).sort(),
  watch: watchFiles,
  write: async (file, text) => {
    try {
      await writeFile(file, text);
    } catch (error) {
      throw failure(file, error);
    }
  },
  out: (text) => void stdout.write(text),
  err: (text) => void process.stderr.write(text),
  color:
    FORCE_COLOR !== undefined && FORCE_COLOR !== '0'
      ? true
      : stdout.isTTY === true && (NO_COLOR === undefined || NO_COLOR === ''),
  width: stdout.isTTY === true ? stdout.columns : undefined,
  today: new Date().toISOString().slice(0, 10),
};

// `vswitchboard rules | head` closes the pipe early: that is no failure of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), io);
