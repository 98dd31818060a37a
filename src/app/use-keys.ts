import { useEffect } from 'react';
import { commands } from '../editor/commands/index';
import type { Editor } from '../editor/editor';
import { commandFor, isTyping } from '../editor/keys';
import { useEditor } from '../editor/use-editor';
import { focusNextRegion } from './regions';

/** In a field where nothing is being typed, undo means the design and not the field. */
const isBusy = (event: KeyboardEvent): boolean => {
  const { target } = event;
  if (!isTyping(target)) return false;
  const isUndo = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);
  const isSettled =
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.dataset.settled === 'true');
  return !(isUndo && isSettled);
};

/** A dialog on its way: what is typed now is meant for it. */
const isAsked = (editor: Editor): boolean => editor.store.getState().view.dialog !== undefined;

/** The one key listener of the app: F6 walks the regions, every other chord is a command. */
export const useKeys = () => {
  const editor = useEditor();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'F6') {
        event.preventDefault();
        const region = focusNextRegion(event.shiftKey ? -1 : 1);
        if (region !== undefined) editor.announce(region);
        return;
      }
      // A modal dialog has the keyboard for itself, from the moment it is asked for.
      if (document.querySelector('dialog:modal') !== null || isAsked(editor)) return;
      const command = commandFor(commands, event, isBusy(event));
      if (command === undefined || !command.when(editor.store.getState())) return;
      event.preventDefault();
      void command.run(editor);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor]);
};
