import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../IconButton';

export interface FieldNotes {
  readonly label: string;
  readonly help?: string | undefined;
  /** Takes the value away, so that it is unstated again. Absent where that is not possible. */
  readonly onClear?: (() => void) | undefined;
  /** Something is stated: it is shown in stronger ink and can be cleared. */
  readonly stated: boolean;
  readonly disabled?: boolean | undefined;
  /** Sits beneath the control: where a value, or the want of one, comes from. */
  readonly hint?: ReactNode;
}

interface FrameProps extends FieldNotes {
  readonly id: string;
  readonly error?: string | undefined;
  /** The control is a group with a legend of its own, so the words are no label. */
  readonly group?: boolean;
  /** The control stands below its label, over the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Label, control, clear button, and what is wrong with the text, in one row. */
export const FieldFrame = (props: FrameProps) => {
  const { id, label, help, error, hint, stated, onClear, disabled } = props;
  const words = (
    <span className={stated ? 'text-ink' : 'text-ink-soft'} data-tip={help}>
      {label}
    </span>
  );
  return (
    <div
      className={
        props.wide === true
          ? 'flex flex-col gap-0.5'
          : 'grid grid-cols-[minmax(0,4fr)_minmax(0,7fr)] items-start gap-x-2'
      }
    >
      {props.group === true ? (
        <div id={`${id}-label`} className="break-words pt-1.5 text-xs leading-4">
          {words}
        </div>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className="break-words pt-1.5 text-xs leading-4">
          {words}
        </label>
      )}
      <div className="min-w-0">
        <div className="flex items-start gap-0.5">
          <div className="min-w-0 flex-1">{props.children}</div>
          {onClear !== undefined && stated && disabled !== true && (
            <IconButton
              small
              label={`Clear ${label}: not stated`}
              className="mt-0.5 opacity-60 hover:opacity-100 focus-visible:opacity-100"
              onClick={() => {
                onClear();
                // The button goes with the value: the focus stays with the field.
                focusIn(id);
              }}
            >
              <X size={12} aria-hidden="true" />
            </IconButton>
          )}
        </div>
        {error !== undefined && (
          <p id={`${id}-error`} role="alert" className="mt-0.5 text-2xs text-error">
            {error}
          </p>
        )}
        {hint !== undefined && error === undefined && (
          <div id={`${id}-hint`} className="mt-0.5 text-2xs text-ink-faint">
            {hint}
          </div>
        )}
        {help !== undefined && (
          <p id={`${id}-help`} className="sr-only">
            {help}
          </p>
        )}
      </div>
    </div>
  );
};

const focusIn = (id: string): void => {
  const control =
    document.getElementById(id) ??
    document.getElementById(`${id}-label`)?.parentElement?.querySelector<HTMLElement>('input');
  control?.focus();
};

/** Ids of what describes the control, for `aria-describedby`. */
export const describedBy = (
  id: string,
  parts: { readonly error?: unknown; readonly hint?: unknown; readonly help?: unknown },
): string | undefined => {
  const ids = [
    parts.error !== undefined && `${id}-error`,
    parts.hint !== undefined && parts.error === undefined && `${id}-hint`,
    parts.help !== undefined && `${id}-help`,
  ].filter((part) => part !== false);
  return ids.length === 0 ? undefined : ids.join(' ');
};
