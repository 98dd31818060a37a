import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Group } from '../layout/scene';
import { Marks } from '../picture/Marks';
import type { Board } from './nodes-from-scene';
import { useSignal } from './signal';
import { useStage } from './stage';

/** A group of marks that carries its element's id, for the hand and for tests. */
export const GroupMarks = memo(({ group }: { readonly group: Group }) => (
  // A wire belongs to both its ends: only parts answer to an element's id.
  <g
    data-id={group.kind === 'wire' || group.id === '' ? undefined : group.id}
    data-key={group.key}
    data-kind={group.kind}
  >
    <Marks marks={group.marks} />
  </g>
));

/**
 * A host, physical switch, target or note: one inline SVG of its marks. It hears of nothing but
 * the level of detail; selection, paths and badges are drawn over it by layers.
 */
export const BoardNode = memo(({ data: { placed } }: NodeProps<Board>) => {
  const detail = useSignal(useStage().detail);
  const { width, height } = placed.rect;
  return (
    <svg
      className="board"
      width={width}
      height={height}
      role="img"
      aria-label={placed.title}
      data-board={placed.id}
      data-detail={detail}
    >
      {placed[detail].map((group) => (
        <GroupMarks key={group.key} group={group} />
      ))}
    </svg>
  );
});
