/** A frame is 16 ms: some of it stays for what people do meanwhile. */
const sliceMs = 10;

/**
 * Runs steps a slice of a frame at a time until they are through. The returned function stops them;
 * nothing is called after it.
 */
export const inSlices = <P, R>(
  steps: Generator<P, R>,
  onProgress: (progress: P) => void,
  onDone: (result: R) => void,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    const until = performance.now() + sliceMs;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) {
      onDone(step.value);
      return;
    }
    onProgress(step.value);
    timer = setTimeout(run, 0);
  };
  // What shows the progress stands first.
  timer = setTimeout(run, 30);
  return () => clearTimeout(timer);
};
