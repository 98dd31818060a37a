import type { ImportProblem } from '../../import/estate';
import type { ImportResult } from '../../import/result';
import type { TrafficPattern } from '../../import/traffic-names';
import type { Design, Host } from '../../model/design';

/** A file as it was dropped, pasted or chosen; the name holds its folders: `export/vNIC.csv`. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

/** What the page asks of the worker, once in its life. */
export interface ImportRequest {
  readonly files: readonly NamedFile[];
  readonly patterns: readonly TrafficPattern[];
  readonly theme: 'light' | 'dark';
}

/** How far the worker is. */
export interface Reading {
  readonly done: number;
  /** 0 where nobody knows yet. */
  readonly of: number;
  readonly what: string;
}

/** What was imported, but for the hosts: they come before it, in slices. */
export type ResultHead = Omit<ImportResult, 'design'> & {
  readonly design: Omit<Design, 'hosts'>;
};

/** What the worker answers, in this order; after `refused` nothing comes. */
export type ImportAnswer =
  | ({ readonly say: 'reading' } & Reading)
  | { readonly say: 'hosts'; readonly hosts: readonly Host[] }
  | { readonly say: 'result'; readonly head: ResultHead }
  | { readonly say: 'picture'; readonly svg: string }
  | {
      readonly say: 'refused';
      readonly reason: string;
      readonly problems: readonly ImportProblem[];
    };
