import { deflateSync, Inflate } from 'fflate';
import { fromBase64url } from './base64url';
import { BadBytes, ByteReader, ByteWriter } from './bytes';
import { crc32 } from './crc32';
import { dictionaryText } from './dictionary-1';

/** Numbers of the first two bytes; a new way of packing or a new dictionary gets the next one. */
const codec = 1;
const dictionaryId = 1;

/** Longest packed design a link may inflate to, in bytes. */
export const mostRawBytes = 16 * 1024 * 1024;

let dictionaryBytes: Uint8Array | undefined;
export const dictionary = (): Uint8Array => {
  dictionaryBytes ??= fromBase64url(dictionaryText) ?? new Uint8Array();
  return dictionaryBytes;
};

/** `[codec][dictionary][raw length][deflated length][CRC-32 of raw, 4 bytes][raw deflate]`. */
export const seal = (raw: Uint8Array): Uint8Array => {
  const deflated = deflateSync(raw, { level: 9, dictionary: dictionary() });
  const out = new ByteWriter();
  out.byte(codec);
  out.byte(dictionaryId);
  out.varint(raw.length);
  out.varint(deflated.length);
  const crc = crc32(raw);
  for (const shift of [0, 8, 16, 24]) out.byte((crc >>> shift) & 255);
  out.bytes(deflated);
  return out.done();
};

export interface Header {
  readonly isNewer: boolean;
  readonly rawLength: number;
  readonly crc: number;
  /** Offset of the deflated bytes, and of their end. */
  readonly start: number;
  readonly end: number;
}

/** The first bytes of a sealed design; throws `BadBytes` when there are too few of them. */
export const readHeader = (bytes: Uint8Array): Header => {
  const from = new ByteReader(bytes);
  const isNewer = from.byte() !== codec || from.byte() !== dictionaryId;
  if (isNewer) return { isNewer, rawLength: 0, crc: 0, start: 0, end: 0 };
  const rawLength = from.varint();
  const length = from.varint();
  let crc = 0;
  for (const factor of [1, 2 ** 8, 2 ** 16, 2 ** 24]) crc += from.byte() * factor;
  return { isNewer, rawLength, crc, start: from.at, end: from.at + length };
};

/**
 * The packed design; throws `BadBytes` when the bytes are not those that were sealed. Inflates in
 * small steps and stops as soon as there is more than was said, so a bomb stays small.
 */
export const unseal = (bytes: Uint8Array, header: Header): Uint8Array => {
  if (header.rawLength > mostRawBytes) throw new BadBytes('it claims to be far too large');
  const raw = new Uint8Array(header.rawLength);
  let length = 0;
  const inflate = new Inflate({ dictionary: dictionary() }, (chunk) => {
    if (length + chunk.length > raw.length) throw new BadBytes('it is larger than it says');
    raw.set(chunk, length);
    length += chunk.length;
  });
  try {
    const step = 1024;
    for (let at = header.start; at < header.end; at += step) {
      const next = Math.min(at + step, header.end);
      inflate.push(bytes.subarray(at, next), next === header.end);
    }
  } catch (error) {
    throw error instanceof BadBytes ? error : new BadBytes('it does not inflate');
  }
  if (length !== raw.length || crc32(raw) !== header.crc)
    throw new BadBytes('its checksum is wrong');
  return raw;
};
