import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { Toast } from '../../editor/editor';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';

/** Milliseconds; long enough to read a line and reach Undo. Bad news stays until it is dismissed. */
const shownFor = 7000;

const tones = {
  plain: 'border-line',
  good: 'border-line',
  bad: 'border-error',
} as const;

/** What just happened, with Undo; and one polite region for screen readers. */
export const Toasts = () => {
  const toasts = useEditorState((s) => s.toasts);
  const announcement = useEditorState((s) => s.announcement);
  return (
    <>
      <div aria-live="polite" className="sr-only">
        {announcement}
      </div>
      <ol
        aria-label="Messages"
        className="pointer-events-none fixed bottom-10 left-1/2 z-40 flex -translate-x-1/2 flex-col items-center gap-2"
      >
        {toasts.map((toast) => (
          <ToastRow key={toast.id} toast={toast} />
        ))}
      </ol>
    </>
  );
};

const ToastRow = ({ toast }: { readonly toast: Toast }) => {
  const editor = useEditor();
  const canUndo = useEditorState((s) => s.undoTitle !== undefined);
  useEffect(() => {
    if (toast.tone === 'bad') return;
    const timer = setTimeout(() => editor.dismiss(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [editor, toast]);
  return (
    <li
      className={`over pointer-events-auto flex max-w-xl items-center gap-2 py-1.5 pr-1.5 pl-3 text-xs ${tones[toast.tone]}`}
    >
      <span role={toast.tone === 'bad' ? 'alert' : 'status'} className="min-w-0 break-words">
        {toast.text}
      </span>
      {toast.undo === true && canUndo && (
        <Button
          look="link"
          onClick={() => {
            editor.undo();
            editor.dismiss(toast.id);
          }}
        >
          Undo
        </Button>
      )}
      {toast.act !== undefined && (
        <Button
          look="link"
          onClick={() => {
            toast.act?.run();
            editor.dismiss(toast.id);
          }}
        >
          {toast.act.title}
        </Button>
      )}
      <IconButton small label="Dismiss" onClick={() => editor.dismiss(toast.id)}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </li>
  );
};
