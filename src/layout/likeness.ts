import type { Change } from '../analysis/difference';
import { unlikeness } from '../analysis/unlike';
import type { Design, Host } from '../model/design';
import type { Fold } from './folds';
import { shortName } from './short-name';

/** `vmnic3: Link up no, not yes`; `no vmnic3`; `vmk4 too`. */
const wordsOf = (host: Host, { path, kind, field, before, after }: Change): string => {
  const inside = path.startsWith(host.name)
    ? path.slice(host.name.length).replace(/^ › /, '')
    : path;
  if (kind === 'removed') return `no ${inside}`;
  if (kind === 'added') return `${inside} too`;
  const part = inside === '' ? '' : `${inside}: `;
  return `${part}${field ?? ''} ${after ?? 'not stated'}, not ${before ?? 'stated'}`;
};

/** Differences are told a few times; how many there are is said. */
const told = 12;

/** What a card says of the host it is like: a line, and a sentence for those who ask. */
export interface Likeness {
  readonly line: string;
  readonly title: string;
  readonly isAlike: boolean;
}

export const likenessOf = (design: Design, host: Host, { other, isAlike }: Fold): Likeness => {
  if (other === undefined) {
    const line = 'Drawn as a card';
    return { line, title: `${line}: no host of its cluster is drawn in full.`, isAlike: true };
  }
  const same = 'NICs, switches, port groups and VMkernel adapters are the same';
  if (isAlike) {
    return {
      line: `Same as ${shortName(other.name)}`,
      title: `Same as ${other.name}: ${same}.`,
      isAlike,
    };
  }
  const differences = unlikeness(design, host, other).map((change) => wordsOf(host, change));
  const things = differences.length === 1 ? 'one thing' : `${differences.length} things`;
  const shown = differences.slice(0, told).join('; ');
  const dots = differences.length > told ? `; and ${differences.length - told} more` : '';
  return {
    line: `As ${shortName(other.name)} but for ${things}: ${differences.join('; ')}`,
    title: `As ${other.name} but for ${things}: ${shown}${dots}.`,
    isAlike,
  };
};
