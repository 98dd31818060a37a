import type { RawFinding } from './rule';

type Data = RawFinding['data'];

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;

/** Puts data in the `{places}` of a text. A place without data stays as it is, for the tests to see. */
export const fill = (text: string, data: Data): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    if (!Object.hasOwn(data, name)) return place;
    const value = data[name];
    return typeof value === 'object' ? listed(value) : String(value);
  });
