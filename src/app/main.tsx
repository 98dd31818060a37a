import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor } from '../editor/create-editor';
import { newDocumentId, openBrowserDocuments } from '../editor/library/documents';
import { browserOutside } from '../editor/outside';
import { EditorProvider } from '../editor/use-editor';
import { App, fetchWorkspace } from './App';
import './app.css';
import { boxesOf } from './boxes-of';
import { chooseFile } from './choose-file';
import { followAddress } from './follow-address';
import { keptStorage } from './kept-storage';
import { openAddress } from './open-address';
import { openFiles } from './open-files';
import { thumbnail } from './thumbnail';

/** Waits for the faces that the first screen is set in, so that nothing moves when they arrive; never for long. */
const facesReady = (): Promise<unknown> =>
  Promise.race([
    Promise.all([
      document.fonts.load('400 13px "Inter Variable"'),
      document.fonts.load('400 12px "JetBrains Mono"'),
    ]),
    new Promise((resolve) => setTimeout(resolve, 400)),
  ]);

const now = () => performance.timeOrigin + performance.now();

const start = async () => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  const storage = keptStorage();
  const faces = facesReady();
  if (location.hash.length > 1) fetchWorkspace();
  // The rules are most of the code that the first screen does not show.
  const { rules } = await import('../rules/index');
  const editor = createEditor({
    rules,
    newId: newDocumentId,
    now,
    ...(storage === undefined ? {} : { storage }),
    outside: browserOutside({
      boxesOf,
      chooseFile: () => chooseFile((files) => void openFiles(editor, files)),
    }),
  });
  const documents = await openBrowserDocuments(editor, now, thumbnail);
  const openDocument = async (id: string) => {
    await documents?.open(id);
  };
  await Promise.all([faces, openAddress(editor, openDocument)]);
  followAddress(editor);
  window.addEventListener('hashchange', () => void openAddress(editor, openDocument));
  createRoot(root).render(
    <StrictMode>
      <EditorProvider editor={editor} documents={documents}>
        <App />
      </EditorProvider>
    </StrictMode>,
  );
  fetchWorkspace();
};

void start();
