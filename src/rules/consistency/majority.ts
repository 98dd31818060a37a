/** Values by how many have them, the most common first; of two as common, the one seen first. */
export const byCount = (values: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, x], [, y]) => y - x).map(([value]) => value);
};

/** What most have, and who differs from it. */
export const oddOnes = <T>(
  members: readonly T[],
  of: (member: T) => string,
): { readonly usual: string; readonly odd: readonly T[]; readonly like: T | undefined } => {
  const values = members.map(of);
  const [first = ''] = values;
  // Most groups agree: then nothing is counted.
  if (values.every((value) => value === first)) return { usual: first, odd: [], like: members[0] };
  const [usual = ''] = byCount(values);
  return {
    usual,
    odd: members.filter((_, i) => values[i] !== usual),
    like: members[values.indexOf(usual)],
  };
};

// Findings name a few hosts; how many there are stands beside them.
const named = 6;

/** `esx01, esx02`, or the first six and how many more. */
export const few = (names: readonly string[]): readonly string[] =>
  names.length <= named ? names : [...names.slice(0, named), `${names.length - named} more`];
