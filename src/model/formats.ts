/** Reading and writing of the small texts inside a design: VLAN ranges, addresses, subnets. */

/** Inclusive ranges of VLAN ids, ascending and apart. `all` is `[[1, 4094]]`. */
export type VlanRanges = readonly (readonly [from: number, to: number])[];

const everyVlan: VlanRanges = [[1, 4094]];
const parsed = new Map<string, VlanRanges | undefined>();

/** "10,20-30" or "all" → ranges; undefined when the text is not a list of ids from 1 to 4094. */
export const parseVlans = (text: string): VlanRanges | undefined => {
  if (parsed.has(text)) return parsed.get(text);
  const ranges = readVlans(text);
  // Designs repeat a handful of lists; hostile input must not grow the memory without end.
  if (parsed.size > 5000) parsed.clear();
  parsed.set(text, ranges);
  return ranges;
};

const readVlans = (text: string): VlanRanges | undefined => {
  const trimmed = text.trim();
  if (trimmed === 'all') return everyVlan;
  if (trimmed === '') return [];
  const ranges: [number, number][] = [];
  for (const part of trimmed.split(',')) {
    const match = /^\s*(\d{1,4})\s*(?:-\s*(\d{1,4})\s*)?$/.exec(part);
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (from < 1 || to > 4094 || from > to) return undefined;
    ranges.push([from, to]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
};

export const vlansInclude = (ranges: VlanRanges, vlan: number): boolean =>
  ranges.some(([from, to]) => from <= vlan && vlan <= to);

/** The shortest text for ranges: "10,20-30"; every VLAN is "all". */
export const formatVlans = (ranges: VlanRanges): string =>
  ranges.length === 1 && ranges[0]?.[0] === 1 && ranges[0][1] === 4094
    ? 'all'
    : ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
