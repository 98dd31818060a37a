import { Refusal } from './limits';

const blockBytes = 512;

export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const textAt = (block: Uint8Array, from: number, length: number): string => {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
};

/** Octal digits, or the base-256 form of GNU tar for what is larger. */
const numberAt = (block: Uint8Array, from: number, length: number): number => {
  const first = block[from] ?? 0;
  if ((first & 0x80) !== 0) {
    let value = first & 0x7f;
    for (let i = 1; i < length; i++) value = value * 256 + (block[from + i] ?? 0);
    return value;
  }
  const digits = textAt(block, from, length).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN;
};

/** Is this the first block of a tar (POSIX ustar)? Its checksum must be right: the word alone is not enough. */
export const isTar = (head: Uint8Array): boolean => {
  if (head.length < blockBytes) return false;
  const said = numberAt(head, 148, 8);
  let sum = 0;
  for (let i = 0; i < blockBytes; i++) sum += i >= 148 && i < 156 ? 32 : (head[i] ?? 0);
  return said === sum && sum !== 256;
};

/** `path="…"` of an extended header: `length key=value\n` records. */
const paxPath = (records: string): string | undefined => /\d+ path=([^\n]*)\n/.exec(records)?.[1];

/**
 * Files of a tar that comes in chunks, those that `wants` by path and size in bytes; all else
 * passes by without being kept. Throws `Refusal` for what is cut off or damaged.
 */
export function* readTar(
  chunks: Iterable<Uint8Array>,
  wants: (path: string, bytes: number) => boolean,
): Generator<TarFile> {
  const stream = new Stream(chunks);
  let longName: string | undefined;
  while (true) {
    const header = stream.read(blockBytes);
    if (header === undefined || header.every((byte) => byte === 0)) return;
    if (!isTar(header)) throw new Refusal('It is a tar file that is damaged.');
    const size = numberAt(header, 124, 12);
    const type = String.fromCharCode(header[156] ?? 0);
    const padded = Math.ceil(size / blockBytes) * blockBytes;
    if (!Number.isSafeInteger(padded)) throw new Refusal('It is a tar file that is damaged.');
    const isName = (type === 'L' || type === 'x') && size <= 65_536;
    const prefix = textAt(header, 257, 5) === 'ustar' ? textAt(header, 345, 155) : '';
    const short = textAt(header, 0, 100);
    const path = longName ?? (prefix === '' ? short : `${prefix}/${short}`);
    if (isName || ((type === '0' || type === '\0') && wants(path, size))) {
      const bytes = stream.read(padded)?.subarray(0, size);
      if (bytes === undefined) throw new Refusal('It is a tar file that was cut off.');
      if (isName) {
        const text = new TextDecoder().decode(bytes);
        longName = type === 'x' ? paxPath(text) : text.replace(/\0.*$/s, '');
        continue;
      }
      yield { name: path, bytes };
    } else if (!stream.skip(padded)) throw new Refusal('It is a tar file that was cut off.');
    longName = undefined;
  }
}

class Stream {
  private readonly source: Iterator<Uint8Array>;
  private chunk: Uint8Array = new Uint8Array();

  constructor(chunks: Iterable<Uint8Array>) {
    this.source = chunks[Symbol.iterator]();
  }

  private next(): boolean {
    const { value, done } = this.source.next();
    if (done === true) return false;
    this.chunk = value;
    return true;
  }

  /** So many bytes, copied; undefined when there are fewer. */
  read(bytes: number): Uint8Array | undefined {
    const parts: Uint8Array[] = [];
    for (let left = bytes; left > 0; ) {
      if (this.chunk.length === 0 && !this.next()) return undefined;
      const part = this.chunk.subarray(0, left);
      parts.push(part);
      left -= part.length;
      this.chunk = this.chunk.subarray(part.length);
    }
    const out = new Uint8Array(bytes);
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  skip(bytes: number): boolean {
    for (let left = bytes; left > 0; ) {
      if (this.chunk.length === 0 && !this.next()) return false;
      const gone = Math.min(left, this.chunk.length);
      left -= gone;
      this.chunk = this.chunk.subarray(gone);
    }
    return true;
  }
}
