import { createLinter, type Linter } from '../../lint/linter';
import { rules } from '../../rules/index';

/** A linter beside the session's, which keeps the state of what is on the canvas. Waivers are judged by the day it is made. */
export const ownLinter = (): Linter => {
  const linter = createLinter(rules);
  const today = new Date().toISOString().slice(0, 10);
  return { ...linter, update: (design) => linter.update(design, today) };
};

let kept: Linter | undefined;

/** The one for previews: it is kept, so that the next look at the same design finds most of it judged. */
export const previewLinter = (): Linter => {
  kept ??= ownLinter();
  return kept;
};
