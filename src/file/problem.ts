import type { Design } from '../model/design';
import { limits } from './format';

export type Key = string | number;

/** Something in a file that could not be taken as it is. */
export interface Problem {
  /** Keys from the outside in, as in the file: `['topology', 'hosts', 2, 'name']`. */
  readonly path: readonly Key[];
  /** The same in words: `topology.hosts[2].name`; empty for the file as a whole. */
  readonly place: string;
  /** The element it belongs to, when that much could be read. */
  readonly id?: string;
  /** A sentence: what is wrong and what was done about it. */
  readonly message: string;
  /** 1-based; in UTF-16 units. Absent when there is no text (links) or no such place in it. */
  readonly line?: number;
  readonly column?: number;
  /** Nothing could be opened. */
  readonly fatal?: boolean;
}

/** A design and what had to be left out of it, or no design and why. */
export type ReadResult =
  | { readonly design: Design; readonly problems: readonly Problem[] }
  | { readonly design: undefined; readonly problems: readonly Problem[] };

/** The way to a value, linked from the inside out: made for every record, spelled only for problems. */
export interface At {
  readonly up: At | undefined;
  readonly key: Key;
}

const pathTo = (at: At | undefined): Key[] => {
  const path: Key[] = [];
  for (let here = at; here !== undefined; here = here.up) path.unshift(here.key);
  return path;
};

/** `['topology', 'hosts', 2, 'name']` → `topology.hosts[2].name`. */
export const placeName = (path: readonly Key[]): string => {
  let out = '';
  for (const key of path) {
    out += typeof key === 'number' ? `[${key}]` : `${out === '' ? '' : '.'}${shown(key)}`;
  }
  return out;
};

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** A value as a sentence can hold it. */
export const inWords = (value: unknown): string => {
  if (typeof value === 'string') return `“${shown(value)}”`;
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : String(value);
};

export const fatal = (message: string, where?: { line: number; column: number }): ReadResult => ({
  design: undefined,
  problems: [{ path: [], place: '', message, fatal: true, ...where }],
});

/** Collects problems, at most `limits.problems` of them. */
export class Problems {
  private readonly kept: Problem[] = [];
  private more = 0;

  add(at: At | undefined, id: string | undefined, message: string): void {
    if (this.kept.length >= limits.problems) {
      this.more += 1;
      return;
    }
    const path = pathTo(at);
    this.kept.push({ path, place: placeName(path), ...(id === undefined ? {} : { id }), message });
  }

  list(): Problem[] {
    if (this.more === 0) return this.kept;
    const message = `There are ${this.more} more problems.`;
    return [...this.kept, { path: [], place: '', message }];
  }
}
