import { memo, useMemo } from 'react';
import { grid } from '../../layout/grid';
import { isGroupLit, isWireLit } from '../../layout/lit';
import type { Detail, Group, Mark, Placed } from '../../layout/scene';
import { Marks } from '../../picture/Marks';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { useMountedBoards, useMountedWires } from './use-region';
import { WirePath } from './Wires';

/** Traffic that has moved to a standby uplink is drawn as it runs now. */
const running = (mark: Mark): Mark =>
  mark.mark === 'path' && mark.line === 'standby' ? { ...mark, line: 'active' } : mark;

/**
 * Of a board itself only the lettering of its header: its surface would hide the faded parts below.
 * From far out there are none.
 */
const marksOf = (group: Group, placed: Placed, detail: Detail): readonly Mark[] =>
  detail !== 'far' && group.id === placed.id && placed.kind === 'host'
    ? group.marks.filter((mark) => mark.mark === 'text' && mark.y < grid.headerHeight)
    : group.marks;

const LitBoard = memo(
  ({
    placed,
    lit,
    isRunning,
  }: {
    readonly placed: Placed;
    readonly lit: ReadonlySet<string>;
    readonly isRunning: boolean;
  }) => {
    const detail = useSignal(useStage().detail);
    const groups = placed[detail].filter(
      (group) => isGroupLit(group, lit) && !(isRunning && group.line === 'unused'),
    );
    if (groups.length === 0) return null;
    return (
      <g transform={`translate(${placed.rect.x} ${placed.rect.y})`}>
        {groups.map((group) => (
          <Marks
            key={group.key}
            marks={
              isRunning
                ? marksOf(group, placed, detail).map(running)
                : marksOf(group, placed, detail)
            }
          />
        ))}
      </g>
    );
  },
);

interface LitProps {
  readonly lit: ReadonlySet<string> | undefined;
  /** The path is what traffic takes just now: after a failure, or along a trace. */
  readonly isRunning: boolean;
  /** Outside wires are left out: they say how full they are, not whose traffic it is. */
  readonly isWireless: boolean;
}

/**
 * The lit path, drawn once more over the faded picture. So lighting a path costs one class on the
 * canvas and the few marks of the path, however many boards there are.
 */
export const Lit = memo(({ lit, isRunning, isWireless }: LitProps) => {
  const boards = useMountedBoards();
  const wires = useMountedWires();
  const litWires = useMemo(
    () => (lit === undefined || isWireless ? [] : wires.filter((wire) => isWireLit(wire, lit))),
    [wires, lit, isWireless],
  );
  if (lit === undefined) return null;
  return (
    <svg className="layer layer-lit" aria-hidden="true">
      {litWires.map((wire) => (
        <WirePath
          key={wire.id}
          wire={isRunning && wire.line === 'standby' ? { ...wire, line: 'active' } : wire}
        />
      ))}
      {boards.map((placed) => (
        <LitBoard key={placed.id} placed={placed} lit={lit} isRunning={isRunning} />
      ))}
    </svg>
  );
});
