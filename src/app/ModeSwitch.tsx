import { enterWhatIf, leaveWhatIf } from '../editor/commands/what-if';
import { useEditor, useEditorState } from '../editor/use-editor';

/** Drawing the design, or asking what dies if… */
export const ModeSwitch = () => {
  const editor = useEditor();
  const isWhatIf = useEditorState((s) => s.whatIf !== undefined);
  const mode = (text: string, isOn: boolean, run: () => void) => (
    <button
      type="button"
      aria-pressed={isOn}
      className="min-h-7 rounded-md px-2.5 text-ink-soft text-xs hover:bg-hover aria-pressed:bg-chosen aria-pressed:font-semibold aria-pressed:text-ink"
      onClick={run}
    >
      {text}
    </button>
  );
  return (
    <fieldset aria-label="Mode" className="flex shrink-0 gap-0.5">
      {mode('Design', !isWhatIf, () => leaveWhatIf(editor))}
      {mode('What-if', isWhatIf, () => enterWhatIf(editor))}
    </fieldset>
  );
};
