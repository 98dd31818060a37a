import type { Design } from '../model/design';
import type { Linter } from './linter';

/** So many hosts take about a frame. */
const hostsAtOnce = 8;

/**
 * Judges every host of a design that somebody is about to open, in steps of about a frame. What is
 * left for the update then is what hosts make of one another.
 */
export function* judgingAhead(
  linter: Linter,
  design: Design,
): Generator<{ readonly done: number; readonly of: number }, void> {
  for (const [at, { id }] of design.hosts.entries()) {
    linter.judgeAhead(design, id);
    if (at % hostsAtOnce === hostsAtOnce - 1) yield { done: at + 1, of: design.hosts.length };
  }
}
