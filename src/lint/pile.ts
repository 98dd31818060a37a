import type { Spoken } from './spoken';

interface Kept {
  readonly key: string;
}

const compare = <T extends Kept>(a: Spoken<T>, b: Spoken<T>): number => {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.said.key === b.said.key ? 0 : a.said.key < b.said.key ? -1 : 1;
};

/** Where an entry stands, or would: the first place whose entry is not before it. */
const placeOf = <T extends Kept>(entries: readonly Spoken<T>[], entry: Spoken<T>): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = entries[middle];
    if (there !== undefined && compare(there, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A sorted list that takes few changes at the cost of few, and many at the cost of sorting. */
export const makePile = <T extends Kept>() => {
  let entries: Spoken<T>[] = [];
  // Results keep the array they were given: it is never written to again.
  let items: readonly T[] = [];
  return {
    change: (out: readonly Spoken<T>[], come: readonly Spoken<T>[]): void => {
      if (out.length + come.length > 16 + entries.length / 32) {
        const gone = new Set(out);
        entries = [...entries.filter((entry) => !gone.has(entry)), ...come].sort(compare);
        items = entries.map(({ said }) => said);
        return;
      }
      const changed = items.slice();
      for (const entry of out) {
        const at = placeOf(entries, entry);
        if (entries[at]?.said.key !== entry.said.key) continue;
        entries.splice(at, 1);
        changed.splice(at, 1);
      }
      for (const entry of come) {
        const at = placeOf(entries, entry);
        entries.splice(at, 0, entry);
        changed.splice(at, 0, entry.said);
      }
      items = changed;
    },
    /** The items in order. */
    items: (): readonly T[] => items,
  };
};
