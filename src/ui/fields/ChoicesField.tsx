import { useId } from 'react';
import { classes } from '../class-names';
import { describedBy, FieldFrame, type FieldNotes } from './FieldFrame';

interface ChoicesFieldProps extends FieldNotes {
  /** Undefined: not stated. An empty list: stated that there is none. */
  readonly value: readonly string[] | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly unset: string;
  readonly onCommit: (value: readonly string[]) => void;
}

/** Any number of a closed list, kept in the order of the list. */
export const ChoicesField = (props: ChoicesFieldProps) => {
  const { value, options, unset, onCommit, disabled, help } = props;
  const id = useId();
  const isLong = options.length > 8;
  return (
    <FieldFrame {...props} id={id} group wide={isLong}>
      <fieldset
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy(id, { help })}
        className={classes(
          'rounded-md border border-[var(--c-control-line)] bg-raised py-0.5',
          isLong && 'grid grid-cols-2',
        )}
      >
        {value === undefined && (
          <p className="col-span-full px-2 text-2xs text-ink-faint leading-5">{unset}</p>
        )}
        {value?.length === 0 && (
          <p className="col-span-full px-2 text-2xs text-ink-soft leading-5">None</p>
        )}
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-6 items-center gap-2 px-2 text-xs leading-4 hover:bg-hover"
          >
            <input
              type="checkbox"
              disabled={disabled}
              checked={value?.includes(option.value) === true}
              onChange={(event) =>
                onCommit(
                  options
                    .map((o) => o.value)
                    .filter((v) =>
                      v === option.value ? event.target.checked : value?.includes(v) === true,
                    ),
                )
              }
            />
            <span className="min-w-0">{option.text}</span>
          </label>
        ))}
      </fieldset>
    </FieldFrame>
  );
};
