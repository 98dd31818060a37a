import type { Design } from '../../model/design';
import { findAny } from '../../model/find';

/** Names of fields in a mark that an import left: what it could not learn, or read off a name. */
const markedIn = (mark: 'unknown' | 'guessed') => (design: Design, id: string) => {
  const element = findAny(design, id) as
    | { readonly [M in typeof mark]?: readonly string[] }
    | undefined;
  return element?.[mark] ?? [];
};

export const unknownIn = markedIn('unknown');
export const guessedIn = markedIn('guessed');
