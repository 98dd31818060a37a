import type { TreeRow } from '../../ui/Tree';
import type { Item } from './items';

export interface OutlineRow extends TreeRow {
  readonly item: Item;
}

/** The rows that are unfolded, flat. `folds` holds what the person has folded or unfolded by key. */
export const rowsOf = (
  roots: readonly Item[],
  folds: ReadonlyMap<string, boolean>,
): readonly OutlineRow[] => {
  const rows: OutlineRow[] = [];
  const walk = (items: readonly Item[], level: number) => {
    for (const [i, item] of items.entries()) {
      const expanded = item.inside && (folds.get(item.key) ?? item.open ?? false);
      rows.push({
        key: item.key,
        level,
        position: i + 1,
        siblings: items.length,
        expanded,
        text: item.text,
        item,
      });
      if (expanded === true && item.inside !== undefined) walk(item.inside(), level + 1);
    }
  };
  walk(roots, 1);
  return rows;
};

/** Keys from the outermost row to the row of an element, so that all but the last can be unfolded. Undefined when it has none. */
export const wayTo = (roots: readonly Item[], id: string): readonly string[] | undefined => {
  const rootId = id.split('.')[0] ?? id;
  const search = (items: readonly Item[]): readonly string[] | undefined => {
    for (const item of items) {
      if (item.id === id) return [item.key];
      // Below another host there is nothing of this element.
      const isForeign =
        item.kind === 'host' && item.id !== undefined && item.id !== rootId && rootId[0] === 'h';
      if (item.inside === undefined || isForeign) continue;
      const rest = search(item.inside());
      if (rest !== undefined) return [item.key, ...rest];
    }
    return undefined;
  };
  return search(roots);
};
