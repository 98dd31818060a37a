import { useEffect } from 'react';
import { useEditor } from '../editor/use-editor';
import { keepFocus } from './keep-focus';

/** Keeps the focus on the page, whatever an edit takes away. */
export const useFocus = (): void => {
  const editor = useEditor();
  useEffect(() => keepFocus((hear) => editor.store.subscribe(hear)), [editor]);
};
