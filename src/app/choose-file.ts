import { filesOfList } from '../panels/import/files-of-drop';
import type { NamedFile } from '../panels/import/messages';

/** Lets the person choose files of any kind; nothing happens when they choose none. */
export const chooseFile = (onFiles: (files: readonly NamedFile[]) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => onFiles(filesOfList(input.files ?? [])));
  input.click();
};
