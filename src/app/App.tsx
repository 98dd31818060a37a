import { lazy, Suspense } from 'react';
import { useEditorState } from '../editor/use-editor';
import { Toasts } from '../panels/toasts/Toasts';
import { TooltipLayer } from '../ui/TooltipLayer';
import { Boundary } from './Boundary';
import { NoticeDialog } from './NoticeDialog';
import { TopBar } from './TopBar';
import { useFileDrop } from './use-file-drop';
import { useFocus } from './use-focus';
import { useKeys } from './use-keys';
import { useTheme } from './use-theme';

const Workspace = lazy(() => import('./Workspace').then((m) => ({ default: m.Workspace })));
const Dialogs = lazy(() =>
  import('../panels/dialogs/Dialogs').then((m) => ({ default: m.Dialogs })),
);
const StartScreen = lazy(() =>
  import('../panels/start/StartScreen').then((m) => ({ default: m.StartScreen })),
);

/** Fetches what an open design needs, while the person still reads the start screen. */
export const fetchWorkspace = (): void => void import('./Workspace');

/** Either the start screen or the open design, and what lies over both. */
export const App = () => {
  useTheme();
  useKeys();
  useFocus();
  const onFiles = useFileDrop();
  const isOpen = useEditorState((s) => s.isOpen);
  return (
    <>
      <button type="button" className="skip button" onClick={skipToOutline}>
        Skip to the outline
      </button>
      {isOpen ? (
        <Boundary what="The app">
          <Suspense>
            <Workspace onFiles={onFiles} />
          </Suspense>
        </Boundary>
      ) : (
        <div className="flex h-full flex-col">
          <TopBar />
          <main data-area="canvas" aria-label="Start" className="min-h-0 flex-1 overflow-auto">
            <Boundary what="The start screen">
              <Suspense>
                <StartScreen />
              </Suspense>
            </Boundary>
          </main>
        </div>
      )}
      <Boundary what="The dialog">
        <Suspense>
          <Dialogs />
        </Suspense>
      </Boundary>
      <NoticeDialog />
      <section aria-label="Messages">
        <Toasts />
      </section>
      <TooltipLayer />
    </>
  );
};

const skipToOutline = () => document.querySelector<HTMLElement>('[role="tree"]')?.focus();
