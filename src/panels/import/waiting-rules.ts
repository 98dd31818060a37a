import type { Question as Open } from '../../lint/rule';

/** Rules that could not judge an element for want of a fact, by the element's id. */
export const waitingRules = (open: readonly Open[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const rules = new Map<string, Set<string>>();
  for (const { rule, objects } of open) {
    for (const id of objects) {
      const set = rules.get(id);
      if (set === undefined) rules.set(id, new Set([rule]));
      else set.add(rule);
    }
  }
  return rules;
};

/** How many rules wait for word on one of the elements. */
export const waitingFor = (
  rules: ReadonlyMap<string, ReadonlySet<string>>,
  elements: readonly string[],
): number => new Set(elements.flatMap((id) => [...(rules.get(id) ?? [])])).size;
