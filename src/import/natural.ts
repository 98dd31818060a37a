const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Texts as people count. */
export const inNaturalOrder = (a: string, b: string): number => collator.compare(a, b);

interface Named {
  readonly name: string;
}
/** Names as people count: vmnic2 before vmnic10. */
export const byNaturalName = (a: Named, b: Named): number => inNaturalOrder(a.name, b.name);
