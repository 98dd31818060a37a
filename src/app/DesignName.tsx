import { useState } from 'react';
import { useEditor, useEditorState } from '../editor/use-editor';

/** The name of the design, edited in place. */
export const DesignName = () => {
  const editor = useEditor();
  const name = useEditorState((s) => s.design.name);
  const readOnly = useEditorState((s) => s.readOnly);
  const [draft, setDraft] = useState<string>();
  const leave = (isKept: boolean) => {
    const next = draft?.trim();
    setDraft(undefined);
    if (isKept && next !== undefined && next !== '' && next !== name) {
      editor.commit('Rename design', (design) => ({ ...design, name: next.slice(0, 500) }));
    }
  };
  return (
    <input
      aria-label="Name of the design"
      className="h-7 min-w-16 max-w-[34ch] truncate rounded-md bg-transparent px-1.5 text-base [field-sizing:content] hover:bg-hover focus:bg-raised"
      value={draft ?? name}
      readOnly={readOnly}
      maxLength={500}
      spellCheck={false}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => leave(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') leave(false);
      }}
    />
  );
};
