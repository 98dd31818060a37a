import type { Editor } from '../../editor/editor';
import type { NamedFile } from './messages';

let waiting: readonly NamedFile[] = [];
let listener: (() => void) | undefined;

/** Hands files to the import dialog, which opens if it is not in front already. */
export const importFilesOf = (editor: Editor, files: readonly NamedFile[]): void => {
  waiting = files;
  if (listener === undefined) editor.show({ dialog: 'import' });
  else listener();
};

/** The files handed over; they wait until the dialog forgets them. */
export const waitingFiles = (): readonly NamedFile[] => waiting;

export const forgetWaiting = (): void => {
  waiting = [];
};

/** Calls back when files come while the dialog is open. Returns how to stop. */
export const onWaiting = (call: () => void): (() => void) => {
  listener = call;
  return () => {
    listener = undefined;
  };
};
