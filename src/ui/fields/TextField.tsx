import { useId } from 'react';
import { classes } from '../class-names';
import { describedBy, FieldFrame, type FieldNotes } from './FieldFrame';
import { useDraft } from './use-draft';

interface TextFieldProps extends FieldNotes {
  readonly value: string;
  /** Shown while empty: the default, or "mixed". */
  readonly placeholder?: string | undefined;
  /** Why a text cannot be kept, as a sentence. */
  readonly check?: (text: string) => string | undefined;
  readonly onCommit: (text: string) => void;
  readonly mono?: boolean;
  readonly lines?: number;
  readonly unit?: string | undefined;
  readonly suggestions?: readonly string[] | undefined;
  readonly numeric?: boolean;
}

const fine = () => undefined;

/** A line of text, several lines, or a number with its unit. */
export const TextField = (props: TextFieldProps) => {
  const { value, placeholder, unit, suggestions, mono, lines, numeric, disabled } = props;
  const id = useId();
  const draft = useDraft({
    kept: value,
    check: props.check ?? fine,
    commit: props.onCommit,
    multiline: lines !== undefined,
  });
  const shared = {
    id,
    value: draft.text,
    'data-settled': draft.settled,
    placeholder,
    readOnly: disabled,
    spellCheck: false,
    'aria-invalid': draft.error !== undefined,
    'aria-describedby': describedBy(id, { error: draft.error, help: props.help }),
    onChange: draft.onChange,
    onBlur: draft.onBlur,
    onKeyDown: draft.onKeyDown,
    className: classes(
      'control placeholder:font-sans',
      mono === true && 'font-mono',
      unit !== undefined && (unit.length > 4 ? 'pr-12' : 'pr-10'),
    ),
  } as const;
  return (
    <FieldFrame {...props} id={id} error={draft.error}>
      {lines !== undefined ? (
        <textarea
          {...shared}
          rows={lines}
          className="control field-sizing-content max-h-60 resize-y"
        />
      ) : (
        <div className="relative">
          <input
            {...shared}
            type="text"
            autoComplete="off"
            inputMode={numeric === true ? 'numeric' : undefined}
            list={suggestions === undefined ? undefined : `${id}-list`}
          />
          {unit !== undefined && (
            <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-2xs text-ink-faint">
              {unit}
            </span>
          )}
          {suggestions !== undefined && (
            <datalist id={`${id}-list`}>
              {suggestions.map((text) => (
                <option key={text} value={text} />
              ))}
            </datalist>
          )}
        </div>
      )}
    </FieldFrame>
  );
};
