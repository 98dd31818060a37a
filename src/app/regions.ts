/** The parts of the screen that F6 walks through, in the order of the eye. */
const order = ['top', 'left', 'canvas', 'right', 'findings'] as const;

const focusable =
  '[role="tree"], [data-first-focus], button, [href], input, select, textarea, summary, [tabindex="0"]';

const isShown = (element: HTMLElement) => element.getClientRects().length > 0;

/** Can the keyboard stand on this element now? */
export const canTakeFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.tabIndex >= 0 && !element.matches(':disabled') && isShown(element);

/** Where Tab stops inside a part of the page, in its order. */
export const stopsIn = (part: ParentNode): readonly HTMLElement[] =>
  [...part.querySelectorAll<HTMLElement>(focusable)].filter(canTakeFocus);

/** A region by its name, if it is on the screen. */
export const regionNamed = (name: string): HTMLElement | undefined => {
  const region = document.querySelector<HTMLElement>(`[data-area="${name}"]`);
  return region !== null && isShown(region) ? region : undefined;
};

/** Where a region is entered: what is meant for it, else its first stop that is no edge to drag. */
export const entryOf = (region: HTMLElement): HTMLElement | undefined =>
  region.querySelector<HTMLElement>('[data-first-focus], [role="tree"]') ??
  stopsIn(region).find((element) => element.getAttribute('role') !== 'slider');

const lastIn = new Map<string, HTMLElement>();

/** Notes where the keyboard stands in a region, so that F6 comes back to it. */
export const rememberIn = (region: HTMLElement, element: HTMLElement): void => {
  // A menu is gone by the time anybody comes back, and nobody comes back to drag an edge.
  if (element.closest('[popover], [role="slider"]') === null)
    lastIn.set(region.dataset.area ?? '', element);
};

/**
 * Moves the focus to the next (or previous) region that is on the screen: to where it was in it,
 * else to its entry. Returns the name of that region for the announcement.
 */
export const focusNextRegion = (step: 1 | -1): string | undefined => {
  const regions = order.flatMap((name) => regionNamed(name) ?? []);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const from = at < 0 && step === -1 ? 0 : at;
  for (let i = 1; i <= regions.length; i += 1) {
    const region = regions[(from + step * i + regions.length * 2) % regions.length];
    if (region === undefined) continue;
    const before = lastIn.get(region.dataset.area ?? '');
    const goal =
      before !== undefined && region.contains(before) && canTakeFocus(before)
        ? before
        : entryOf(region);
    if (goal === undefined) continue;
    goal.focus();
    return region.dataset.name ?? region.getAttribute('aria-label') ?? 'Top bar';
  }
  return undefined;
};
