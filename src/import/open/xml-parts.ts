import { limits, Refusal } from './limits';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The five entities of XML and characters by number. A document's own entities are never looked up. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (all, dec, hex, name) => {
        if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? all) : all;
        const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
        return code > 0x10_ffff ? '\ufffd' : String.fromCodePoint(code);
      })
    : text;

/** Attributes of a start tag by name, a namespace's prefix kept. */
export const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map(
    [...tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, unescapeXml(double ?? single ?? '')],
    ),
  );

/** Start tags of one local name, for the small parts of a workbook. */
export const tagsOf = (xml: string, name: string): ReadonlyMap<string, string>[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(\\s[^<>]*)?>`, 'g'))].map(([, tag = '']) =>
    attributesOf(tag),
  );

export interface Element {
  /** What stands in its start tag behind the name. */
  readonly tag: string;
  /** What stands between its tags, as it is written. */
  readonly inner: string;
}

const endsName = (code: number): boolean => code === 32 || code === 62 || code === 47 || code < 32;

/**
 * Elements of one name out of XML that comes in chunks, so that a sheet is never in memory as a
 * whole. They must not hold others of their name. `prefix` is that of the namespace, with its colon.
 * Throws `Refusal` when one is larger than any honest one, or when the text ends within one.
 */
export function* elementsOf(
  chunks: Iterable<string>,
  name: string,
  prefix: string,
): Generator<Element> {
  const open = `<${prefix}${name}`;
  const close = `</${prefix}${name}>`;
  let text = '';
  let at = 0;
  /** Where the search of the element under way goes on. */
  let seen = 0;
  for (const chunk of chunks) {
    text = text.slice(at) + chunk;
    seen = Math.max(0, seen - at);
    at = 0;
    while (true) {
      const start = text.indexOf(open, at);
      if (start < 0 || start + open.length >= text.length) {
        at = start < 0 ? Math.max(at, text.length - open.length) : start;
        seen = at;
        break;
      }
      const from = start + open.length;
      if (!endsName(text.charCodeAt(from))) {
        at = from;
        continue;
      }
      const tagEnd = text.indexOf('>', from);
      const isEmpty = tagEnd > 0 && text.charCodeAt(tagEnd - 1) === 47;
      const end = tagEnd < 0 || isEmpty ? tagEnd : text.indexOf(close, Math.max(tagEnd, seen));
      if (end < 0) {
        at = start;
        seen = Math.max(start, text.length - close.length);
        break;
      }
      at = isEmpty ? tagEnd + 1 : end + close.length;
      seen = at;
      yield {
        tag: text.slice(from, isEmpty ? tagEnd - 1 : tagEnd),
        inner: isEmpty ? '' : text.slice(tagEnd + 1, end),
      };
    }
    if (text.length - at > limits.elementUnits) throw new Refusal('It holds a row without end.');
  }
  if (text.startsWith(open, at) && text.length - at > open.length) {
    throw new Refusal('It breaks off within a row.');
  }
}

/** Text in chunks out of bytes in chunks: the parts of a workbook are UTF-8. */
export function* decoded(chunks: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder();
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The prefix of the namespace of a document's root, with its colon: `x:`, mostly nothing. */
export const prefixOf = (start: string, root: string): string =>
  new RegExp(`<([\\w.-]{1,40}:)?${root}[\\s>]`).exec(start)?.[1] ?? '';

/** The first of some chunks, and all of them once more. */
export const peeked = <T>(chunks: Iterator<T>): { first: T | undefined; all: Iterable<T> } => {
  const { value, done } = chunks.next();
  if (done === true) return { first: undefined, all: [] };
  return {
    first: value,
    all: (function* () {
      yield value;
      for (let next = chunks.next(); next.done !== true; next = chunks.next()) yield next.value;
    })(),
  };
};
