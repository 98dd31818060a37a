import type { Key } from './problem';

/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Wanted {
  readonly answers: number[];
  readonly next: Map<Key, Wanted>;
}

/**
 * Where the value at a path stands in a JSON text: at its key inside an object, at its first
 * character inside a list. Undefined when there is no such path; a text that is not JSON gives
 * what could be followed.
 */
export const locate = (text: string, path: readonly Key[]): Position | undefined =>
  locateAll(text, [path])[0];

/** Many paths in one pass over the text. */
export const locateAll = (
  text: string,
  paths: readonly (readonly Key[])[],
): (Position | undefined)[] => {
  const root: Wanted = { answers: [], next: new Map() };
  for (const [i, path] of paths.entries()) {
    let here = root;
    for (const key of path) {
      let next = here.next.get(key);
      if (next === undefined) {
        next = { answers: [], next: new Map() };
        here.next.set(key, next);
      }
      here = next;
    }
    here.answers.push(i);
  }
  const offsets = new Array<number | undefined>(paths.length).fill(undefined);
  const start = skipSpace(text, 0);
  for (const i of root.answers) offsets[i] = start;
  follow(text, start, root, offsets);
  return positions(text, offsets);
};

/** Walks the value at `from` along the wanted paths; returns the offset behind it. */
const follow = (
  text: string,
  from: number,
  wanted: Wanted,
  offsets: (number | undefined)[],
): number => {
  const open = text[from];
  if (wanted.next.size === 0 || (open !== '{' && open !== '[')) return skipValue(text, from);
  let at = from + 1;
  for (let index = 0; at < text.length; index++) {
    at = skipSpace(text, at);
    if (text[at] === '}' || text[at] === ']') return at + 1;
    const start = at;
    let key: Key = index;
    if (open === '{') {
      if (text[at] !== '"') return text.length;
      at = skipString(text, at);
      key = keyOf(text.slice(start, at));
      at = skipSpace(text, at);
      if (text[at] !== ':') return text.length;
      at = skipSpace(text, at + 1);
    }
    const next = wanted.next.get(key);
    if (next === undefined) at = skipValue(text, at);
    else {
      for (const i of next.answers) offsets[i] = start;
      at = follow(text, at, next, offsets);
    }
    at = skipSpace(text, at);
    if (text[at] === ',') at += 1;
    else return at + 1;
  }
  return at;
};

const keyOf = (quoted: string): string => {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return '';
  }
};

/** The first offset at or after `at` that is not JSON white space. */
export const skipSpace = (text: string, at: number): number => {
  let i = at;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9 && c !== 0xfeff) break;
  }
  return i;
};

const skipString = (text: string, at: number): number => {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i += 1;
    else if (c === 34) return i + 1;
  }
  return text.length;
};

/** Behind a value of any depth; by counting brackets, so nesting cannot exhaust the stack. */
const skipValue = (text: string, at: number): number => {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) i = skipString(text, i) - 1;
    else if (c === 123 || c === 91) depth += 1;
    else if (c === 125 || c === 93) {
      if (depth === 0) return i;
      depth -= 1;
    } else if (depth > 0 || c !== 44) continue;
    if (depth === 0) return c === 44 ? i : i + 1;
  }
  return text.length;
};

const positions = (text: string, offsets: readonly (number | undefined)[]) => {
  const order = offsets
    .map((offset, i) => ({ offset, i }))
    .filter((o): o is { offset: number; i: number } => o.offset !== undefined)
    .sort((a, b) => a.offset - b.offset);
  const out = new Array<Position | undefined>(offsets.length).fill(undefined);
  let line = 1;
  let lineStart = 0;
  for (const { offset, i } of order) {
    for (;;) {
      const feed = text.indexOf('\n', lineStart);
      if (feed < 0 || feed >= offset) break;
      line += 1;
      lineStart = feed + 1;
    }
    out[i] = { line, column: offset - lineStart + 1 };
  }
  return out;
};

/** The place of one offset. */
export const positionAt = (text: string, offset: number): Position =>
  positions(text, [offset])[0] ?? { line: 1, column: 1 };
