import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: T;
    readonly title: ReactNode;
    readonly disabled?: boolean;
  }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Tabs with roving focus; arrows, Home and End move and choose. */
export const Tabs = <T extends string>(props: TabsProps<T>) => {
  const { tabs, chosen, onChoose } = props;
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const usable = tabs.filter((tab) => tab.disabled !== true);
    const at = usable.findIndex((tab) => tab.id === chosen);
    const to =
      event.key === 'ArrowRight'
        ? at + 1
        : event.key === 'ArrowLeft'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? usable.length - 1
              : undefined;
    if (to === undefined) return;
    const next = usable[(to + usable.length) % usable.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className={props.className}>
      <div
        ref={list}
        role="tablist"
        aria-label={props.label}
        className="flex gap-1"
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab.id === chosen}
            aria-controls={`${base}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            disabled={tab.disabled}
            onClick={() => onChoose(tab.id)}
            className="min-h-7 rounded-md px-2.5 text-ink-soft text-xs hover:bg-hover disabled:text-ink-faint aria-selected:bg-chosen aria-selected:font-semibold aria-selected:text-ink"
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${chosen}`}>
        {props.children}
      </div>
    </div>
  );
};
