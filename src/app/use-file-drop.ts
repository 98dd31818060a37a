import { useCallback, useEffect } from 'react';
import { useEditor } from '../editor/use-editor';
import { openFile } from './open-file';

/** Files let go anywhere on the window are opened; returns the same for files dropped on the canvas. */
export const useFileDrop = () => {
  const editor = useEditor();
  const onFiles = useCallback(
    (files: readonly File[]) => {
      const [first] = files;
      if (first !== undefined) void openFile(editor, first);
    },
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
      if (event.dataTransfer !== null) onFiles([...event.dataTransfer.files]);
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
