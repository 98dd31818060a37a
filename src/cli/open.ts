import type { Problem } from '../file/problem';
import { readDesign } from '../file/read';
import type { Design } from '../model/design';
import { InputError, type Io, plain } from './io';

export interface Opened {
  readonly file: string;
  /** As it was written. */
  readonly text: string;
  readonly design: Design;
  /** Not all of it could be read: what is said of it holds for the rest only. */
  readonly isWhole: boolean;
}

const mostProblems = 20;

/** Bytes as text: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell writes it. */
export const textOf = (bytes: Uint8Array, file: string): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${nameOfFile(file)}: this is not text`);
  }
};

export const nameOfFile = (file: string): string => (file === '-' ? 'standard input' : plain(file));

const sentence = (file: string, { line, column, place, message }: Problem): string => {
  const at = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const where = place === '' ? '' : ` ${place}:`;
  return plain(`${nameOfFile(file)}${at}:${where} ${message}`);
};

/** Reads a design; what had to be left out of it goes to standard error, a line each. */
export const openDesign = async (io: Io, file: string): Promise<Opened> => {
  const text = textOf(await io.read(file), file);
  const { design, problems } = readDesign(text);
  if (design === undefined) {
    const [first] = problems;
    throw new InputError(
      first === undefined ? `${nameOfFile(file)}: no design` : sentence(file, first),
    );
  }
  tell(io, file, problems);
  return { file, text, design, isWhole: problems.length === 0 };
};

/** Problems of a design that did open. */
export const tell = (io: Io, file: string, problems: readonly Problem[]): void => {
  for (const problem of problems.slice(0, mostProblems)) io.err(`${sentence(file, problem)}\n`);
  const more = problems.length - mostProblems;
  if (more > 0) io.err(`${nameOfFile(file)}: ${more} more problems\n`);
};
