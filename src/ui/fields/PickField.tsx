import { ChevronsUpDown } from 'lucide-react';
import { useId, useState } from 'react';
import { classes } from '../class-names';
import { Picker, type PickerOption } from '../Picker';
import { describedBy, FieldFrame, type FieldNotes } from './FieldFrame';

interface PickFieldProps extends FieldNotes {
  /** What is shown for the value that holds; undefined while nothing is stated. */
  readonly text: string | undefined;
  readonly chosen: string | undefined;
  readonly unset: string;
  /** Made only when the list opens: it may be long. */
  readonly options: () => readonly PickerOption[];
  readonly onCommit: (id: string) => void;
  readonly empty?: string;
}

/** A reference to something that has a name, chosen from a searchable list. */
export const PickField = (props: PickFieldProps) => {
  const { text, chosen, unset, options, onCommit, disabled, label, help } = props;
  const id = useId();
  const [open, setOpen] = useState<{ at: DOMRect; options: readonly PickerOption[] }>();
  return (
    <FieldFrame {...props} id={id}>
      <button
        type="button"
        id={id}
        disabled={disabled}
        aria-labelledby={`${id}-label ${id}-text`}
        aria-haspopup="listbox"
        aria-expanded={open !== undefined}
        aria-describedby={describedBy(id, { help })}
        className={classes(
          'control flex items-center gap-1 text-start',
          text === undefined && 'text-[var(--c-placeholder)]',
        )}
        onClick={(event) =>
          setOpen({ at: event.currentTarget.getBoundingClientRect(), options: options() })
        }
      >
        <span id={`${id}-text`} className="min-w-0 flex-1 truncate">
          {text ?? unset}
        </span>
        <ChevronsUpDown size={12} aria-hidden="true" className="shrink-0 text-ink-faint" />
      </button>
      {open !== undefined && (
        <Picker
          label={label}
          options={open.options}
          chosen={chosen}
          at={open.at}
          onPick={onCommit}
          onClose={() => setOpen(undefined)}
          {...(props.empty === undefined ? {} : { empty: props.empty })}
        />
      )}
    </FieldFrame>
  );
};
