import { type ExitCode, InputError, type Io } from './io';
import { run } from './run';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What a run of the command line left behind. */
interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly written: ReadonlyMap<string, string>;
}

/** Runs the command line against files in memory; for tests. */
export const vswitchboard = async (
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  today = '2026-01-01',
): Promise<Outcome> => {
  const written = new Map<string, string>();
  let out = '';
  let err = '';
  const there = (file: string): Uint8Array | undefined => {
    const found = files[file];
    return typeof found === 'string' ? bytes(found) : found;
  };
  const io: Io = {
    read: async (file) => {
      const found = there(file);
      if (found === undefined) throw new InputError(`${file}: there is no such file`);
      return found;
    },
    readIfThere: async (file) => there(file),
    filesIn: async (folder) => {
      const inside = Object.keys(files).filter((file) => file.startsWith(`${folder}/`));
      return inside.length === 0 ? undefined : inside.sort();
    },
    glob: async (pattern) => {
      const shape = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
      return Object.keys(files).filter((file) => shape.test(file));
    },
    watch: async () => {},
    write: async (file, text) => void written.set(file, text),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
    width: undefined,
    today,
  };
  const code = await run(argv, io);
  return { code, out, err, written };
};
