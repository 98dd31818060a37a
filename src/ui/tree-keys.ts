export type SelectHow = 'replace' | 'toggle' | 'range';

interface Row {
  readonly level: number;
  readonly expanded?: boolean | undefined;
}

export type TreeStep =
  | { readonly do: 'go'; readonly to: number; readonly how: SelectHow | 'none' }
  | { readonly do: 'expand'; readonly open: boolean }
  | { readonly do: 'activate' }
  | { readonly do: 'toggle' }
  | { readonly do: 'menu' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const parentOf = (rows: readonly Row[], at: number): number => {
  const level = rows[at]?.level ?? 1;
  for (let i = at - 1; i >= 0; i -= 1) if ((rows[i]?.level ?? 1) < level) return i;
  return at;
};

/**
 * What a key does in a tree (ARIA practices): Shift selects a range, Ctrl moves without selecting.
 * Undefined for keys that mean nothing here, so that they go on to the app.
 */
export const treeKey = (
  event: Key,
  rows: readonly Row[],
  at: number,
  page: number,
): TreeStep | undefined => {
  if (event.altKey) return undefined;
  const isCtrl = event.ctrlKey || event.metaKey;
  const how = event.shiftKey ? 'range' : isCtrl ? 'none' : 'replace';
  const row = rows[at];
  switch (event.key) {
    case 'ArrowDown':
      return { do: 'go', to: at + 1, how };
    case 'ArrowUp':
      return { do: 'go', to: at - 1, how };
    case 'PageDown':
      return { do: 'go', to: at + page, how };
    case 'PageUp':
      return { do: 'go', to: at - page, how };
    case 'Home':
      return { do: 'go', to: 0, how };
    case 'End':
      return { do: 'go', to: rows.length - 1, how };
    case 'ArrowRight':
      if (row?.expanded === false) return { do: 'expand', open: true };
      return row?.expanded === true ? { do: 'go', to: at + 1, how } : undefined;
    case 'ArrowLeft':
      if (row?.expanded === true) return { do: 'expand', open: false };
      return { do: 'go', to: parentOf(rows, at), how };
    case 'Enter':
      return isCtrl ? undefined : { do: 'activate' };
    case ' ':
      return { do: 'toggle' };
    case 'ContextMenu':
      return { do: 'menu' };
    case 'F10':
      return event.shiftKey ? { do: 'menu' } : undefined;
    default:
      return undefined;
  }
};
