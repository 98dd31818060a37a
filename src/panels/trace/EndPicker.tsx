import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Picker, type PickerOption } from '../../ui/Picker';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One end of a trace: a button with its name that opens the list to choose from. */
export const EndPicker = ({
  label,
  name,
  chosen,
  optionsOf,
  isFirst,
  onPick,
}: {
  readonly label: string;
  /** Undefined: not chosen yet. */
  readonly name: string | undefined;
  readonly chosen: string | undefined;
  readonly optionsOf: () => readonly PickerOption[];
  /** The keyboard begins here. */
  readonly isFirst: boolean;
  readonly onPick: (id: string) => void;
}) => {
  const [at, setAt] = useState<Box>();
  const options = useMemo(() => (at === undefined ? [] : optionsOf()), [at, optionsOf]);
  return (
    <>
      <button
        type="button"
        aria-haspopup="listbox"
        aria-label={`${label}: ${name ?? 'not chosen'}`}
        data-trace-first={isFirst || undefined}
        className="control flex items-center gap-2 text-start"
        onClick={(event) => {
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          setAt({ x: left, y: top, width, height });
        }}
      >
        <span className="w-9 shrink-0 text-ink-soft">{label}</span>
        <span className={`min-w-0 flex-1 truncate ${name === undefined ? 'text-ink-soft' : ''}`}>
          {name ?? 'Choose…'}
        </span>
        <ChevronDown size={13} aria-hidden="true" className="shrink-0 text-ink-soft" />
      </button>
      {at !== undefined && (
        <Picker
          label={label}
          options={options}
          chosen={chosen}
          at={at}
          empty="Nothing here sends."
          onPick={onPick}
          onClose={() => setAt(undefined)}
        />
      )}
    </>
  );
};
