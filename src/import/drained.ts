/** Work made of steps, done at once: what the page spreads over frames. */
export const drained = <R>(steps: Generator<unknown, R>): R => {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};
