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
  let items: readonly T[] | undefined;
  return {
    change: (out: readonly Spoken<T>[], come: readonly Spoken<T>[]): void => {
      items = undefined;
      if (out.length + come.length > 16 + entries.length / 32) {
        const gone = new Set(out);
        entries = [...entries.filter((entry) => !gone.has(entry)), ...come].sort(compare);
        return;
      }
      for (const entry of out) {
        const at = placeOf(entries, entry);
        if (entries[at]?.said.key === entry.said.key) entries.splice(at, 1);
      }
      for (const entry of come) entries.splice(placeOf(entries, entry), 0, entry);
    },
    /** The items in order; the same array until the next change. */
    items: (): readonly T[] => {
      items ??= entries.map(({ said }) => said);
      return items;
    },
  };
};
