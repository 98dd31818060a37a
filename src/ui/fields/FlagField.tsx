import { useId } from 'react';
import { describedBy, FieldFrame, type FieldNotes } from './FieldFrame';

interface FlagFieldProps extends FieldNotes {
  /** Undefined: the design does not say. */
  readonly value: boolean | undefined;
  /** What holds while nothing is stated: "default: on", "not stated", "mixed". */
  readonly unset: string;
  readonly onCommit: (value: boolean | undefined) => void;
}

const states = [
  ['unset', undefined],
  ['On', true],
  ['Off', false],
] as const;

/** On, off, or not stated: unknown is not the same as off. */
export const FlagField = (props: FlagFieldProps) => {
  const { value, unset, onCommit, disabled, help } = props;
  const id = useId();
  const { onClear: _, ...notes } = props;
  return (
    <FieldFrame {...notes} id={id} group>
      <div
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy(id, { help })}
        className="flex min-h-7 rounded-md border border-[var(--c-control-line)] bg-raised p-0.5"
      >
        {states.map(([text, state]) => (
          <label
            key={text}
            className="flex min-w-0 cursor-default items-center justify-center rounded px-1.5 text-2xs text-ink-soft first:flex-1 has-checked:bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent has-checked:font-semibold has-checked:text-ink has-checked:shadow-sm"
          >
            <input
              type="radio"
              name={id}
              className="sr-only"
              disabled={disabled}
              checked={value === state}
              onChange={() => onCommit(state)}
            />
            <span className="truncate">{text === 'unset' ? unset : text}</span>
          </label>
        ))}
      </div>
    </FieldFrame>
  );
};
