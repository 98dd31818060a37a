import { placeOf } from '../../model/kinds';
import { fromBase64url, toBase64url } from './base64url';

/** A what-if in a link: what fails and comes back, and where it is shown. */
export interface Timeline {
  readonly steps: readonly {
    readonly do: 'fail' | 'restore';
    /** Element ids, or `upstream:s1`. */
    readonly keys: readonly string[];
    readonly name?: string;
  }[];
  /** Steps that have happened where the link opens. */
  readonly at: number;
}

const mostSteps = 100;
const mostKeys = 200;
const longestName = 120;
/** Characters that are looked at. */
const mostCharacters = 16_000;

const upstream = 'upstream:';
/** `up.` in a link: a colon does not travel well. */
const shortUpstream = 'up.';

/**
 * `2,fh1.n1-s1~UmFjayBB,rs1`: steps that have happened, then each step as f or r with its keys,
 * and its name in base64url behind a tilde. Characters that mail programs leave alone.
 */
export const encodeTimeline = ({ steps, at }: Timeline): string =>
  [
    String(at),
    ...steps.slice(0, mostSteps).map((step) => {
      const keys = step.keys.slice(0, mostKeys).map((key) => key.replace(upstream, shortUpstream));
      const name =
        step.name === undefined ? '' : `~${toBase64url(new TextEncoder().encode(step.name))}`;
      return `${step.do === 'fail' ? 'f' : 'r'}${keys.join('-')}${name}`;
    }),
  ].join(',');

const keyOf = (word: string): string | undefined => {
  const isUpstream = word.startsWith(shortUpstream);
  const id = isUpstream ? word.slice(shortUpstream.length) : word;
  if (id.length > 40 || placeOf(id) === undefined) return undefined;
  return isUpstream ? upstream + id : id;
};

const nameOf = (word: string): string | undefined => {
  const bytes = fromBase64url(word.slice(0, longestName * 6));
  if (bytes === undefined) return undefined;
  const text = new TextDecoder().decode(bytes).replaceAll(/\p{Cc}/gu, ' ');
  const name = text.trim().slice(0, longestName);
  return name === '' ? undefined : name;
};

/** What can be read of it; undefined where no step can. Never throws. */
export const decodeTimeline = (text: string): Timeline | undefined => {
  const [first = '', ...words] = text.slice(0, mostCharacters).split(',', mostSteps + 1);
  const steps = words.flatMap((word) => {
    const what = word.startsWith('f') ? 'fail' : word.startsWith('r') ? 'restore' : undefined;
    const [list = '', title] = word.slice(1).split('~', 2);
    const keys = list.split('-', mostKeys).flatMap((key) => keyOf(key) ?? []);
    if (what === undefined || keys.length === 0) return [];
    const name = title === undefined ? undefined : nameOf(title);
    return [{ do: what, keys, ...(name === undefined ? {} : { name }) } as const];
  });
  if (steps.length === 0) return undefined;
  const at = /^\d{1,3}$/.test(first) ? Number(first) : steps.length;
  return { steps, at: Math.min(at, steps.length) };
};
