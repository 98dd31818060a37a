import { isDate, isMac, parseIp4, parseIp6, parseSubnet, parseVlans } from '../../model/formats';
import type { Shape, TextFormat, TextShape } from '../../model/shape/shape';

/** Shapes of single values; references are read as text here and followed later. */
export type ScalarShape = Extract<
  Shape,
  { type: 'text' | 'int' | 'flag' | 'choice' | 'id' | 'ref' }
>;

const formats: Readonly<Record<TextFormat, readonly [(text: string) => boolean, string]>> = {
  plain: [() => true, 'a text'],
  long: [() => true, 'a text'],
  ip4: [(text) => parseIp4(text) !== undefined, 'an IPv4 address like 10.0.0.1'],
  ip6: [(text) => parseIp6(text) !== undefined, 'an IPv6 address like fd00::1'],
  subnet: [(text) => parseSubnet(text) !== undefined, 'a subnet like 10.0.0.0/24'],
  mac: [isMac, 'a MAC address like 00:50:56:00:00:01'],
  vlans: [
    (text) => parseVlans(text) !== undefined,
    'VLANs 1 to 4094 like “10,20,100-110”, or “all”',
  ],
  date: [isDate, 'a day like 2026-01-31'],
};

const isText = (shape: TextShape, raw: unknown): raw is string =>
  typeof raw === 'string' && raw.length <= shape.max && formats[shape.format][0](raw);

/** The value if it is one of this shape, else undefined. Lone surrogates, which no file can hold, are replaced. */
export const readScalar = (shape: ScalarShape, raw: unknown): unknown => {
  switch (shape.type) {
    case 'text':
      return isText(shape, raw) ? raw.toWellFormed() : undefined;
    case 'int':
      return Number.isSafeInteger(raw) && inRange(shape, raw as number) ? raw : undefined;
    case 'flag':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'choice':
      return typeof raw === 'string' && Object.hasOwn(shape.of, raw) ? raw : undefined;
    case 'id':
    case 'ref':
      return typeof raw === 'string' && raw.length <= 40 ? raw : undefined;
  }
};

/** As much of a free text as may be kept when it is too long; undefined for anything else. */
export const startOf = (shape: TextShape, raw: unknown): string | undefined => {
  if (typeof raw !== 'string' || (shape.format !== 'plain' && shape.format !== 'long')) {
    return undefined;
  }
  // Not in the middle of a character that takes two units.
  const isHalf = /[\ud800-\udbff]/.test(raw[shape.max - 1] ?? '');
  return raw.slice(0, isHalf ? shape.max - 1 : shape.max).toWellFormed();
};

const inRange = (shape: { readonly min: number; readonly max: number }, n: number): boolean =>
  n >= shape.min && n <= shape.max;

/** What the shape takes, to follow "expected". */
export const expected = (shape: Shape): string => {
  switch (shape.type) {
    case 'text':
      return `${formats[shape.format][1]} of at most ${shape.max} characters`;
    case 'int':
      return `a whole number from ${shape.min} to ${shape.max}${
        shape.unit === undefined ? '' : ` (${shape.unit})`
      }`;
    case 'flag':
      return 'true or false';
    case 'choice':
      return `one of ${Object.keys(shape.of).join(', ')}`;
    case 'choices':
      return `a list of ${Object.keys(shape.of).join(', ')}`;
    case 'id':
    case 'ref':
      return 'the id of an element';
    case 'refs':
      return `a list of at most ${shape.max} ids`;
    case 'record':
      return 'an object';
    case 'list':
      return 'a list of objects';
  }
};
