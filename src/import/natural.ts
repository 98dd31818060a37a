const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

interface Named {
  readonly name: string;
}
/** Names as people count: vmnic2 before vmnic10. */
export const byNaturalName = (a: Named, b: Named): number => collator.compare(a.name, b.name);
