import type { Spoken } from './spoken';

interface Kept {
  readonly key: string;
}

type Block<T> = readonly Spoken<T>[];

/** A block that grows to twice this is cut in two. */
const blockSize = 64;

const compare = <T extends Kept>(a: Spoken<T>, b: Spoken<T>): number => {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.said.key === b.said.key ? 0 : a.said.key < b.said.key ? -1 : 1;
};

/** The first place whose item is not before the entry, as `isBefore` tells. */
const placeIn = <I>(items: readonly I[], isBefore: (item: I) => boolean): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = items[middle];
    if (there !== undefined && isBefore(there)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const cut = <T>(entries: readonly Spoken<T>[]): Block<T>[] => {
  const blocks: Block<T>[] = [];
  for (let at = 0; at < entries.length; at += blockSize) {
    blocks.push(entries.slice(at, at + blockSize));
  }
  return blocks;
};

/**
 * A sorted list that takes few changes at the cost of few, and many at the cost of sorting. It is
 * kept in blocks: an edit copies the one that it changes and not the thousands of entries beside
 * it, and what was handed out before stays as it was.
 */
export const makePile = <T extends Kept>() => {
  let blocks: readonly Block<T>[] = [];
  let size = 0;

  /** The block where an entry stands or would stand, and its place there. */
  const placeOf = (entry: Spoken<T>) => {
    const after = placeIn(blocks, (block) => {
      const last = block[block.length - 1];
      return last !== undefined && compare(last, entry) < 0;
    });
    const nth = Math.min(after, Math.max(0, blocks.length - 1));
    const block: Block<T> = blocks[nth] ?? [];
    return { nth, block, at: placeIn(block, (there) => compare(there, entry) < 0) };
  };

  const takeOut = (entry: Spoken<T>) => {
    const { nth, block, at } = placeOf(entry);
    if (block[at]?.said.key !== entry.said.key) return;
    size -= 1;
    blocks =
      block.length === 1 ? blocks.toSpliced(nth, 1) : blocks.with(nth, block.toSpliced(at, 1));
  };

  const putIn = (entry: Spoken<T>) => {
    const { nth, block, at } = placeOf(entry);
    size += 1;
    const grown = block.toSpliced(at, 0, entry);
    blocks = blocks.toSpliced(nth, 1, ...(grown.length < 2 * blockSize ? [grown] : cut(grown)));
  };

  return {
    change: (out: readonly Spoken<T>[], come: readonly Spoken<T>[]): void => {
      if (out.length + come.length > 16 + size / 32) {
        const gone = new Set(out);
        const entries = blocks.flat().filter((entry) => !gone.has(entry));
        for (const entry of come) entries.push(entry);
        entries.sort(compare);
        blocks = cut(entries);
        size = entries.length;
        return;
      }
      for (const entry of out) takeOut(entry);
      for (const entry of come) putIn(entry);
    },
    /** The entries in order, in blocks that are never written to again. */
    blocks: (): readonly Block<T>[] => blocks,
  };
};
