import type { Trace } from '../analysis/trace/path';
import { trace } from '../analysis/trace/trace';
import type { Design } from '../model/design';
import type { TraceWish } from './editor';
import type { WhatIf } from './what-if';
import { stateIn } from './what-if-state';

let last: {
  readonly design: Design;
  readonly wish: TraceWish;
  readonly whatIf: WhatIf | undefined;
  readonly traced: Trace | undefined;
};

/** The path asked for, with what has failed at this moment of a what-if; undefined until both ends are chosen. Kept for the last one. */
export const traceNow = (
  design: Design,
  wish: TraceWish | undefined,
  whatIf: WhatIf | undefined,
): Trace | undefined => {
  if (wish?.from === undefined || wish.to === undefined) return undefined;
  if (last?.design === design && last.wish === wish && last.whatIf === whatIf) return last.traced;
  const state = whatIf === undefined ? undefined : stateIn(design, whatIf);
  const traced = trace(design, wish.from, wish.to, state);
  last = { design, wish, whatIf, traced };
  return traced;
};
