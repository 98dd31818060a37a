import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './canvas.css';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { litByPaths } from '../analysis/trace/lit';
import { useEditor, useEditorState } from '../editor/use-editor';
import { EmptyHint } from './EmptyHint';
import { Flow } from './Flow';
import { Minimap } from './far/Minimap';
import { Overview } from './far/Overview';
import { useLens } from './flow-store';
import { followCamera } from './follow-camera';
import { PointerTag } from './layers/Doings';
import { Dots } from './layers/Dots';
import { litBy } from './lit';
import { Rename } from './Rename';
import { useSignal, useSignalPart } from './signal';
import { createStage, StageContext } from './stage';
import { Tip } from './Tip';
import { useCameraRequests } from './use-camera-requests';
import { useHand } from './use-hand';
import { useMoved } from './use-moved';
import { useScene } from './use-scene';
import { useTrace } from './use-trace';

/** The menu of an element (undefined: of the canvas), opened at a point of the window. */
export type CanvasMenu = (
  id: string | undefined,
  at: { readonly x: number; readonly y: number },
  onClose: () => void,
  onRename: () => void,
) => ReactNode;

interface CanvasProps {
  /** Files dropped on the canvas: designs, or pictures that hold one. */
  readonly onFiles?: (carried: DataTransfer) => void;
  /** What a right click or Shift+F10 opens. */
  readonly menu?: CanvasMenu;
  /** What stands over a canvas with nothing on it. */
  readonly children?: ReactNode;
}

/** The plane of boards and wires, with the hand that works on it. */
export const Canvas = (props: CanvasProps) => (
  <ReactFlowProvider>
    <Plane {...props} />
  </ReactFlowProvider>
);

// An application takes the keys itself, so it has to take the focus: one stop for the whole plane.
const tabStop = {
  role: 'application',
  'aria-label': 'Network canvas',
  'aria-describedby': 'canvas-help',
  tabIndex: 0,
  'data-first-focus': '',
} as const;

const help =
  'Arrow keys walk the topology: down into a host, up out of it, left and right along its parts. ' +
  'Enter or F2 renames, Delete removes, Shift+F10 opens the menu. The outline holds everything that is here.';

const Plane = ({ onFiles, menu, children }: CanvasProps) => {
  const editor = useEditor();
  const lens = useLens();
  const stage = useMemo(() => createStage(editor, lens), [editor, lens]);
  const root = useRef<HTMLDivElement>(null);
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number }>();

  const closeMenu = useCallback(() => setMenuAt(undefined), []);

  const renameSelected = useCallback(() => {
    const id = editor.store.getState().selection.at(-1);
    if (id !== undefined) stage.rename(id);
  }, [editor, stage]);

  const scene = useScene(stage);
  useEffect(() => followCamera(stage), [stage]);
  useCameraRequests(stage);
  const hand = useHand(stage, root, { onFiles, onMenu: setMenuAt });

  const design = useEditorState((s) => s.design);
  const selection = useEditorState((s) => s.selection);
  const tool = useEditorState((s) => s.tool.kind);
  const isFar = useSignal(stage.isFar);
  const isMoving = useSignalPart(stage.doing, (doing) => doing.moving === true);
  const isPlacing = useSignalPart(stage.doing, (doing) => doing.ghost !== undefined);
  const hovered = useEditorState((s) => s.hovered);
  // While something is on its way anywhere may be its target: nothing fades.
  const isBusy = isFar || isMoving || isPlacing || tool !== 'select';
  const shown = useEditorState((s) => s.view.lit);
  const moved = useMoved();
  const traced = useTrace();
  const isHeat = useEditorState((s) => s.view.heat);
  const isWhatIf = useEditorState((s) => s.whatIf !== undefined);
  const lit = useMemo(() => {
    if (traced !== undefined) return isFar ? undefined : litByPaths(traced.paths);
    // Where nothing survives there is no path to light: what still works must not fade with it.
    if (moved !== undefined && selection.length === 0) {
      return isFar || moved.lit.size === 0 ? undefined : moved.lit;
    }
    if (shown !== undefined && !isFar) return new Set(shown);
    return isBusy ? undefined : litBy(design, selection);
  }, [design, selection, isBusy, isFar, shown, moved, traced]);
  return (
    <StageContext value={stage}>
      <div
        ref={root}
        className="canvas"
        {...tabStop}
        data-tool={tool}
        data-what-if={isWhatIf || undefined}
        data-heat={isHeat || undefined}
        data-lit={lit !== undefined || undefined}
        data-moving={isMoving || undefined}
        data-over={hovered !== undefined || undefined}
        {...hand}
      >
        <p id="canvas-help" className="canvas-help">
          {help}
        </p>
        <Dots />
        <Overview />
        <Flow lit={lit} moved={moved} traced={traced} />
        {scene.placed.length === 0 && scene.frames.length === 0
          ? (children ?? <EmptyHint />)
          : null}
        <Tip />
        <PointerTag />
        <Rename />
        <Minimap />
        {menuAt === undefined ? null : menu?.(selection.at(-1), menuAt, closeMenu, renameSelected)}
      </div>
    </StageContext>
  );
};
