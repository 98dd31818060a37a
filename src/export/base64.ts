const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes, or text as UTF-8, in base64: the machine's own encoders differ between browser and Node. */
export const toBase64 = (source: string | Uint8Array): string => {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const n = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out.push(
      (letters[n >> 18] ?? '') +
        (letters[(n >> 12) & 63] ?? '') +
        (b === undefined ? '=' : (letters[(n >> 6) & 63] ?? '')) +
        (c === undefined ? '=' : (letters[n & 63] ?? '')),
    );
  }
  return out.join('');
};

/** The bytes behind base64; undefined when it is none. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const values = new Uint8Array(128);
  for (let i = 0; i < letters.length; i++) values[letters.charCodeAt(i)] = i;
  const clean = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < clean.length; i++) {
    held = ((held << 6) | (values[clean.charCodeAt(i)] ?? 0)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return bytes;
};
