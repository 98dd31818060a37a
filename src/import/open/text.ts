/** Share of zero bytes at every other place from which text is taken for UTF-16 without a mark. */
const utf16Share = 0.4;

const encodingOf = (head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const look = Math.min(head.length, 1000);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < look; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = look / 2;
  if (odd > half * utf16Share && even < half * 0.1) return 'utf-16le';
  if (even > half * utf16Share && odd < half * 0.1) return 'utf-16be';
  return 'utf-8';
};

/** Where Windows-1252 differs from Latin-1: bytes 0x80 to 0x9f. Node's own decoder takes one for the other. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export const decodeWindows1252 = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes)
    .replaceAll(/[\x80-\x9f]/g, (letter) => windows[letter.charCodeAt(0) - 0x80] ?? letter);

/**
 * Text of bytes in UTF-8 or UTF-16 (with or without a mark), else in Windows-1252, in which every
 * byte is a letter: RVTools and consoles write what the machine's language is set to.
 * Of a part of a file (`isPart`), half a character at the end is left out.
 */
export const decodeText = (bytes: Uint8Array, isPart = false): string => {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes, { stream: isPart });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isPart });
  } catch {
    return decodeWindows1252(bytes);
  }
};

/** Control characters that consoles do write: tab, line breaks, form feed, escape. */
const written = new Set([8, 9, 10, 11, 12, 13, 26, 27]);

/** Does text begin here, in any of the encodings? */
export const isText = (head: Uint8Array): boolean => {
  if (encodingOf(head) !== 'utf-8') return true;
  const look = head.subarray(0, 4096);
  let odd = 0;
  for (const byte of look) {
    if (byte === 0) return false;
    if (byte < 32 && !written.has(byte)) odd += 1;
  }
  return odd <= look.length * 0.01;
};
