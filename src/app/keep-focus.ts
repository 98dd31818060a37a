import { canTakeFocus, entryOf, regionNamed, rememberIn, stopsIn } from './regions';

/** Where the keyboard was: the element, the part of the page it stood in, and which stop it was there. */
interface Seat {
  readonly element: HTMLElement;
  readonly part: HTMLElement;
  /** What it was a page of: with another page in its place its number means nothing. */
  readonly page: Element | null;
  readonly at: number;
}

/** Frames to wait for a part of the page that is still being fetched. */
const patience = 90;

const isNowhere = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/**
 * Keeps the focus on the page: when the element that had it goes away or can no longer take it
 * (a row is deleted, Undo has nothing left), the stop that takes its place gets it, else the entry
 * of its region. Browsers drop it on the body, where the next key would mean nothing.
 *
 * `onChange` tells of every change that may take elements away. Returns how to stop.
 */
export const keepFocus = (onChange: (hear: () => void) => () => void): (() => void) => {
  let seat: Seat | undefined;
  let frame: number | undefined;

  const note = (event: FocusEvent) => {
    const { target: element } = event;
    if (!(element instanceof HTMLElement)) return;
    const part = element.closest<HTMLElement>('dialog, [data-area]');
    if (part === null) return;
    seat = {
      element,
      part,
      page: element.closest('[data-page]'),
      at: stopsIn(part).indexOf(element),
    };
    if (part.dataset.area !== undefined) rememberIn(part, element);
  };

  /** The part of the page to stand in now; undefined while it is not there yet. */
  const partNow = ({ part }: Seat, isLast: boolean): HTMLElement | undefined => {
    const modal = document.querySelector<HTMLElement>('dialog:modal');
    if (modal !== null) return modal;
    const name = part.dataset.area ?? 'canvas';
    return regionNamed(name) ?? (isLast ? regionNamed('canvas') : undefined);
  };

  const regain = (left: number): void => {
    frame = undefined;
    if (seat === undefined || !isNowhere() || canTakeFocus(seat.element)) return;
    const part = partNow(seat, left <= 0);
    const isSame = part === seat.part && seat.page?.isConnected !== false;
    const stops = part === undefined || !isSame ? [] : stopsIn(part);
    const goal = stops[Math.min(Math.max(seat.at, 0), stops.length - 1)];
    (goal ?? (part && entryOf(part)))?.focus({ preventScroll: goal === undefined });
    if (isNowhere() && left > 0) frame = requestAnimationFrame(() => regain(left - 1));
  };

  const look = () => {
    frame ??= requestAnimationFrame(() => regain(patience));
  };

  const events = ['keydown', 'keyup', 'click'] as const;
  document.addEventListener('focusin', note);
  for (const name of events) document.addEventListener(name, look, { passive: true });
  const stop = onChange(look);
  return () => {
    document.removeEventListener('focusin', note);
    for (const name of events) document.removeEventListener(name, look);
    stop();
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
};
