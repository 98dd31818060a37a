import { isDate, isMac, parseIp4, parseIp6, parseSubnet, parseVlans } from '../../model/formats';
import type { IntShape, TextFormat, TextShape } from '../../model/shape/shape';

const rules: Readonly<Partial<Record<TextFormat, readonly [(text: string) => boolean, string]>>> = {
  ip4: [(text) => parseIp4(text) !== undefined, 'Write four numbers, like 10.0.0.1.'],
  ip6: [(text) => parseIp6(text) !== undefined, 'Write an IPv6 address, like fd00::1.'],
  subnet: [(text) => parseSubnet(text) !== undefined, 'Write a subnet, like 10.0.0.0/24.'],
  mac: [isMac, 'Write a MAC address, like 00:50:56:00:00:01.'],
  vlans: [
    (text) => parseVlans(text) !== undefined,
    'Write VLANs 1 to 4094, like 10,20,100-110, or all.',
  ],
  date: [isDate, 'Write a day, like 2026-01-31.'],
};

/** Why a text cannot be kept in this field, as a sentence; an empty one means "not stated". */
export const checkText =
  (shape: TextShape, required: boolean) =>
  (text: string): string | undefined => {
    const trimmed = text.trim();
    if (trimmed === '') return required ? 'It needs a text.' : undefined;
    if (text.length > shape.max) return `At most ${shape.max} characters.`;
    const rule = rules[shape.format];
    return rule === undefined || rule[0](trimmed) ? undefined : rule[1];
  };

/** The number in a text, which may have separators and a unit behind it; undefined when there is none. */
export const readNumber = (text: string): number | undefined => {
  const match = /^\s*(-?\d[\d,_ ]*)/.exec(text);
  const rest = match === null ? '' : text.slice(match[0].length);
  if (match === null || !/^\s*[a-z/]*\s*$/i.test(rest)) return undefined;
  const value = Number((match[1] ?? '').replaceAll(/[,_ ]/g, ''));
  return Number.isSafeInteger(value) ? value : undefined;
};

export const checkNumber =
  (shape: IntShape, required: boolean) =>
  (text: string): string | undefined => {
    if (text.trim() === '') return required ? 'It needs a number.' : undefined;
    const value = readNumber(text);
    if (value === undefined) return 'Write a whole number.';
    return value < shape.min || value > shape.max
      ? `From ${shape.min} to ${shape.max}${shape.unit === undefined ? '' : ` ${shape.unit}`}.`
      : undefined;
  };
