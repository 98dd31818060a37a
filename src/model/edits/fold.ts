import { familiesOf, isBare, isNearly, mostCompared } from '../alike';
import type { Design, Host } from '../design';
import { find } from '../find';

/**
 * Which hosts are drawn as cards that say which other host they are like, instead of in full:
 * sixteen hosts alike are one board and fifteen cards.
 */

const withFolded = (design: Design, folded: readonly string[]): Design => {
  const { folded: _, ...rest } = design;
  return folded.length === 0 ? rest : { ...rest, folded };
};

/** Draws hosts as cards; what is no host, or a card already, is passed over. */
export const fold = (design: Design, ids: Iterable<string>): Design => {
  const before = new Set(design.folded);
  const fresh = [...new Set(ids)].filter(
    (id) => !before.has(id) && find(design, 'host', id) !== undefined,
  );
  return fresh.length === 0 ? design : withFolded(design, [...before, ...fresh]);
};

/** Draws hosts in full again. Without ids: all of them. */
export const unfold = (design: Design, ids?: readonly string[]): Design => {
  const { folded } = design;
  if (folded === undefined) return design;
  const gone = ids === undefined ? undefined : new Set(ids);
  const left = gone === undefined ? [] : folded.filter((id) => !gone.has(id));
  return left.length === folded.length ? design : withFolded(design, left);
};

/**
 * Of hosts alike in a cluster the first is drawn in full, the others are cards, and so is a host
 * that is nearly like one in full: its card says in what it differs. Hosts of which nothing is
 * known are like no other.
 */
export const foldAlike = (design: Design): Design => {
  const families = familiesOf(design)
    .filter(([first]) => first !== undefined && !isBare(first))
    // What most are like is what others are compared with.
    .toSorted((a, b) => b.length - a.length);
  const inFull = new Map<string | undefined, Host[]>();
  const cards: string[] = [];
  for (const family of families) {
    const [first, ...others] = family;
    if (first === undefined) continue;
    const beside = inFull.get(first.clusterId) ?? [];
    const isVariation = beside.slice(0, mostCompared).some((other) => isNearly(first, other));
    if (isVariation) cards.push(first.id);
    else inFull.set(first.clusterId, [...beside, first]);
    for (const { id } of others) cards.push(id);
  }
  return fold(design, cards);
};
