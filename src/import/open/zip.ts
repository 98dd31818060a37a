import { inflated } from './inflate';
import { type Budget, checkGrowth, limits, Refusal } from './limits';
import { decodeWindows1252 } from './text';

/** Where a zip keeps what (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16). */
const signature = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;
const endBytes = 22;
const longestComment = 65_535;

export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  /** As the directory claims it. */
  readonly inflatedBytes: number;
  /** 0 stored, 8 deflated; others are refused when read. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its local header begins. */
  readonly at: number;
}

export interface Zip {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Offsets beyond 2^53 are no honest file's; they fail the check of bounds. */
const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

const endOf = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - endBytes - longestComment);
  for (let at = view.byteLength - endBytes; at >= lowest; at--) {
    if (view.getUint32(at, true) === signature.end) return at;
  }
  throw new Refusal('It is a zip file that was cut off: its directory is missing.');
};

const directoryOf = (view: DataView, end: number) => {
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === signature.locator64) {
    const at = long(view, locator + 8);
    if (at + 56 <= view.byteLength && view.getUint32(at, true) === signature.end64) {
      return { count: long(view, at + 32), at: long(view, at + 48) };
    }
  }
  return { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true) };
};

const nameOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
};

/** Sizes and offset of 64 bits stand in the extra field, those only that do not fit in 32 (4.5.3). */
const widened = (view: DataView, from: number, to: number, short: readonly number[]) => {
  const numbers = [...short];
  for (let at = from; at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let field = at + 4;
      for (const [i, number] of numbers.entries()) {
        if (number !== 0xffff_ffff || field + 8 > Math.min(to, at + 4 + length)) continue;
        numbers[i] = long(view, field);
        field += 8;
      }
    }
    at += 4 + length;
  }
  return numbers;
};

/**
 * The directory of a zip; nothing is inflated. Throws `Refusal` for what is cut off, has too many
 * files, or claims to inflate to more than there may be.
 */
export const readZip = (bytes: Uint8Array): Zip => {
  const view = viewOf(bytes);
  if (bytes.length < endBytes) throw new Refusal('It is a zip file that was cut off.');
  const directory = directoryOf(view, endOf(view));
  if (directory.count > limits.entries) {
    throw new Refusal(`It holds ${directory.count} files; at most ${limits.entries} are read.`);
  }
  const entries: ZipEntry[] = [];
  let at = directory.at;
  let claimed = 0;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.central) {
      throw new Refusal('It is a zip file with a damaged directory.');
    }
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) throw new Refusal('It is a zip file with a damaged directory.');
    const [inflatedBytes = 0, packedBytes = 0, local = 0] = widened(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    claimed += inflatedBytes;
    entries.push({
      name: nameOf(bytes.subarray(at + 46, nameEnd)),
      packedBytes,
      inflatedBytes,
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      at: local,
    });
    at = next;
  }
  if (claimed > limits.inflatedBytes) {
    throw new Refusal(
      `It says that it inflates to ${Math.ceil(claimed / 2 ** 20)} MiB; at most ${limits.inflatedBytes / 2 ** 20} MiB are read.`,
    );
  }
  return { bytes, entries };
};

/** What an entry holds, in chunks. Throws `Refusal` for what is damaged, encrypted or a bomb. */
export function* readEntry(zip: Zip, entry: ZipEntry, budget: Budget): Generator<Uint8Array> {
  if (entry.isEncrypted) throw new Refusal('It is protected by a password.');
  checkGrowth(entry.packedBytes, entry.inflatedBytes);
  const view = viewOf(zip.bytes);
  const { at } = entry;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== signature.local) {
    throw new Refusal('It is damaged: its beginning is not where the zip says.');
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.packedBytes;
  if (end > view.byteLength) throw new Refusal('It is cut off.');
  const packed = zip.bytes.subarray(start, end);
  if (entry.method === 0) {
    budget.take(packed.length);
    yield packed;
  } else if (entry.method === 8) {
    let length = 0;
    for (const chunk of inflated(packed, 'deflate', budget)) {
      length += chunk.length;
      // No entry is larger than the directory claims, and what all claim is bounded.
      if (length > entry.inflatedBytes) throw new Refusal('It is damaged: its length is wrong.');
      yield chunk;
    }
    if (length !== entry.inflatedBytes) throw new Refusal('It is damaged: its length is wrong.');
  } else throw new Refusal(`It is packed in a way that is not read (method ${entry.method}).`);
}
