import { elementFrom, type FailureElement } from '../analysis/failures/elements';
import { type FailureState, failureState } from '../analysis/failures/state';
import type { Design } from '../model/design';
import { inList } from '../model/find';
import type { WhatIf, WhatIfStep } from './what-if';

/** The elements of a step that the design still has. */
export const elementsOf = (design: Design, { keys }: WhatIfStep): readonly FailureElement[] =>
  keys.flatMap((key) => elementFrom(design, key) ?? []);

let last: { readonly design: Design; readonly whatIf: WhatIf; readonly state: FailureState };

/** The state of the design at this moment of the timeline; kept for the last one asked for. */
export const stateIn = (design: Design, whatIf: WhatIf): FailureState => {
  if (last?.design === design && last.whatIf === whatIf) return last.state;
  const steps = whatIf.steps
    .slice(0, whatIf.at)
    .flatMap((step) =>
      elementsOf(design, step).map((element) => ({ do: step.do, element }) as const),
    );
  const state = failureState(design, steps);
  last = { design, whatIf, state };
  return state;
};

const shortNames = 3;

/** A step in words: its own name, or what happens to whom. */
export const stepWords = (design: Design, step: WhatIfStep): string => {
  if (step.name !== undefined) return step.name;
  const names = elementsOf(design, step).map(({ name }) => name);
  const shown = names.slice(0, shortNames).join(', ');
  const more = names.length > shortNames ? ` and ${names.length - shortNames} more` : '';
  const verb =
    step.do === 'fail'
      ? names.length === 1
        ? 'fails'
        : 'fail'
      : names.length === 1
        ? 'comes back'
        : 'come back';
  return names.length === 0 ? 'Nothing of this design' : `${shown}${more} ${verb}`;
};

/** What has become of the services, in one sentence. */
export const stateWords = (design: Design, state: FailureState): string => {
  const lost = state.services.filter(
    ({ before, after }) => after.state === 'DOWN' && before.state !== 'DOWN',
  );
  if (state.services.length === 0) return 'Nothing changes.';
  const hosts = new Set(lost.map(({ hostId }) => hostId));
  const [only] = hosts;
  const where =
    hosts.size === 1
      ? `on ${inList(design.hosts, only ?? '')?.name ?? 'one host'}`
      : `on ${hosts.size} hosts`;
  const rest = state.services.length - lost.length;
  const others =
    rest === 0
      ? ''
      : `${lost.length === 0 ? '' : '; '}${count(rest, 'service')} ${rest === 1 ? 'moves or changes' : 'move or change'}`;
  return `${lost.length === 0 ? 'Nothing is lost; ' : `${count(lost.length, 'service')} lost ${where}`}${others}.`;
};

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
