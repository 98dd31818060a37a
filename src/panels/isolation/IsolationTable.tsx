import { type KeyboardEvent, useRef, useState } from 'react';
import type { IsolationMatrix, MatrixCell } from '../../analysis/isolation-matrix';
import { trafficLetter } from '../../layout/theme';
import type { TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { levelWords } from './isolation-words';

interface IsolationTableProps {
  readonly matrix: IsolationMatrix;
  readonly chosen: MatrixCell | undefined;
  readonly onChoose: (cell: MatrixCell) => void;
}

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Classes against classes. One stop for Tab; arrows, Home and End walk the cells, Enter chooses one. */
export const IsolationTable = ({ matrix, chosen, onChoose }: IsolationTableProps) => {
  const { classes } = matrix;
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<readonly [row: number, column: number]>([0, 1]);
  const last = classes.length - 1;
  const go = (row: number, column: number) => {
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [row, column] = active;
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    if (step === undefined) {
      go(row, event.key === 'Home' ? (row === 0 ? 1 : 0) : row === last ? last - 1 : last);
      return;
    }
    const [down, right] = step;
    let [r, c] = [row + down, column + right];
    // A class against itself says nothing.
    if (r === c) [r, c] = [r + down, c + right];
    if (r >= 0 && c >= 0 && r <= last && c <= last) go(r, c);
  };
  return (
    <table ref={table} onKeyDown={onKeyDown} className="border-separate border-spacing-0.5 text-xs">
      <caption className="sr-only">How far each traffic class is from each other one</caption>
      <thead>
        <tr>
          <td />
          {classes.map((name) => (
            <th key={name} scope="col" className="px-1 pb-1 font-medium">
              <ClassName name={name} short />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((a, row) => (
          <tr key={a}>
            <th scope="row" className="pr-2 text-start font-medium">
              <ClassName name={a} />
            </th>
            {classes.map((b, column) => {
              const cell = matrix.cell(a, b);
              const words = levelWords(cell?.isolation.level);
              if (row === column || cell === undefined) {
                return (
                  <td key={b} className="text-center text-ink-faint">
                    {row === column ? '·' : <span title="No host has both">–</span>}
                  </td>
                );
              }
              return (
                <td key={b} className="p-0">
                  <button
                    type="button"
                    data-cell={`${row}/${column}`}
                    data-level={cell.isolation.level ?? 'unknown'}
                    aria-pressed={cell === chosen}
                    tabIndex={active[0] === row && active[1] === column ? 0 : -1}
                    aria-label={`${trafficClasses[a]} and ${trafficClasses[b]}: ${words.long}`}
                    onFocus={() => setActive([row, column])}
                    onClick={() => onChoose(cell)}
                    className="level-cell"
                  >
                    <span className="font-semibold">{words.letter}</span>
                    <span className="text-2xs leading-3">{words.short}</span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The letter in the colour of the class, as on the canvas. */
const ClassName = ({
  name,
  short = false,
}: {
  readonly name: TrafficClass;
  readonly short?: boolean;
}) => (
  <span className={`flex items-center gap-1.5 ${short ? 'justify-center' : ''}`}>
    <span
      aria-hidden="true"
      className="flex size-4 shrink-0 items-center justify-center rounded-full font-semibold text-[10px] text-surface"
      style={{ background: `var(--p-traffic-${name})` }}
    >
      {trafficLetter[name]}
    </span>
    <span className={short ? 'sr-only' : 'whitespace-nowrap'}>{trafficClasses[name]}</span>
  </span>
);
