/** The frame of a PNG file (RFC 2083): a signature, then chunks of length, type, data and CRC. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  readonly crc: number;
}

/** Keyword of the chunk that holds our design. */
export const pngKeyword = 'vswitchboard-design';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 over type and data, as PNG has it. */
export const crc32 = (type: string, data: Uint8Array): number => {
  let crc = 0xffffffff;
  const step = (byte: number) => {
    crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  };
  for (let i = 0; i < type.length; i++) step(type.charCodeAt(i));
  for (const byte of data) step(byte);
  return (crc ^ 0xffffffff) >>> 0;
};

/** The chunks up to the first that does not fit; none when it is not a PNG. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  if (!signature.every((byte, i) => bytes[i] === byte)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    if (length > bytes.length - at - 12) return;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    yield { type, data, crc: view.getUint32(at + 8 + length) };
    at += 12 + length;
  }
}

const chunkOf = (type: string, data: Uint8Array): Uint8Array => {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(type, data));
  return out;
};

/** The PNG with a design in it, as uncompressed international text before the end. The bytes as they were if they are no PNG. */
export const withDesign = (png: Uint8Array, design: string): Uint8Array => {
  let end = 8;
  let found = false;
  for (const { type, data } of pngChunks(png)) {
    if (type === 'IEND') {
      found = true;
      break;
    }
    end += data.length + 12;
  }
  if (!found) return png;
  const head = new TextEncoder().encode(`${pngKeyword}\0\0\0\0\0`);
  const text = new TextEncoder().encode(design);
  const data = new Uint8Array(head.length + text.length);
  data.set(head);
  data.set(text, head.length);
  const chunk = chunkOf('iTXt', data);
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, end));
  out.set(chunk, end);
  out.set(png.subarray(end), end + chunk.length);
  return out;
};
