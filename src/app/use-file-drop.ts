import { useCallback, useEffect } from 'react';
import { useEditor } from '../editor/use-editor';
import { filesOfDrop } from '../panels/import/files-of-drop';
import { openFiles } from './open-files';

/** Files let go anywhere on the window are opened or imported; returns the same for the canvas. */
export const useFileDrop = () => {
  const editor = useEditor();
  const onFiles = useCallback(
    (carried: DataTransfer) =>
      void filesOfDrop(carried).then((files) =>
        files.length === 0
          ? editor.say({ text: 'There is no file in what was dropped.', tone: 'bad' })
          : openFiles(editor, files),
      ),
    [editor],
  );
  useEffect(() => {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      // Without this the browser would leave the app and show the file.
      if (isFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) onFiles(event.dataTransfer);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return onFiles;
};
