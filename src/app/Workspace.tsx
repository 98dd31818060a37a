import { type CSSProperties, lazy, Suspense, useEffect } from 'react';
import { Canvas, type CanvasMenu } from '../canvas/Canvas';
import { useEditor, useEditorState } from '../editor/use-editor';
import { ElementMenu } from '../panels/elements/ElementMenu';
import { FindingsPanel } from '../panels/findings/FindingsPanel';
import { Outline } from '../panels/outline/Outline';
import { TrafficLegend } from '../panels/outline/TrafficLegend';
import { Palette } from '../panels/palette/Palette';
import { Splitter } from '../ui/Splitter';
import { Banner } from './Banner';
import { Boundary } from './Boundary';
import { sizeLimits, usePanelSizes } from './kept-sizes';
import { useRightPanel } from './right-panel';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';
import { useNarrow } from './use-narrow';

const FailureMatrix = lazy(() =>
  import('../panels/what-if/FailureMatrix').then((m) => ({ default: m.FailureMatrix })),
);

interface WorkspaceProps {
  /** Files dropped on the canvas. */
  readonly onFiles: (carried: DataTransfer) => void;
}

/** The screen of an open design: every panel in its place, each behind its own error boundary. */
export const Workspace = ({ onFiles }: WorkspaceProps) => {
  const editor = useEditor();
  const view = useEditorState((s) => s.view);
  const isWhatIf = useEditorState((s) => s.whatIf !== undefined);
  const right = useRightPanel();
  const isNarrow = useNarrow();
  const { sizes, resize } = usePanelSizes();

  useEffect(() => {
    // Side panels that would cover the canvas start closed; the buttons in the top bar open them.
    if (isNarrow) editor.show({ outlineOpen: false, inspectorOpen: false });
  }, [isNarrow, editor]);

  const columns = {
    // In a small window the canvas keeps the greater part.
    '--left': view.outlineOpen ? `min(${sizes.left}px, max(24vw - 40px, 180px))` : '0px',
    '--right': view.inspectorOpen ? `min(${sizes.right}px, max(30vw - 50px, 240px))` : '0px',
    '--bottom': view.findingsOpen ? `min(${sizes.bottom}px, 45vh)` : '0px',
  } as CSSProperties;

  return (
    <div className="app" style={columns} data-narrow={isNarrow || undefined}>
      <TopBar />
      {view.outlineOpen && (
        <aside
          data-area="left"
          aria-label="Palette and outline"
          className="relative flex min-h-0 min-w-0 flex-col border-line border-r bg-surface"
        >
          <Boundary what="The palette">
            <Palette />
          </Boundary>
          <Boundary what="The outline">
            <Outline />
          </Boundary>
          <TrafficLegend />
          {!isNarrow && (
            <Splitter
              label="Width of the outline"
              bar="vertical"
              grows={1}
              size={sizes.left}
              min={sizeLimits.left[0]}
              max={sizeLimits.left[1]}
              onSize={(size) => resize('left', size)}
              className="-right-0.5"
            />
          )}
        </aside>
      )}
      <main data-area="canvas" aria-label="Canvas" className="relative min-h-0 min-w-0 bg-ground">
        <Banner />
        <Boundary what="The canvas">
          <Canvas onFiles={onFiles} menu={elementMenu} />
        </Boundary>
      </main>
      {view.findingsOpen && (
        <section
          data-area="findings"
          aria-label={isWhatIf ? 'Every single failure' : 'Findings panel'}
          className="relative min-h-0 min-w-0 border-line border-t bg-surface"
        >
          <Splitter
            label="Height of the findings"
            bar="horizontal"
            grows={-1}
            size={sizes.bottom}
            min={sizeLimits.bottom[0]}
            max={sizeLimits.bottom[1]}
            onSize={(size) => resize('bottom', size)}
            className="-top-0.5"
          />
          {isWhatIf ? (
            <Boundary what="The failure matrix">
              <Suspense>
                <FailureMatrix />
              </Suspense>
            </Boundary>
          ) : (
            <Boundary what="The findings panel">
              <FindingsPanel />
            </Boundary>
          )}
        </section>
      )}
      {view.inspectorOpen && (
        <aside
          data-area="right"
          aria-label={right.label}
          className="relative min-h-0 min-w-0 border-line border-l bg-surface"
        >
          {!isNarrow && (
            <Splitter
              label="Width of the inspector"
              bar="vertical"
              grows={-1}
              size={sizes.right}
              min={sizeLimits.right[0]}
              max={sizeLimits.right[1]}
              onSize={(size) => resize('right', size)}
              className="-left-0.5"
            />
          )}
          <Boundary key={right.label} what={right.what}>
            <Suspense>
              <right.Panel />
            </Suspense>
          </Boundary>
        </aside>
      )}
      <StatusBar />
    </div>
  );
};

/** Canvas and panels do not know each other: here the canvas gets the menu that the outline has. */
const elementMenu: CanvasMenu = (id, at, onClose, onRename) => (
  <ElementMenu id={id} at={at} onClose={onClose} onRename={onRename} />
);
