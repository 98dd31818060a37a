/** Ids as people count them: `h2` before `h10`, a parent before what is inside it. */
export const compareIds = (a: string, b: string): number => {
  if (a === b) return 0;
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = compareParts(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
};

const compareParts = (a: string, b: string): number => {
  if (a === b) return 0;
  const x = Number(a.slice(1));
  const y = Number(b.slice(1));
  if (a[0] === b[0] && x !== y && Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return a < b ? -1 : 1;
};

export const compareIdLists = (a: readonly string[], b: readonly string[]): number => {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareIds(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
};

/** The same list when it is in order already, which it mostly is. */
export const inIdOrder = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => {
  const isSorted = items.every((item, i) => {
    const before = items[i - 1];
    return before === undefined || compareIds(before.id, item.id) <= 0;
  });
  return isSorted ? items : items.toSorted((a, b) => compareIds(a.id, b.id));
};
