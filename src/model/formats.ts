/**
 * The written forms of addresses and VLAN lists. Only syntax is judged here: a network address
 * used as a host's, or a VLAN nobody trunks, is a finding of the linter and not a fault of the file.
 */

export type VlanRange = readonly [from: number, to: number];
export type VlanRanges = readonly VlanRange[] | 'all';

const vlanId = '(?:[1-9]\\d{0,2}|[1-3]\\d{3}|40[0-8]\\d|409[0-4])';
const vlanPart = `${vlanId}(?: ?- ?${vlanId})?`;
const byte = '(?:25[0-5]|2[0-4]\\d|1\\d{2}|[1-9]?\\d)';
const ip4Source = `${byte}(?:\\.${byte}){3}`;

/** Any number of groups on the left of `::` leaves so many for the right; a dotted tail takes two. */
const ip6Source = (() => {
  const group = '[0-9A-Fa-f]{1,4}';
  const forms = [`(?:${group}:){7}${group}`, `(?:${group}:){6}${ip4Source}`];
  for (let left = 0; left <= 7; left++) {
    const head = left === 0 ? '' : `${group}(?::${group}){${left - 1}}`;
    const tails = [left < 7 ? `(?:${group}(?::${group}){0,${6 - left}})?` : ''];
    if (left <= 5) tails.push(`(?:${group}:){0,${5 - left}}${ip4Source}`);
    forms.push(`${head}::(?:${tails.join('|')})`);
  }
  return `(?:${forms.join('|')})`;
})();

/** Regular expressions of the formats, as JSON Schema writes them (no flags). */
export const patterns = {
  vlans: `^(?:all|${vlanPart}(?: ?, ?${vlanPart})*)$`,
  ip4: `^${ip4Source}$`,
  ip6: `^${ip6Source}$`,
  subnet: `^(?:${ip4Source}/(?:3[0-2]|[12]?\\d)|${ip6Source}/(?:12[0-8]|1[01]\\d|[1-9]?\\d))$`,
  mac: '^(?:[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5})$',
  date: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
} as const;

const vlansPattern = new RegExp(patterns.vlans);
const ip6Pattern = new RegExp(patterns.ip6);
const subnetPattern = new RegExp(patterns.subnet);
const macPattern = new RegExp(patterns.mac);
const datePattern = new RegExp(patterns.date);

// The same few lists stand on every port of a design; the bound keeps hostile files from growing it.
const parsed = new Map<string, VlanRanges | undefined>();

/**
 * VLAN ids of "10,20,100-110" as merged ranges in ascending order, or 'all'.
 * Ids are 1 to 4094; anything else gives undefined.
 */
export const parseVlans = (text: string): VlanRanges | undefined => {
  const known = parsed.get(text);
  if (known !== undefined || parsed.has(text)) return known;
  const ranges = rangesOf(text);
  if (parsed.size > 2000) parsed.clear();
  parsed.set(text, ranges);
  return ranges;
};

const rangesOf = (text: string): VlanRanges | undefined => {
  if (!vlansPattern.test(text)) return undefined;
  if (text === 'all') return 'all';
  const ranges = text
    .split(',')
    .map((part) => part.split('-').map(Number))
    .map(([a = 0, b = a]): VlanRange => (a <= b ? [a, b] : [b, a]))
    .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const merged: VlanRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1] + 1) {
      merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])];
    } else merged.push(range);
  }
  return merged;
};

/** Is this VLAN (1 to 4094) one of the list? */
export const vlansInclude = (ranges: VlanRanges, vlan: number): boolean =>
  ranges === 'all'
    ? vlan >= 1 && vlan <= 4094
    : ranges.some(([from, to]) => from <= vlan && vlan <= to);

/** The shortest way to write the list: "10,20,100-110", or "all". */
export const formatVlans = (ranges: VlanRanges): string =>
  ranges === 'all'
    ? 'all'
    : ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');

/** A dot where a digit could stand. */
const dot = '.'.charCodeAt(0) - 48;

/** An IPv4 address as an unsigned 32-bit number; undefined when it is not one. No leading zeros. */
export const parseIp4 = (text: string): number | undefined => {
  // Read digit by digit: linting asks for every address of a thousand hosts, several times over.
  let value = 0;
  let bytes = 0;
  let byte = -1;
  for (let i = 0; i <= text.length; i++) {
    const digit = i === text.length ? dot : text.charCodeAt(i) - 48;
    if (digit === dot) {
      if (byte < 0) return undefined;
      value = value * 256 + byte;
      byte = -1;
      bytes += 1;
    } else if (digit < 0 || digit > 9 || byte === 0) return undefined;
    else {
      byte = byte < 0 ? digit : byte * 10 + digit;
      if (byte > 255) return undefined;
    }
  }
  return bytes === 4 ? value : undefined;
};

/** The dotted form of an unsigned 32-bit number. */
export const formatIp4 = (value: number): string =>
  [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');

/** An IPv6 address (RFC 4291 text, without a zone) as eight 16-bit groups; undefined when it is not one. */
export const parseIp6 = (text: string): readonly number[] | undefined => {
  if (!ip6Pattern.test(text)) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => groupsOf(half));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  if (tail === undefined) return head.length === 8 ? head : undefined;
  // A dotted tail may stand only at the very end.
  if ((halves[0] ?? '').includes('.')) return undefined;
  const zeros = 8 - head.length - tail.length;
  return zeros < 1 ? undefined : [...head, ...new Array<number>(zeros).fill(0), ...tail];
};

const groupsOf = (half: string): number[] | undefined => {
  if (half === '') return [];
  const out: number[] = [];
  const parts = half.split(':');
  for (const [i, part] of parts.entries()) {
    if (/^[0-9A-Fa-f]{1,4}$/.test(part)) out.push(Number.parseInt(part, 16));
    else {
      const dotted = i === parts.length - 1 ? parseIp4(part) : undefined;
      if (dotted === undefined) return undefined;
      out.push(Math.floor(dotted / 65536), dotted % 65536);
    }
  }
  return out;
};

/** A subnet as written: address and prefix length. Host bits may be set: that is for the linter to say. */
export const parseSubnet = (
  text: string,
): { readonly address: string; readonly prefix: number } | undefined => {
  if (!subnetPattern.test(text)) return undefined;
  const [address = '', prefix = ''] = text.split('/');
  return { address, prefix: Number(prefix) };
};

/** Twelve hexadecimal digits in pairs, joined by colons or by hyphens. */
export const isMac = (text: string): boolean => macPattern.test(text);

/** A day as YYYY-MM-DD. */
export const isDate = (text: string): boolean => datePattern.test(text);
