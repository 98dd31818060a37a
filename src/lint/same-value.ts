const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i])) return false;
  return true;
};

const sameFields = (a: Record<string, unknown>, b: Record<string, unknown>): boolean => {
  let fields = 0;
  // Plain data has no inherited fields; a list of the names would be made for every comparison.
  for (const name in a) {
    fields += 1;
    if (!Object.hasOwn(b, name) || !sameValue(a[name], b[name])) return false;
  }
  for (const _ in b) fields -= 1;
  return fields === 0;
};

/** Equality of plain data: numbers, texts, arrays and records, compared by what they hold. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && sameItems(a, b);
  }
  return sameFields(a as Record<string, unknown>, b as Record<string, unknown>);
};
