export type Row = Record<string, unknown>;

/** The rows of one table, from all its holders, in the order of the design. */
export interface Rows {
  readonly values: readonly Row[];
  /** Index of each row's holder in the table above. */
  readonly holders: readonly number[];
  /** The id a row's own id is below, and the id that references inside it are told from; '' for none. */
  readonly prefixes: readonly string[];
  readonly roots: readonly string[];
  /**
   * The row each one is probably like: the same row of the holder's own twin (the fourth NIC of
   * the host before), else the row before it. −1 for none.
   */
  readonly twins: readonly number[];
}

export const rootRows = (value: Row): Rows => ({
  values: [value],
  holders: [0],
  prefixes: [''],
  roots: [''],
  twins: [-1],
});

/** Rows of a table below, given each holder's list (undefined when it has none). */
export const rowsBelow = (above: Rows, lists: readonly (readonly Row[] | undefined)[]): Rows => {
  const values: Row[] = [];
  const holders: number[] = [];
  const prefixes: string[] = [];
  const roots: string[] = [];
  const twins: number[] = [];
  const starts: number[] = [];
  for (const [holder, list] of lists.entries()) {
    starts.push(values.length);
    if (list === undefined) continue;
    const twin = above.twins[holder] ?? -1;
    const twinLength = lists[twin]?.length ?? 0;
    const id = above.values[holder]?.id;
    const prefix = typeof id === 'string' && id !== '' ? `${id}.` : '';
    for (const [i, value] of list.entries()) {
      twins.push(i < twinLength ? (starts[twin] ?? 0) + i : i > 0 ? values.length - 1 : -1);
      values.push(value);
      holders.push(holder);
      prefixes.push(prefix);
      roots.push(above.roots[holder] || (typeof id === 'string' ? id : ''));
    }
  }
  return { values, holders, prefixes, roots, twins };
};
