import { useEffect } from 'react';
import { useEditor } from '../../editor/use-editor';
import type { FixPreview } from '../../lint/fix';

/**
 * Shows on the canvas what a fix would make, with what it changes lit, for as long as the caller is
 * mounted. The returned function keeps it, as one step to undo.
 */
export const usePreview = (preview: FixPreview | undefined): (() => void) => {
  const editor = useEditor();
  useEffect(() => {
    if (preview === undefined) return;
    editor.gesture.begin(preview.title);
    editor.gesture.preview(() => preview.design);
    editor.show({ lit: [...new Set(preview.changes.map((change) => change.id))] });
    return () => {
      editor.gesture.bail();
      editor.show({ lit: undefined });
    };
  }, [preview, editor]);
  return () => {
    if (preview === undefined) return;
    editor.gesture.end();
    editor.say({ text: preview.title, tone: 'plain', undo: true });
  };
};
