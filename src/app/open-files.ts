import type { Editor } from '../editor/editor';
import type { NamedFile } from '../panels/import/messages';
import { importFilesOf } from '../panels/import/waiting-files';
import { openFile } from './open-file';
import { isOwnFile } from './own-file';

/** Opens a design or a picture that holds one; what others wrote, one file or many, goes to the import. */
export const openFiles = async (editor: Editor, files: readonly NamedFile[]): Promise<void> => {
  const [only, ...more] = files;
  if (only === undefined) return;
  if (more.length === 0 && only.file instanceof File && (await isOwnFile(only.file))) {
    // A design of ours needs no import, wherever it was let go.
    if (editor.store.getState().view.dialog === 'import') editor.show({ dialog: undefined });
    await openFile(editor, only.file);
  } else importFilesOf(editor, files);
};
