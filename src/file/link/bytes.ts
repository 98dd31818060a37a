/** Bytes that grow as they are written. */
export class ByteWriter {
  private buffer = new Uint8Array(1024);
  private length = 0;
  private readonly encoder = new TextEncoder();

  byte(value: number): void {
    this.room(1);
    this.buffer[this.length++] = value;
  }

  /** A whole number from 0 to 2^53 − 1, seven bits a byte, the lowest first. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  bytes(values: Uint8Array): void {
    this.room(values.length);
    this.buffer.set(values, this.length);
    this.length += values.length;
  }

  utf8(text: string): Uint8Array {
    return this.encoder.encode(text);
  }

  done(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private room(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const next = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    next.set(this.buffer.subarray(0, this.length));
    this.buffer = next;
  }
}

/** Thrown inside this room when bytes do not make sense; `decodeLink` turns it into a sentence. */
export class BadBytes extends Error {}

/** Reads what `ByteWriter` wrote; throws `BadBytes` past the end or for a number that is too large. */
export class ByteReader {
  at = 0;
  private readonly source: Uint8Array;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(source: Uint8Array) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  byte(): number {
    const value = this.source[this.at];
    if (value === undefined) throw new BadBytes('the data ends too early');
    this.at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (let i = 0; i < 8; i++) {
      const part = this.byte();
      value += (part % 128) * factor;
      if (part < 128) {
        if (!Number.isSafeInteger(value)) break;
        return value;
      }
      factor *= 128;
    }
    throw new BadBytes('a number is too large');
  }

  bytes(length: number): Uint8Array {
    if (length > this.source.length - this.at) throw new BadBytes('the data ends too early');
    this.at += length;
    return this.source.subarray(this.at - length, this.at);
  }

  utf8(length: number): string {
    try {
      return this.decoder.decode(this.bytes(length));
    } catch {
      throw new BadBytes('a text is not UTF-8');
    }
  }
}

/** Small for small differences of either sign: 0, −1, 1, −2, 2 → 0, 1, 2, 3, 4. */
export const zigzag = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);
export const unzigzag = (n: number): number => (n % 2 === 1 ? -(n + 1) / 2 : n / 2);
