import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';

/** Spread `item` on the row's own <li>: a list holds nothing else. */
export interface RowPlace {
  readonly active: boolean;
  readonly item: {
    readonly style: CSSProperties;
    /** Of rows that grow with their text: measures them. */
    readonly ref?: (row: HTMLElement | null) => void;
    readonly 'data-index': number;
    readonly 'aria-setsize': number;
    readonly 'aria-posinset': number;
  };
}

interface RowListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  /** Pixels; of rows that grow a first guess. */
  readonly rowHeight: number;
  /** Rows are as high as their text. */
  readonly grows?: boolean;
  /** The row at `at` is brought into view when it is `of` something else than before. */
  readonly sight?: { readonly of: string; readonly at: number } | undefined;
  readonly children: (row: T, place: RowPlace) => ReactNode;
}

const edges: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
  PageDown: (at, last) => Math.min(at + 8, last),
  PageUp: (at) => Math.max(at - 8, 0),
};

/** A long list of which only the rows in sight are mounted; arrows move between rows, Tab within one. */
export const RowList = <T,>(props: RowListProps<T>) => {
  const { label, rows, rowHeight, grows = false, sight, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const { scrollToIndex } = virtual;
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (sight?.of === seen.current) return;
    seen.current = sight?.of;
    if (sight === undefined) return;
    setActive(sight.at);
    scrollToIndex(sight.at);
  }, [sight, scrollToIndex]);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = edges[event.key];
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = move(Math.min(active, rows.length - 1), rows.length - 1);
    setActive(next);
    virtual.scrollToIndex(next);
    // The row may be mounted by the scroll just asked for: focus follows in the next frame.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] [data-row]`)?.focus(),
    );
  };
  const items = virtual.getVirtualItems();
  const current = Math.min(active, Math.max(0, rows.length - 1));
  return (
    <div ref={scroller} className="@container min-h-0 flex-1 overflow-auto">
      <ul
        aria-label={label}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const at = event.target.closest('[data-index]')?.getAttribute('data-index');
          if (at !== null && at !== undefined) setActive(Number(at));
        }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <Fragment key={item.key}>
              {children(row, {
                active: item.index === current,
                item: {
                  'data-index': item.index,
                  'aria-setsize': rows.length,
                  'aria-posinset': item.index + 1,
                  style: {
                    top: 0,
                    transform: `translateY(${item.start}px)`,
                    ...(grows ? {} : { height: item.size }),
                  },
                  ...(grows ? { ref: virtual.measureElement } : {}),
                },
              })}
            </Fragment>
          );
        })}
      </ul>
    </div>
  );
};
