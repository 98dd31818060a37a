import { useEditor, useEditorState } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { RowList } from './RowList';

/** What the design does not say and a rule would need: a question, never a verdict. */
export const Questions = () => {
  const editor = useEditor();
  const questions = useEditorState((s) => s.lint.questions);
  if (questions.length === 0) {
    return (
      <p className="px-4 py-3 text-ink-soft text-xs">
        The design says all that the rules of this profile need.
      </p>
    );
  }
  return (
    <RowList label="What the design does not say" rows={questions} rowHeight={28}>
      {(question, place) => (
        <li
          {...place.item}
          className="absolute inset-x-0 flex items-center gap-2 px-4 text-xs hover:bg-hover"
        >
          <span aria-hidden="true" className="w-3 text-center font-semibold text-ink-soft">
            ?
          </span>
          <button
            type="button"
            data-row
            tabIndex={place.active ? 0 : -1}
            title={question.text}
            onClick={() => editor.reveal(question.objects.slice(0, 1))}
            className="min-h-6 min-w-0 flex-1 truncate text-start"
          >
            {question.text}
          </button>
          <Button
            look="link"
            tabIndex={place.active ? 0 : -1}
            onClick={() => editor.show({ rule: question.rule })}
          >
            {question.rule}
          </Button>
        </li>
      )}
    </RowList>
  );
};
