import { memo } from 'react';
import { useEditorState } from '../../editor/use-editor';
import { foldMark } from '../../layout/likeness-line';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { useMountedBoards } from './use-region';

/** What opens a card: a mark at the end of its line, only where the design may be changed. */
export const Folds = memo(() => {
  const boards = useMountedBoards();
  const detail = useSignal(useStage().detail);
  const folded = useEditorState((s) => s.design.folded);
  const readOnly = useEditorState((s) => s.readOnly);
  if (folded === undefined || readOnly || detail === 'far') return null;
  const cards = new Set(folded);
  const { d, x, y, width, height } = foldMark;
  return (
    <svg className="layer layer-folds" aria-hidden="true">
      {boards.map(({ id, rect }) =>
        cards.has(id) ? (
          <g key={id} data-fold={id} transform={`translate(${rect.x} ${rect.y})`}>
            <title>Draw in full</title>
            <rect className="fold-reach" x={x} y={y} width={width} height={height} rx={6} />
            <path className="fold-mark" d={d} />
          </g>
        ) : null,
      )}
    </svg>
  );
});
