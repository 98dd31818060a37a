/** One event: what goes down, or comes back, at the same moment. Keys as of `keyOf`. */
export interface WhatIfStep {
  readonly do: 'fail' | 'restore';
  readonly keys: readonly string[];
  /** What people call it: "Rack A loses power". */
  readonly name?: string;
}

/** A timeline of failures over a design that stays as it is. */
export interface WhatIf {
  readonly steps: readonly WhatIfStep[];
  /** How many of them have happened; the others can be stepped to. */
  readonly at: number;
  /** What the document was before: it can only be read meanwhile. */
  readonly wasReadOnly: boolean;
}

export const mostSteps = 100;
export const mostKeysInStep = 200;
export const longestStepName = 120;

const nothing: readonly string[] = [];

/** Keys of what is down, in the order it failed. */
export const failedIn = (whatIf: Pick<WhatIf, 'steps' | 'at'> | undefined): readonly string[] => {
  if (whatIf === undefined) return nothing;
  const down = new Set<string>();
  for (const step of whatIf.steps.slice(0, whatIf.at)) {
    for (const key of step.keys) {
      if (step.do === 'fail') down.add(key);
      else down.delete(key);
    }
  }
  return [...down];
};

const followedBy = (whatIf: WhatIf, step: WhatIfStep): WhatIf => {
  const steps = [...whatIf.steps.slice(0, whatIf.at), step].slice(-mostSteps);
  return { ...whatIf, steps, at: steps.length };
};

/** Fails what of them is up; restores them when all are down already. What lay ahead is dropped. */
export const toggled = (whatIf: WhatIf, keys: readonly string[]): WhatIf => {
  if (keys.length === 0) return whatIf;
  const down = new Set(failedIn(whatIf));
  const up = keys.filter((key) => !down.has(key));
  return followedBy(
    whatIf,
    up.length === 0 ? { do: 'restore', keys } : { do: 'fail', keys: up.slice(0, mostKeysInStep) },
  );
};

/** The moment after this many steps. */
export const atStep = (whatIf: WhatIf, at: number): WhatIf => ({
  ...whatIf,
  at: Math.max(0, Math.min(at, whatIf.steps.length)),
});

/** Gives a step a name; an empty one takes the name away. */
export const stepNamed = (whatIf: WhatIf, index: number, name: string): WhatIf => ({
  ...whatIf,
  steps: whatIf.steps.map((step, i) => {
    if (i !== index) return step;
    const { name: _, ...rest } = step;
    const text = name.trim().slice(0, longestStepName);
    return text === '' ? rest : { ...rest, name: text };
  }),
});

/** As if the step had never been. */
export const withoutStep = (whatIf: WhatIf, index: number): WhatIf => ({
  ...whatIf,
  steps: whatIf.steps.filter((_, i) => i !== index),
  at: index < whatIf.at ? whatIf.at - 1 : whatIf.at,
});
