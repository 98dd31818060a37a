import { useEffect } from 'react';
import { pathThrough } from '../../analysis/paths';
import { useEditor } from '../../editor/use-editor';
import type { FixPreview } from '../../lint/fix';
import { rootIdOf } from '../../model/kinds';

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
    editor.show({ lit: touchedBy(preview) });
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

/** With more changes than this their paths would be most of the picture. */
const mostFollowed = 40;

/** What a fix changes, each with the path that it is on: a new uplink is seen with its wire. */
const touchedBy = ({ changes, design }: FixPreview): readonly string[] => {
  const ids = [...new Set(changes.map((change) => change.id))];
  // From far out the host is all there is to light.
  const lit = ids.flatMap((id) =>
    ids.length > mostFollowed ? [id, rootIdOf(id)] : [rootIdOf(id), ...pathThrough(design, id)],
  );
  return [...new Set(lit)];
};
