import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';

export interface PickerOption {
  readonly id: string;
  readonly text: string;
  /** Softer words behind: where it is, what state it is in. */
  readonly detail?: string | undefined;
  /** Options of one group stand together under its name. */
  readonly group?: string | undefined;
}

interface PickerProps {
  readonly label: string;
  readonly options: readonly PickerOption[];
  /** Id of the option that holds now. */
  readonly chosen?: string | undefined;
  /** The box it opens beneath, in pixels of the window. */
  readonly at: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
  /** Said when there is nothing to choose from. */
  readonly empty?: string;
}

const shownAtMost = 200;

/**
 * A searchable list in the top layer: type to narrow, arrows and Enter to choose, Esc to leave.
 * Mount it to open it; focus returns to where it was.
 */
export const Picker = (props: PickerProps) => {
  const { label, options, chosen, at, onPick, onClose } = props;
  const ref = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const base = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((o) => o.id === chosen),
    ),
  );
  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return options.filter((o) => {
      const text = `${o.group ?? ''} ${o.text} ${o.detail ?? ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [options, query]);
  const shown = found.slice(0, shownAtMost);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const box = ref.current;
    if (box === null) return;
    const before = document.activeElement;
    box.style.width = `${Math.max(260, at.width)}px`;
    box.showPopover();
    const size = box.getBoundingClientRect();
    const below = at.y + at.height + 2;
    const fits = below + size.height + 6 <= innerHeight;
    box.style.left = `${Math.max(6, Math.min(at.x, innerWidth - size.width - 6))}px`;
    box.style.top = `${fits ? below : Math.max(6, at.y - size.height - 2)}px`;
    input.current?.focus();
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') close.current();
    };
    box.addEventListener('toggle', onToggle);
    return () => {
      box.removeEventListener('toggle', onToggle);
      const held = box.contains(document.activeElement) || document.activeElement === document.body;
      if (box.matches(':popover-open')) box.hidePopover();
      if (held && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [at]);

  useEffect(() => {
    ref.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const last = shown.length - 1;
    if (event.key === 'ArrowDown') setActive(Math.min(last, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else if (event.key === 'PageDown') setActive(Math.min(last, active + 10));
    else if (event.key === 'PageUp') setActive(Math.max(0, active - 10));
    else if (event.key === 'Enter') {
      const option = shown[active];
      if (option !== undefined) {
        onClose();
        onPick(option.id);
      }
    } else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };

  return (
    <div ref={ref} popover="auto" className="over flex flex-col gap-1" data-picker="">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${base}-list`}
        aria-activedescendant={shown.length === 0 ? undefined : `${base}-${active}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Type to narrow"
        className="control"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${base}-list`} role="listbox" aria-label={label} className="max-h-64 overflow-auto">
        {shown.map((option, i) => (
          <div key={option.id} role="presentation">
            {option.group !== undefined && option.group !== shown[i - 1]?.group && (
              <div role="presentation" className="panel-title px-2 pt-1.5 pb-0.5">
                {option.group}
              </div>
            )}
            <div
              role="option"
              id={`${base}-${i}`}
              data-at={i}
              tabIndex={-1}
              aria-selected={option.id === chosen}
              data-active={i === active}
              className="menu-row"
              onPointerMove={() => setActive(i)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                onClose();
                onPick(option.id);
              }}
              onKeyDown={onKeyDown}
            >
              <span className="min-w-0 flex-1 truncate">{option.text}</span>
              {option.detail !== undefined && (
                <span className="max-w-[60%] shrink-0 truncate text-2xs text-ink-soft">
                  {option.detail}
                </span>
              )}
            </div>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="px-2 pb-1 text-ink-soft text-xs">
          {options.length === 0 ? (props.empty ?? 'Nothing to choose from.') : 'Nothing matches.'}
        </p>
      )}
      {found.length > shown.length && (
        <p className="px-2 pb-1 text-2xs text-ink-soft">
          {found.length - shown.length} more: type to narrow.
        </p>
      )}
    </div>
  );
};
