import { isTar } from './tar';
import { isText } from './text';
import type { Zip } from './zip';

/** What can be done with somebody's drawing. */
const picture =
  'a picture, from which no networking can be read; import what the hosts themselves say (RVTools, a collector script)';

export type Container = 'zip' | 'gzip' | 'tar' | 'text';

/** First bytes of what is no container of ours, and the word for it. */
const binaries: readonly (readonly [bytes: readonly number[], word: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive: unpack it first'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive: unpack it first'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive: unpack it first'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive: unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive: unpack it first'],
  [[0x4d, 0x53, 0x43, 0x46], 'a cabinet archive: unpack it first'],
  [[0x4d, 0x5a], 'a Windows program'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a Linux program'],
  [[0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65], 'a Windows event log'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'an SQLite database'],
];

const begins = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => head[i] === byte);

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Names in the directory of a compound file are UTF-16: looked for as they stand in its bytes. */
const compoundWord = (bytes: Uint8Array): string => {
  const all = latin(bytes).replaceAll('\0', '');
  if (all.includes('EncryptedPackage')) {
    return 'an Excel workbook that is protected by a password: remove the password and save it again';
  }
  if (all.includes('VisioDocument')) return `a Visio drawing of the old kind: ${picture}`;
  return all.includes('Workbook')
    ? 'an Excel workbook of the old kind (.xls): save it as .xlsx'
    : 'an Office document of the old kind';
};

/** A PNG that we wrote holds its design. */
const pngWord = (bytes: Uint8Array): string =>
  latin(bytes).includes('vswitchboard')
    ? 'a picture made by vSwitchboard with its design inside: open it instead of importing it'
    : 'a PNG picture';

/** What bytes are, by looking at them: a container, text, or a word for what is neither. */
export const kindOf = (
  bytes: Uint8Array,
): { readonly container: Container } | { readonly word: string } => {
  if (begins(bytes, [0x50, 0x4b, 3, 4]) || begins(bytes, [0x50, 0x4b, 5, 6])) {
    return { container: 'zip' };
  }
  if (begins(bytes, [0x1f, 0x8b])) return { container: 'gzip' };
  if (isTar(bytes)) return { container: 'tar' };
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { word: compoundWord(bytes) };
  const word = binaries.find(([start]) => begins(bytes, start))?.[1];
  if (word === 'a PNG picture') return { word: pngWord(bytes) };
  // Short words may begin a text as well: `BZh`, `MZ`.
  if (word !== undefined && !(isText(bytes) && word.startsWith('a ') && bytes[0] !== 0x25)) {
    return { word };
  }
  return isText(bytes) ? { container: 'text' } : { word: 'no file of a kind that is read here' };
};

/** Parts by which a zip is told to be a document, and the word for it; undefined for plain zips. */
const packages: readonly (readonly [part: string, word: string])[] = [
  ['visio/document.xml', `a Visio drawing: ${picture}`],
  ['word/document.xml', 'a Word document'],
  ['ppt/presentation.xml', 'a PowerPoint presentation'],
  ['xl/workbook.bin', 'a binary Excel workbook (.xlsb): save it as .xlsx'],
  ['meta-inf/manifest.xml', 'an OpenDocument file: save it as .xlsx'],
];

/** What a zip is besides a folder: a workbook, or a document that is none of ours. */
export const packageOf = ({ entries }: Zip): 'workbook' | 'folder' | { readonly word: string } => {
  const names = new Set(entries.map(({ name }) => name.replaceAll('\\', '/').toLowerCase()));
  if (names.has('xl/workbook.xml')) return 'workbook';
  const found = packages.find(([part]) => names.has(part));
  if (found !== undefined) return { word: found[1] };
  return names.has('[content_types].xml') &&
    [...names].some((name) => name.endsWith('/workbook.xml'))
    ? 'workbook'
    : 'folder';
};

/** The word for text that is somebody's drawing or ours; undefined for what a reader may know. */
export const foreignText = (head: string): string | undefined => {
  const start = head.trimStart().slice(0, 4096);
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(start)
  ) {
    return head.includes('vswitchboard-design')
      ? 'a picture made by vSwitchboard with its design inside: open it instead of importing it'
      : 'an SVG picture';
  }
  if (/<mx(?:file|GraphModel)[\s>]/.test(start)) return `a draw.io diagram: ${picture}`;
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html)[\s>]/i.test(start)) return 'a web page';
  return undefined;
};
