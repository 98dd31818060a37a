import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { classes } from './class-names';
import { type SelectHow, treeKey } from './tree-keys';

/** One visible row; rows come flat, in order, parents before children. */
export interface TreeRow {
  readonly key: string;
  /** 1 is the outermost. */
  readonly level: number;
  /** Place among the siblings, from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
  /** Undefined: nothing inside. */
  readonly expanded?: boolean | undefined;
  /** What first letters find. */
  readonly text: string;
}

interface TreeProps<R extends TreeRow> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly isSelected: (row: R) => boolean;
  /** Rows to select: the one that was clicked or reached, or all between (`range`). */
  readonly onSelect: (rows: readonly R[], how: SelectHow) => void;
  readonly onExpand: (row: R, expanded: boolean) => void;
  /** Enter or double-click. */
  readonly onActivate: (row: R) => void;
  /** Keys the tree does not know: true when they were used. */
  readonly onKey?: (event: KeyboardEvent, row: R) => boolean;
  readonly onMenu: (row: R, at: { readonly x: number; readonly y: number }) => void;
  /** What is read out, where that is more than the text. */
  readonly speak?: (row: R) => string;
  readonly children: (row: R, isActive: boolean) => ReactNode;
  /** Brings a row into view and makes it the active one whenever `count` changes. */
  readonly goTo?: { readonly count: number; readonly key: string } | undefined;
  readonly className?: string;
}

const rowHeight = 26;

/**
 * A tree after the ARIA practices, virtualised: one tab stop whose active row is told by
 * `aria-activedescendant`; arrows walk and fold, letters search, Shift and Ctrl select several.
 */
export const Tree = <R extends TreeRow>(props: TreeProps<R>) => {
  const { rows, onSelect, onExpand, goTo } = props;
  const box = useRef<HTMLDivElement>(null);
  const base = useId();
  const [activeKey, setActiveKey] = useState<string>();
  const [anchorKey, setAnchorKey] = useState<string>();
  const typed = useRef({ text: '', at: 0 });
  const found = rows.findIndex((row) => row.key === activeKey);
  const chosen = found < 0 && activeKey === undefined ? rows.findIndex(props.isSelected) : found;
  // When the active row is deleted, the one that takes its place becomes active.
  const lastActive = useRef(0);
  const active = Math.max(0, chosen < 0 ? Math.min(lastActive.current, rows.length - 1) : chosen);
  useEffect(() => {
    lastActive.current = active;
  }, [active]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (i) => rows[i]?.key ?? i,
    overscan: 8,
    // The active row stays in the document even when scrolled away, so that focus can name it.
    rangeExtractor: (range) => {
      const from = Math.max(0, range.startIndex - range.overscan);
      const to = Math.min(range.count - 1, range.endIndex + range.overscan);
      const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
      return active < from
        ? [active, ...shown]
        : active > to && active < range.count
          ? [...shown, active]
          : shown;
    },
  });

  const went = useRef(goTo?.count);
  useEffect(() => {
    if (goTo === undefined || went.current === goTo.count) return;
    const at = rows.findIndex((row) => row.key === goTo.key);
    if (at < 0) return;
    went.current = goTo.count;
    setActiveKey(goTo.key);
    setAnchorKey(goTo.key);
    virtual.scrollToIndex(at, { align: 'auto' });
  }, [goTo, rows, virtual]);

  const between = (key: string | undefined, to: number) => {
    const at = rows.findIndex((row) => row.key === key);
    const from = at < 0 ? to : at;
    return rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  };

  const go = (to: number, how: SelectHow | 'none') => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row === undefined) return;
    setActiveKey(row.key);
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    if (how === 'range') {
      // The range goes on from where its first step was made.
      const anchor = anchorKey ?? rows[active]?.key;
      setAnchorKey(anchor);
      onSelect(between(anchor, rows.indexOf(row)), how);
    } else {
      if (how !== 'none') onSelect([row], how);
      setAnchorKey(row.key);
    }
  };

  const search = (letter: string, now: number) => {
    const isFresh = now - typed.current.at > 700;
    typed.current = { text: (isFresh ? '' : typed.current.text) + letter.toLowerCase(), at: now };
    const { text } = typed.current;
    const from = text.length === 1 ? active + 1 : active;
    for (let i = 0; i < rows.length; i += 1) {
      const at = (from + i) % rows.length;
      if (rows[at]?.text.toLowerCase().startsWith(text) === true) return go(at, 'replace');
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (row === undefined || event.target !== event.currentTarget) return;
    if (props.onKey?.(event, row) === true) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const step = treeKey(
      event,
      rows,
      active,
      Math.floor((box.current?.clientHeight ?? 260) / rowHeight),
    );
    if (step === undefined) {
      if (
        event.key.length === 1 &&
        /[\p{L}\p{N}]/u.test(event.key) &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey
      ) {
        search(event.key, event.timeStamp);
        event.preventDefault();
        event.stopPropagation();
      }
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (step.do === 'go') go(step.to, step.how);
    else if (step.do === 'expand') onExpand(row, step.open);
    else if (step.do === 'activate') props.onActivate(row);
    else if (step.do === 'toggle') onSelect([row], 'toggle');
    else {
      const element = document.getElementById(`${base}-${row.key}`);
      const rect = (element ?? event.currentTarget).getBoundingClientRect();
      props.onMenu(row, { x: rect.left + 24, y: rect.bottom });
    }
  };

  const onClick = (event: MouseEvent, row: R, at: number) => {
    setActiveKey(row.key);
    if (event.shiftKey) onSelect(between(anchorKey ?? rows[active]?.key, at), 'range');
    else {
      setAnchorKey(row.key);
      onSelect([row], event.ctrlKey || event.metaKey ? 'toggle' : 'replace');
    }
  };

  return (
    <div
      ref={box}
      role="tree"
      aria-label={props.label}
      aria-multiselectable="true"
      aria-activedescendant={rows.length === 0 ? undefined : `${base}-${rows[active]?.key}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={classes(
        'group/tree min-h-0 overflow-auto',
        // The active row wears the ring; an empty tree has none and wears it itself.
        rows.length === 0 ? '-outline-offset-2' : 'outline-none',
        props.className,
      )}
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const isActive = item.index === active;
          return (
            // The keyboard belongs to the tree itself: rows are named by aria-activedescendant.
            <div
              key={row.key}
              id={`${base}-${row.key}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.expanded}
              aria-selected={props.isSelected(row)}
              aria-label={props.speak?.(row) ?? row.text}
              data-active={isActive}
              className="group/row absolute inset-x-1 top-0 flex items-center gap-1 rounded-md pr-1 text-xs hover:bg-hover aria-selected:bg-chosen data-[active=true]:group-focus-visible/tree:outline-2 data-[active=true]:group-focus-visible/tree:outline-accent data-[active=true]:group-focus-visible/tree:-outline-offset-2"
              style={{
                height: rowHeight,
                transform: `translateY(${item.start}px)`,
                paddingInlineStart: (row.level - 1) * 12 + 2,
              }}
              onMouseDown={(event) => {
                // The focus stays on the tree, which names its active row.
                if (event.target instanceof HTMLInputElement) return;
                event.preventDefault();
                box.current?.focus({ preventScroll: true });
              }}
              onClick={(event) => onClick(event, row, item.index)}
              onKeyDown={() => undefined}
              onDoubleClick={() => props.onActivate(row)}
              onContextMenu={(event) => {
                event.preventDefault();
                setActiveKey(row.key);
                if (!props.isSelected(row)) onSelect([row], 'replace');
                props.onMenu(row, { x: event.clientX, y: event.clientY });
              }}
            >
              <span
                aria-hidden="true"
                className="flex h-full w-4 shrink-0 items-center justify-center text-ink-faint"
                onClick={(event) => {
                  if (row.expanded === undefined) return;
                  event.stopPropagation();
                  onExpand(row, !row.expanded);
                }}
              >
                {row.expanded !== undefined && (
                  <ChevronRight size={12} className={row.expanded ? 'rotate-90' : undefined} />
                )}
              </span>
              {props.children(row, isActive)}
            </div>
          );
        })}
      </div>
    </div>
  );
};
