import { memo } from 'react';
import { useEditorState } from '../../editor/use-editor';
import { badgesOf } from '../../layout/badges';
import type { Group, Placed } from '../../layout/scene';
import { Marks } from '../../picture/Marks';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { useMountedBoards } from './use-region';

const BoardBadges = memo(
  ({
    placed,
    groups,
    lit,
  }: {
    readonly placed: Placed;
    readonly groups: readonly Group[];
    readonly lit: ReadonlySet<string> | undefined;
  }) => (
    <g transform={`translate(${placed.rect.x} ${placed.rect.y})`}>
      {groups.map((group) => (
        <g
          key={group.key}
          data-badge={group.id}
          data-tip={group.title}
          data-lit={lit?.has(group.id) === true || undefined}
        >
          <Marks marks={group.marks} />
        </g>
      ))}
    </g>
  ),
);

/** Findings on the picture, over the boards: a change of findings draws no board anew. */
export const Badges = memo(({ lit }: { readonly lit: ReadonlySet<string> | undefined }) => {
  const boards = useMountedBoards();
  const lint = useEditorState((s) => s.lint);
  const detail = useSignal(useStage().detail);
  return (
    <svg className="layer layer-badges" aria-hidden="true">
      {boards.map((placed) => {
        const groups = badgesOf(placed, lint.of(placed.id))[detail];
        return groups.length === 0 ? null : (
          <BoardBadges key={placed.id} placed={placed} groups={groups} lit={lit} />
        );
      })}
    </svg>
  );
});
