/** The parts of the screen that F6 walks through, in the order of the eye. */
const order = ['top', 'left', 'canvas', 'right', 'findings'] as const;

const focusable =
  '[role="tree"], [data-first-focus], button:not(:disabled), [href], input:not(:disabled), select, textarea, [tabindex="0"]:not([role="slider"])';

const isShown = (element: HTMLElement) => element.getClientRects().length > 0;

/**
 * Moves the focus to the next (or previous) region that is on the screen.
 * Returns the name of that region for the announcement.
 */
export const focusNextRegion = (step: 1 | -1): string | undefined => {
  const regions = order.flatMap((name) => {
    const region = document.querySelector<HTMLElement>(`[data-area="${name}"]`);
    return region !== null && isShown(region) ? [region] : [];
  });
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const from = at < 0 && step === -1 ? 0 : at;
  for (let i = 1; i <= regions.length; i += 1) {
    const region = regions[(from + step * i + regions.length * 2) % regions.length];
    const first =
      region?.querySelector<HTMLElement>('[data-first-focus], [role="tree"]') ??
      [...(region?.querySelectorAll<HTMLElement>(focusable) ?? [])].find(
        (element) => isShown(element) && element.tabIndex >= 0,
      );
    if (region !== undefined && first !== undefined) {
      first.focus();
      return region.dataset.name ?? region.getAttribute('aria-label') ?? 'Top bar';
    }
  }
  return undefined;
};
