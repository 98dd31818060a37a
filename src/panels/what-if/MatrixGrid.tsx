import { useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentProps, type KeyboardEvent, useRef, useState } from 'react';
import { type Effect, effects } from '../../analysis/failures/effect';
import { keyOf } from '../../analysis/failures/elements';
import type { TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { classes as classNames } from '../../ui/class-names';
import { TrafficDot } from '../elements/TrafficDots';
import { EffectMark, effectColour } from './EffectMark';
import type { MatrixCell, MatrixRow, Sight } from './failure-matrix';

interface MatrixGridProps {
  readonly classes: readonly TrafficClass[];
  readonly rows: readonly MatrixRow[];
  /** Keys of what is down just now. */
  readonly failed: ReadonlySet<string>;
  readonly sort: Sight['sort'];
  readonly onSort: (sort: Sight['sort']) => void;
  readonly onOpen: (row: MatrixRow) => void;
}

/** Pixels. */
const rowHeight = 28;
const page = 8;

/** Where the keyboard stands; row −1 is the header. */
interface At {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, (at: At, last: At) => At>> = {
  ArrowDown: (at, last) => ({ ...at, row: Math.min(at.row + 1, last.row) }),
  ArrowUp: (at) => ({ ...at, row: Math.max(at.row - 1, -1) }),
  ArrowRight: (at, last) => ({ ...at, column: Math.min(at.column + 1, last.column) }),
  ArrowLeft: (at) => ({ ...at, column: Math.max(at.column - 1, 0) }),
  PageDown: (at, last) => ({ ...at, row: Math.min(at.row + page, last.row) }),
  PageUp: (at) => ({ ...at, row: Math.max(at.row - page, 0) }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, last) => ({ ...at, column: last.column }),
};

const pairWords = { DISCONNECTED: 'hosts parted', 'AT-RISK': 'pairs at risk' } as const;

/** What a cell says: its mark and words. */
const cellLook = ({ effect, hosts, pair }: MatrixCell): { mark: Effect; text: string } => {
  if (pair !== undefined) {
    return { mark: pair === 'DISCONNECTED' ? 'lost' : 'atRisk', text: pairWords[pair] };
  }
  return {
    mark: effect,
    text: hosts > 1 ? `${effects[effect]} on ${hosts} hosts` : effects[effect],
  };
};

const wordsOf = (name: string, traffic: TrafficClass, cell: MatrixCell | undefined): string =>
  `${name}, ${trafficClasses[traffic]}: ${cell === undefined ? effects.same : cellLook(cell).text}`;

/** The table itself: one tab stop, arrows move between cells, Enter opens one's what-if; only rows in sight are mounted. */
export const MatrixGrid = ({ classes, rows, failed, sort, onSort, onOpen }: MatrixGridProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const last = { row: rows.length - 1, column: classes.length };
  const current = { row: Math.min(at.row, last.row), column: Math.min(at.column, last.column) };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = step(current, last);
    setAt(next);
    if (next.row >= 0) virtual.scrollToIndex(next.row);
    // The row may be mounted by the scroll just asked for.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)
        ?.focus(),
    );
  };
  const cell = (row: number, column: number) => ({
    'data-cell': `${row} ${column}`,
    tabIndex: row === current.row && column === current.column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  });
  const header = (column: number, by: NonNullable<Sight['sort']>, words: string) => (
    <th
      key={by}
      scope="col"
      aria-sort={sort !== by ? 'none' : by === 'name' ? 'ascending' : 'descending'}
      className="sticky top-0 z-10 border-line border-b bg-surface p-0 font-normal"
    >
      <button
        type="button"
        {...cell(-1, column)}
        className="flex h-7 w-full items-center gap-1.5 px-2 text-start text-2xs text-ink-soft hover:bg-hover"
        onClick={() => onSort(sort === by ? undefined : by)}
      >
        {by !== 'name' && by !== 'worst' && <TrafficDot traffic={by} />}
        <span className="truncate">{words}</span>
        {sort === by && <span aria-hidden="true">▾</span>}
      </button>
    </th>
  );
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto px-2 pb-2">
      <table
        aria-label="Elements by traffic classes"
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: 220 + classes.length * 110 }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: 240 }} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {header(0, 'name', 'If this fails')}
            {classes.map((traffic, i) => header(i + 1, traffic, trafficClasses[traffic]))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <Row
                key={row.key}
                row={row}
                index={item.index}
                classes={classes}
                isDown={row.elements.every((element) => failed.has(keyOf(element)))}
                cell={(column) => cell(item.index, column)}
                onOpen={() => onOpen(row)}
              />
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
};

/** Stands for the rows that are not mounted. */
const Gap = ({ height }: { readonly height: number }) =>
  height <= 0 ? null : (
    <tr>
      <td style={{ height }} />
    </tr>
  );

interface RowProps {
  readonly row: MatrixRow;
  readonly index: number;
  readonly classes: readonly TrafficClass[];
  readonly isDown: boolean;
  readonly cell: (column: number) => ComponentProps<'button'>;
  readonly onOpen: () => void;
}

const Row = ({ row, index, classes, isDown, cell, onOpen }: RowProps) => (
  <tr
    aria-rowindex={index + 2}
    data-matrix-row={row.key}
    className={isDown ? 'bg-tint-error' : undefined}
  >
    <th scope="row" className="border-line border-b p-0 font-normal">
      <button
        type="button"
        {...cell(0)}
        className={classNames(
          'block h-[27px] w-full truncate px-2 text-start text-xs hover:bg-hover',
          isDown && 'line-through',
        )}
        data-tip={row.name}
        onClick={onOpen}
      >
        {row.name}
      </button>
    </th>
    {classes.map((traffic, i) => {
      const found = row.cells.get(traffic);
      const look = found && cellLook(found);
      return (
        <td key={traffic} className="border-line border-b p-0">
          <button
            type="button"
            {...cell(i + 1)}
            aria-label={wordsOf(row.name, traffic, found)}
            data-effect={look?.mark}
            className={classNames(
              'flex h-[27px] w-full items-center gap-1.5 px-2 text-xs hover:bg-hover',
              effectColour(look?.mark ?? 'same'),
            )}
            onClick={onOpen}
          >
            {look !== undefined && look.mark !== 'same' && (
              <>
                <EffectMark effect={look.mark} />
                <span className="truncate">{look.text}</span>
              </>
            )}
          </button>
        </td>
      );
    })}
  </tr>
);
