import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Kbd } from './Kbd';

export type MenuEntry =
  | {
      readonly id: string;
      readonly title: string;
      readonly icon?: ReactNode;
      readonly shortcut?: string | undefined;
      /** Why it cannot be chosen now; it stays reachable so that the reason can be read. */
      readonly disabled?: string | boolean | undefined;
      readonly run: () => void;
    }
  | { readonly id: string; readonly separator: true }
  | { readonly id: string; readonly heading: string };

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Where it opens, in pixels of the window: below this box, or at this point. */
  readonly at: { readonly x: number; readonly y: number; readonly height?: number };
  readonly onClose: () => void;
}

/**
 * A menu in the top layer: arrows, Home, End, first letters, Enter, Esc. Mount it to open it;
 * focus returns to where it was when it closes.
 */
export const Menu = ({ label, entries, at, onClose }: MenuProps) => {
  const ref = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const menu = ref.current;
    if (menu === null) return;
    const before = document.activeElement;
    menu.showPopover();
    const size = menu.getBoundingClientRect();
    const below = at.y + (at.height ?? 0);
    const top = below + size.height + 6 > innerHeight ? Math.max(6, at.y - size.height) : below;
    menu.style.left = `${Math.max(6, Math.min(at.x, innerWidth - size.width - 6))}px`;
    menu.style.top = `${top}px`;
    menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') close.current();
    };
    menu.addEventListener('toggle', onToggle);
    return () => {
      menu.removeEventListener('toggle', onToggle);
      const held =
        menu.contains(document.activeElement) || document.activeElement === document.body;
      if (menu.matches(':popover-open')) menu.hidePopover();
      if (held && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLElement);
    const move = (to: number) => items[(to + items.length) % items.length]?.focus();
    event.stopPropagation();
    const isTyping = event.timeStamp - typed.current.at < 700;
    if (event.key === 'ArrowDown') move(now + 1);
    else if (event.key === 'ArrowUp') move(now < 0 ? -1 : now - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key.length === 1 && (event.key !== ' ' || isTyping)) {
      const text = (isTyping ? typed.current.text : '') + event.key.toLowerCase();
      typed.current = { text, at: event.timeStamp };
      // One letter walks through its entries, more narrow it down.
      const from = text.length === 1 ? now + 1 : Math.max(0, now);
      const rest = [...items.slice(from), ...items.slice(0, from)];
      rest.find((item) => item.dataset.title?.toLowerCase().startsWith(text) === true)?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={ref}
      role="menu"
      aria-label={label}
      popover="auto"
      tabIndex={-1}
      className="over max-h-[80vh] min-w-48 overflow-auto"
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {entries.map((entry) =>
        'separator' in entry ? (
          <hr key={entry.id} className="my-1 border-line" />
        ) : 'heading' in entry ? (
          <div key={entry.id} role="presentation" className="panel-title px-2 pt-1.5 pb-0.5">
            {entry.heading}
          </div>
        ) : (
          <button
            key={entry.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-title={entry.title}
            aria-disabled={entry.disabled !== undefined && entry.disabled !== false}
            className="menu-row"
            onPointerMove={(event) => event.currentTarget.focus()}
            onClick={() => {
              if (entry.disabled !== undefined && entry.disabled !== false) return;
              onClose();
              entry.run();
            }}
          >
            <span className="flex w-4 shrink-0 justify-center text-ink-soft" aria-hidden="true">
              {entry.icon}
            </span>
            <span className="min-w-0 flex-1 truncate">
              {entry.title}
              {typeof entry.disabled === 'string' && (
                <span className="block whitespace-normal text-2xs text-ink-soft">
                  {entry.disabled}
                </span>
              )}
            </span>
            {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} />}
          </button>
        ),
      )}
    </div>
  );
};
