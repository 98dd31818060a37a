import { flowsIn } from '../analysis/capacity/flows';
import { type Utilisations, utilisationsIn } from '../analysis/capacity/utilisation';
import { failureState } from '../analysis/failures/state';
import type { Design } from '../model/design';
import type { WhatIf } from './what-if';
import { stateIn } from './what-if-state';

let last: {
  readonly design: Design;
  readonly whatIf: WhatIf | undefined;
  readonly uses: Utilisations;
};

/** How full uplinks and links are: at this moment of the timeline, or with nothing failed. Kept for the last one asked for. */
export const utilisationNow = (design: Design, whatIf: WhatIf | undefined): Utilisations => {
  if (last?.design === design && last.whatIf === whatIf) return last.uses;
  const state = whatIf === undefined ? failureState(design, []) : stateIn(design, whatIf);
  const uses = utilisationsIn(design, flowsIn(design, state));
  last = { design, whatIf, uses };
  return uses;
};
