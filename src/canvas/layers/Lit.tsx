import { memo, useMemo } from 'react';
import { grid } from '../../layout/grid';
import { isGroupLit, isWireLit } from '../../layout/lit';
import type { Group, Mark, Placed } from '../../layout/scene';
import { Marks } from '../../picture/Marks';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { useMountedBoards, useMountedWires } from './use-region';
import { WirePath } from './Wires';

/** Of a board itself only the lettering of its header: its surface would hide the faded parts below. */
const marksOf = (group: Group, placed: Placed): readonly Mark[] =>
  group.id === placed.id && placed.kind === 'host'
    ? group.marks.filter((mark) => mark.mark === 'text' && mark.y < grid.headerHeight)
    : group.marks;

const LitBoard = memo(
  ({ placed, lit }: { readonly placed: Placed; readonly lit: ReadonlySet<string> }) => {
    const detail = useSignal(useStage().detail);
    const groups = placed[detail].filter((group) => isGroupLit(group, lit));
    if (groups.length === 0) return null;
    return (
      <g transform={`translate(${placed.rect.x} ${placed.rect.y})`}>
        {groups.map((group) => (
          <Marks key={group.key} marks={marksOf(group, placed)} />
        ))}
      </g>
    );
  },
);

/**
 * The lit path, drawn once more over the faded picture. So lighting a path costs one class on the
 * canvas and the few marks of the path, however many boards there are.
 */
export const Lit = memo(({ lit }: { readonly lit: ReadonlySet<string> | undefined }) => {
  const boards = useMountedBoards();
  const wires = useMountedWires();
  const litWires = useMemo(
    () => (lit === undefined ? [] : wires.filter((wire) => isWireLit(wire, lit))),
    [wires, lit],
  );
  if (lit === undefined) return null;
  return (
    <svg className="layer layer-lit" aria-hidden="true">
      {litWires.map((wire) => (
        <WirePath key={wire.id} wire={wire} />
      ))}
      {boards.map((placed) => (
        <LitBoard key={placed.id} placed={placed} lit={lit} />
      ))}
    </svg>
  );
});
