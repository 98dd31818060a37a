import type { Design } from '../model/design';

/** A moment: the document and what was selected in it. */
export interface Moment {
  readonly design: Design;
  readonly selection: readonly string[];
}

/** One step: from a moment to the next. Documents are shared, so a step is a few pointers. */
interface Step {
  readonly title: string;
  readonly before: Moment;
  readonly after: Moment;
  /** Steps with the same word within a second become one. */
  readonly merge: string | undefined;
  readonly at: number;
}

type Stack = { readonly step: Step; readonly below: Stack } | undefined;

/** What was done and what was undone, the latest on top. Unlimited. */
export interface History {
  readonly done: Stack;
  readonly undone: Stack;
}

export const noHistory: History = { done: undefined, undone: undefined };

/** Milliseconds in which steps of the same kind on the same thing become one. */
export const mergeWithinMs = 1000;

/** Adds a step; what was undone is gone. A step merges with the last one of the same word. */
export const record = (history: History, step: Step): History => {
  const last = history.done?.step;
  const joins =
    step.merge !== undefined &&
    last?.merge === step.merge &&
    history.undone === undefined &&
    last.after.design === step.before.design &&
    step.at - last.at <= mergeWithinMs;
  return joins
    ? {
        done: { step: { ...step, before: last.before }, below: history.done?.below },
        undone: undefined,
      }
    : { done: { step, below: history.done }, undone: undefined };
};

/** One step back: the history and the moment before the step; undefined when there is none. */
export const back = ({
  done,
  undone,
}: History): { readonly history: History; readonly step: Step } | undefined =>
  done && {
    history: { done: done.below, undone: { step: done.step, below: undone } },
    step: done.step,
  };

/** One step forward again. */
export const forth = ({
  done,
  undone,
}: History): { readonly history: History; readonly step: Step } | undefined =>
  undone && {
    history: { done: { step: undone.step, below: done }, undone: undone.below },
    step: undone.step,
  };
