import { type KeyboardEvent, useRef, useState } from 'react';
import type { Standing } from '../../model/edits/teaming';
import { classes } from '../../ui/class-names';
import { TrafficDot } from '../elements/TrafficDots';
import {
  type CellChange,
  type GroupRow,
  type NicColumn,
  pastedCells,
  type UplinkMatrix,
} from './uplink-matrix';

interface UplinkGridProps {
  readonly matrix: UplinkMatrix;
  readonly readOnly: boolean;
  readonly onChange: (changes: readonly CellChange[], title: string) => void;
}

const next: Readonly<Record<Standing, Standing>> = {
  active: 'standby',
  standby: 'unused',
  unused: 'active',
};
const letters: Readonly<Record<string, Standing>> = { a: 'active', s: 'standby', u: 'unused' };
const moves: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const looks: Readonly<Record<Standing, string>> = {
  active: 'border border-accent bg-chosen font-semibold',
  standby: 'border border-accent border-dashed',
  unused: 'border border-line border-dotted text-ink-soft',
};

/** Neighbours with the same word, counted: the columns that a heading spans. */
const spans = (words: readonly string[]) => {
  const out: { word: string; count: number; at: number }[] = [];
  for (const [at, word] of words.entries()) {
    const last = out.at(-1);
    if (last?.word === word) last.count += 1;
    else out.push({ word, count: 1, at });
  }
  return out;
};

/** The table: one tab stop, arrows between cells, letters set them. */
export const UplinkGrid = ({ matrix, readOnly, onChange }: UplinkGridProps) => {
  const { columns, rows } = matrix;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const focus = (row: number, column: number) => {
    const to = {
      row: Math.max(0, Math.min(row, rows.length - 1)),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    };
    setAt(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
  };
  const set = (row: GroupRow, column: NicColumn, to: Standing) =>
    onChange(
      [{ groupId: row.id, nicId: column.nic.id, to }],
      `${column.nic.name}: ${to} in ${row.name}`,
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      focus(at.row + move[0], at.column + move[1]);
      return;
    }
    const to = letters[event.key.toLowerCase()];
    const row = rows[at.row];
    const column = columns[at.column];
    if (to === undefined || row === undefined || column === undefined) return;
    event.preventDefault();
    const cell = row.cells[at.column];
    if (!readOnly && row.isEditable && cell !== undefined && cell.standing !== to) {
      set(row, column, to);
    }
  };
  const heading = (words: readonly string[], label: string) => (
    <tr>
      <th scope="row" className="px-2 text-start font-normal text-2xs text-ink-soft">
        {label}
      </th>
      {spans(words).map(({ word, count, at: start }) => (
        <th
          key={`${start} ${word}`}
          scope="colgroup"
          colSpan={count}
          className="border-line border-x px-2 py-0.5 font-normal text-2xs text-ink-soft"
        >
          {word === '' ? '–' : word}
        </th>
      ))}
    </tr>
  );
  return (
    <div className="overflow-auto">
      <table
        ref={table}
        aria-label="Port groups by physical NICs"
        className="border-collapse text-xs"
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (readOnly) return;
          event.preventDefault();
          const changes = pastedCells(matrix, event.clipboardData.getData('text/plain'), at).filter(
            ({ groupId }) => rows.find(({ id }) => id === groupId)?.isEditable,
          );
          onChange(changes, `Paste ${changes.length === 1 ? '1 cell' : `${changes.length} cells`}`);
        }}
      >
        <thead>
          {heading(
            columns.map(({ card }) => card),
            'Card',
          )}
          {heading(
            columns.map(({ physical }) => physical),
            'Physical switch',
          )}
          <tr className="border-line border-b">
            <th scope="col" className="px-2 text-start font-normal text-2xs text-ink-soft">
              Port group
            </th>
            {columns.map(({ nic }) => (
              <th key={nic.id} scope="col" className="px-2 py-1 font-medium font-mono text-2xs">
                {nic.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.id} className="border-line border-b">
              <th scope="row" className="max-w-60 px-2 py-1 text-start font-normal">
                <span className="flex items-center gap-1.5">
                  {row.traffic.slice(0, 2).map((traffic) => (
                    <TrafficDot key={traffic} traffic={traffic} />
                  ))}
                  <span className="truncate">{row.name}</span>
                  <span className="truncate text-2xs text-ink-soft">{row.switchName}</span>
                </span>
              </th>
              {columns.map((column, c) => {
                const cell = row.cells[c];
                const isFixed = readOnly || !row.isEditable || cell === undefined;
                const words =
                  cell === undefined
                    ? 'not an uplink of its switch'
                    : cell.place > 0
                      ? `${cell.standing}, ${cell.place}`
                      : cell.standing;
                return (
                  <td key={column.nic.id} className="p-0.5 text-center">
                    <button
                      type="button"
                      data-cell={`${r} ${c}`}
                      data-standing={cell?.standing}
                      tabIndex={r === at.row && c === at.column ? 0 : -1}
                      aria-label={`${row.name}, ${column.nic.name}: ${words}`}
                      aria-disabled={isFixed}
                      className={classes(
                        'h-7 w-24 rounded-md text-2xs',
                        cell === undefined ? 'text-ink-soft' : looks[cell.standing],
                      )}
                      onFocus={() => setAt({ row: r, column: c })}
                      onClick={() => {
                        if (!isFixed) set(row, column, next[cell.standing]);
                      }}
                    >
                      {cell === undefined
                        ? '·'
                        : cell.place > 0
                          ? `${cell.standing} ${cell.place}`
                          : cell.standing}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
