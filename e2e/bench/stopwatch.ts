/** What the driver calls in the page. */
export interface Bench {
  /** Opens the design and resolves when nothing changes any more: milliseconds until then. */
  readonly open: () => Promise<number>;
  readonly zoom: (to: number | 'fit') => void;
  /** Brings the first host into view, for dragging it. */
  readonly showFirst: () => void;
  readonly elements: number;
  /** Frames with input since the last call. */
  readonly frames: () => number;
}
declare global {
  interface Window {
    bench?: Bench;
  }
}

const calmFrames = 20;

/** Runs `start` and says how long the page went on changing. */
export const settle = (start: () => void): Promise<number> =>
  new Promise((resolve) => {
    const from = performance.now();
    let last = from;
    let changed = true;
    const changes = new MutationObserver(() => {
      changed = true;
    });
    changes.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const longTasks = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        last = Math.max(last, startTime + duration);
        changed = true;
      }
    });
    longTasks.observe({ entryTypes: ['longtask'] });
    let calm = 0;
    const frame = () => {
      if (changed) {
        changed = false;
        calm = 0;
        last = Math.max(last, performance.now());
      } else calm += 1;
      if (calm < calmFrames) requestAnimationFrame(frame);
      else {
        changes.disconnect();
        longTasks.disconnect();
        resolve(last - from);
      }
    };
    start();
    requestAnimationFrame(frame);
  });

/** Counts the frames in which there was input: only these are work. */
export const countFrames = (): (() => number) => {
  let hadInput = false;
  let frames = 0;
  for (const type of ['wheel', 'pointermove', 'mousemove']) {
    addEventListener(
      type,
      () => {
        hadInput = true;
      },
      { capture: true, passive: true },
    );
  }
  const frame = () => {
    if (hadInput) frames += 1;
    hadInput = false;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return () => {
    const counted = frames;
    frames = 0;
    return counted;
  };
};

export const hostsWanted = (): number =>
  Number(new URLSearchParams(location.search).get('hosts') ?? '1');
