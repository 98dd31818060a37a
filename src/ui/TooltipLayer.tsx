import { useEffect, useRef } from 'react';

const delayMs = 450;

/**
 * One tip for the whole page: it shows the `data-tip` of what the pointer rests on or the keyboard
 * reaches. It only repeats what the accessible name says, so it is hidden from screen readers.
 */
export const TooltipLayer = () => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      if (ref.current?.matches(':popover-open') === true) ref.current.hidePopover();
    };
    const show = (owner: HTMLElement) => {
      const tip = ref.current;
      const text = owner.dataset.tip;
      if (tip === null || text === undefined || !owner.isConnected) return;
      tip.textContent = text;
      tip.showPopover();
      const at = owner.getBoundingClientRect();
      const size = tip.getBoundingClientRect();
      const below = at.bottom + 6 + size.height < innerHeight;
      const left = at.left + at.width / 2 - size.width / 2;
      tip.style.left = `${Math.max(6, Math.min(innerWidth - size.width - 6, left))}px`;
      tip.style.top = `${below ? at.bottom + 6 : at.top - size.height - 6}px`;
    };
    const ownerOf = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
    const enter = (event: Event) => {
      const owner = ownerOf(event.target);
      hide();
      if (owner === null) return;
      if (event.type === 'focusin' && !owner.matches(':focus-visible')) return;
      timer = setTimeout(() => show(owner), delayMs);
    };
    const options = { passive: true } as const;
    document.addEventListener('pointerover', enter, options);
    document.addEventListener('focusin', enter, options);
    for (const name of ['pointerdown', 'keydown', 'focusout', 'wheel', 'dragstart'] as const) {
      document.addEventListener(name, hide, options);
    }
    return () => {
      hide();
      document.removeEventListener('pointerover', enter);
      document.removeEventListener('focusin', enter);
      for (const name of ['pointerdown', 'keydown', 'focusout', 'wheel', 'dragstart'] as const) {
        document.removeEventListener(name, hide);
      }
    };
  }, []);
  return (
    <div
      ref={ref}
      popover="manual"
      aria-hidden="true"
      className="over pointer-events-none max-w-72 rounded-md px-2 py-1 text-2xs"
    />
  );
};
