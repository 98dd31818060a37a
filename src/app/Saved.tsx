import { useEditorState } from '../editor/use-editor';
import { classes } from '../ui/class-names';

/** Whether the work is safe. Says "Saved" only when the browser has confirmed it. */
export const Saved = () => {
  const saved = useEditorState((s) => s.saved);
  const readOnly = useEditorState((s) => s.readOnly);
  const text =
    saved.state === 'saving'
      ? 'Saving…'
      : saved.state === 'saved'
        ? 'Saved'
        : saved.state === 'failed'
          ? `Not saved: ${saved.reason}`
          : saved.state === 'elsewhere'
            ? 'Open in another tab'
            : readOnly
              ? 'Read-only'
              : 'Not saved yet';
  return (
    <span
      data-saved={saved.state}
      className={classes(
        'shrink-0 truncate px-1 text-xs max-[760px]:sr-only',
        saved.state === 'failed' ? 'text-error' : 'text-ink-soft',
      )}
    >
      {text}
    </span>
  );
};
