import { fromBase64 } from './base64';
import { crc32, pngChunks, pngKeyword } from './png-chunks';
import { metadataMark } from './svg';

/** Largest design read out of a picture, in bytes of its text. */
const mostBytes = 50_000_000;

const asText = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const inSvg = (bytes: Uint8Array): string | undefined => {
  const text = asText(bytes);
  const start = text?.indexOf(`<metadata id="${metadataMark}">`) ?? -1;
  if (text === undefined || start < 0) return undefined;
  const from = text.indexOf('>', start) + 1;
  const to = text.indexOf('</metadata>', from);
  if (to < 0 || to - from > mostBytes * 1.4) return undefined;
  const inner = fromBase64(text.slice(from, to).replace(/\s/g, ''));
  return inner === undefined ? undefined : asText(inner);
};

const inPng = (bytes: Uint8Array): string | undefined => {
  for (const { type, data, crc } of pngChunks(bytes)) {
    if (type !== 'iTXt') continue;
    const end = data.indexOf(0);
    if (end < 0 || asText(data.subarray(0, end)) !== pngKeyword) continue;
    if (crc32(type, data) !== crc) return undefined;
    // Keyword, 0, compression flag, method, language, 0, translated keyword, 0, text: ours is never compressed.
    if (data[end + 1] !== 0) return undefined;
    const language = data.indexOf(0, end + 3);
    const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
    return translated < 0 ? undefined : asText(data.subarray(translated + 1));
  }
  return undefined;
};

/**
 * The design file inside a picture that was exported with it: SVG (UTF-8) or PNG. Undefined when
 * the picture holds none, or a damaged one; its text is as untrusted as any file.
 */
export const designIn = (bytes: Uint8Array): string | undefined => {
  if (bytes.length > mostBytes * 2) return undefined;
  return bytes[0] === 0x89 && bytes[1] === 0x50 ? inPng(bytes) : inSvg(bytes);
};
