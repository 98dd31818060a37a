import { useEditor, useEditorState } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/class-names';
import { counted } from './count-words';
import { useQuestions } from './use-questions';

/** How much an import left open, and the way to the answers; nothing where all is answered. */
export const OpenQuestions = ({ className }: { readonly className?: string }) => {
  const editor = useEditor();
  const readOnly = useEditorState((s) => s.readOnly);
  const questions = useQuestions();
  if (readOnly || questions.length === 0) return null;
  return (
    <Button
      look="link"
      className={classes('shrink-0', className)}
      onClick={() => editor.show({ questionsOpen: true, inspectorOpen: true })}
    >
      {counted(questions.length, 'question')} from the import
    </Button>
  );
};
