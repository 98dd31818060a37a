import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './IconButton';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Widest width in pixels. */
  readonly width?: number;
  /** Buttons at the bottom right. */
  readonly foot?: ReactNode;
  /** The title is read out but not drawn. */
  readonly bare?: boolean;
  /** It stands at the right and dims nothing: what it speaks of is to be seen beside it. */
  readonly aside?: boolean;
}

/**
 * A modal dialog on the browser's own <dialog>: focus stays inside, Esc closes, and focus returns
 * to where it was. Mount it to open it. The keyboard begins at what has `data-first-focus`, else at
 * the first thing that takes it.
 */
export const Dialog = ({
  title,
  onClose,
  children,
  width = 560,
  foot,
  bare,
  aside,
}: DialogProps) => {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    // A closed dialog's fields take no focus, so autoFocus has come to nothing by now.
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="over"
      data-aside={aside}
      aria-labelledby={titleId}
      style={{ width: `min(${width}px, calc(100vw - 32px))` }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
      onPointerDown={(event) => {
        // Only the backdrop is the dialog itself: everything drawn is inside its children.
        if (event.target === ref.current) onClose();
      }}
    >
      <div
        className={`flex flex-col ${aside === true ? 'max-h-[calc(100vh-122px)]' : 'max-h-[calc(100vh-34px)]'}`}
      >
        {bare === true ? (
          <h2 id={titleId} className="sr-only">
            {title}
          </h2>
        ) : (
          <header className="flex items-center gap-2 border-line border-b py-2 pr-2 pl-4">
            <h2 id={titleId} className="min-w-0 flex-1 truncate font-semibold text-base">
              {title}
            </h2>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          </header>
        )}
        <div className="min-h-0 flex-1 overflow-auto">{children}</div>
        {foot !== undefined && (
          <footer className="flex items-center justify-end gap-2 border-line border-t px-4 py-3">
            {foot}
          </footer>
        )}
      </div>
    </dialog>
  );
};
