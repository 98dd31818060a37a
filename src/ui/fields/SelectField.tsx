import { useId } from 'react';
import { classes } from '../class-names';
import { describedBy, FieldFrame, type FieldNotes } from './FieldFrame';

interface SelectFieldProps extends FieldNotes {
  /** Undefined when nothing is stated or when several elements differ. */
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** What stands there while nothing is stated: "default: …", "not stated", "mixed". */
  readonly unset: string;
  readonly onCommit: (value: string | undefined) => void;
  /** Nothing may be stated again. */
  readonly required?: boolean;
}

/** One of a closed list, or nothing. */
export const SelectField = (props: SelectFieldProps) => {
  const { value, options, unset, onCommit, required, disabled, hint, help } = props;
  const id = useId();
  return (
    // The list itself has an entry that clears it: no button takes room from its words.
    <FieldFrame {...props} id={id} onClear={undefined}>
      <select
        id={id}
        value={value ?? ''}
        disabled={disabled}
        aria-describedby={describedBy(id, { hint, help })}
        className={classes('control', value === undefined && 'text-[var(--c-placeholder)]')}
        onChange={(event) => {
          const next = event.target.value;
          onCommit(next === '' ? undefined : next);
        }}
      >
        {(required !== true || value === undefined) && <option value="">{unset}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
};
