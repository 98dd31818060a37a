/** Ids as people count them: `h2` before `h10`, a parent before what is inside it. */
export const compareIds = (a: string, b: string): number => {
  if (a === b) return 0;
  if (!a.includes('.') && !b.includes('.')) return compareParts(a, b);
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

/**
 * A text that sorts as people count, for lists that are sorted after every edit: making it once is
 * cheaper than taking ids apart in each comparison. Numbers of ids have seven digits at most.
 */
export const sortKey = (ids: readonly string[]): string =>
  ids.join(' ').replace(/\d+/g, (digits) => digits.padStart(7, '0'));
