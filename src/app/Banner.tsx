import { useDocuments, useEditor, useEditorState } from '../editor/use-editor';
import { Button } from '../ui/Button';

/** Why the document cannot be changed, and the way out: a link not yet one's own, or another tab. */
export const Banner = () => {
  const editor = useEditor();
  const documents = useDocuments();
  const readOnly = useEditorState((s) => s.readOnly);
  const saved = useEditorState((s) => s.saved);
  const documentId = useEditorState((s) => s.documentId);
  const isSupposing = useEditorState((s) => s.whatIf?.wasReadOnly === false);
  if (!readOnly || isSupposing) return null;
  const isElsewhere = saved.state === 'elsewhere' && documentId !== undefined;
  return (
    <div
      role="status"
      className="absolute inset-x-0 top-0 z-20 flex flex-wrap items-center gap-2 border-line border-b bg-tint-info px-3 py-1.5 text-xs"
    >
      <span className="min-w-0 flex-1">
        {isElsewhere
          ? 'This design is open in another tab, which writes it. Here it can only be read.'
          : 'You are looking at a shared design. Nothing of it is stored here until you make it yours.'}
      </span>
      {isElsewhere && documents !== undefined && (
        <Button look="strong" onClick={() => void documents.takeOver()}>
          Take over
        </Button>
      )}
      {!isElsewhere && (
        <Button look="strong" onClick={() => editor.openNew(editor.store.getState().design)}>
          Make it mine
        </Button>
      )}
    </div>
  );
};
