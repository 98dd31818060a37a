import { ReactFlow, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { Moved } from '../analysis/failures/moved';
import type { Trace } from '../analysis/trace/path';
import { useEditorState } from '../editor/use-editor';
import { BoardNode } from './BoardNode';
import { Badges } from './layers/Badges';
import { Doings } from './layers/Doings';
import { Failures } from './layers/Failures';
import { Folds } from './layers/Folds';
import { Frames } from './layers/Frames';
import { Handles } from './layers/Handles';
import { Heat } from './layers/Heat';
import { Lit } from './layers/Lit';
import { Rings } from './layers/Rings';
import { TraceStops } from './layers/TraceStops';
import { Wires } from './layers/Wires';
import { type Board, nodesFrom } from './nodes-from-scene';
import { zoomLimits } from './plane/camera';
import { useSignal } from './signal';
import { useStage } from './stage';

const nodeTypes = { board: BoardNode };
const noBoards: Board[] = [];

// One object for ever: React Flow renders again for every prop that is new.
const frozen = {
  nodeTypes,
  minZoom: zoomLimits.min,
  maxZoom: zoomLimits.max,
  onlyRenderVisibleElements: true,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  elevateNodesOnSelect: false,
  zIndexMode: 'manual',
  // The left button belongs to the hand; the middle one, Space and the wheel pan.
  panOnDrag: [1],
  panOnScroll: true,
  panOnScrollSpeed: 1,
  zoomOnDoubleClick: false,
  panActivationKeyCode: 'Space',
  zoomActivationKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  deleteKeyCode: null,
  disableKeyboardA11y: true,
  attributionPosition: 'bottom-left',
} as const;
const panButtons = [1];

interface FlowProps {
  readonly lit: ReadonlySet<string> | undefined;
  /** What the failures of what-if have done. */
  readonly moved: Moved | undefined;
  /** The path that is followed hop by hop. */
  readonly traced: Trace | undefined;
}

/** React Flow as the stage: it pans, zooms and mounts the boards in view; all else are our layers. */
export const Flow = memo(({ lit, moved, traced }: FlowProps) => {
  const stage = useStage();
  const scene = useSignal(stage.scene);
  const isFar = useSignal(stage.isFar);
  const isHeat = useEditorState((s) => s.view.heat);
  return (
    <ReactFlow<Board>
      {...frozen}
      panOnDrag={panButtons}
      nodes={isFar ? noBoards : nodesFrom(scene)}
    >
      <ViewportPortal>
        <Frames />
        <Wires />
        <Heat />
        <Lit
          lit={lit}
          isRunning={moved !== undefined || traced !== undefined}
          isWireless={moved !== undefined && traced === undefined && isHeat}
        />
        <Folds />
        <Badges lit={lit} />
        <Failures moved={moved} />
        <TraceStops traced={traced} />
        <Rings />
        <Handles />
        <Doings />
      </ViewportPortal>
    </ReactFlow>
  );
});
