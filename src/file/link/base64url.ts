const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Int8Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;

/** Base64 in the alphabet for URLs (RFC 4648 §5), without padding. */
export const toBase64url = (bytes: Uint8Array): string => {
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    const quad = [18, 12, 6, 0].map((shift) => alphabet[(word >> shift) & 63]).join('');
    out.push(bytes.length - i >= 3 ? quad : quad.slice(0, bytes.length - i + 1));
  }
  return out.join('');
};

/** Undefined when a character is not of the alphabet or the length is impossible. */
export const fromBase64url = (text: string): Uint8Array | undefined => {
  if (text.length % 4 === 1) return undefined;
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[length++] = (word >> bits) & 255;
  }
  return out;
};

/** Characters for this many bytes. */
export const base64urlLength = (bytes: number): number => Math.ceil((bytes * 4) / 3);
