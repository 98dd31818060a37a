import type { Block } from './host-block';

/** The hosts of a cluster, or of none, to be placed as one. */
export interface SectionBlock extends Block {
  /** What its cluster's title takes above it. */
  readonly titleRoom: number;
  /** Buses run below its rows to the right: nothing may stand beside it. */
  readonly hasCables: boolean;
}

interface Corner {
  readonly x: number;
  /** Below its title. */
  readonly y: number;
}

/** From a frame to the hosts in it, px. */
export const framePad = 24;
const betweenFrames = 2 * framePad + 64;

/** One below the other. */
export const stacked = (blocks: readonly SectionBlock[]): readonly Corner[] => {
  let y = 0;
  return blocks.map(({ titleRoom, height }) => {
    const at = { x: 0, y: y + titleRoom };
    y += titleRoom + height;
    return at;
  });
};

/** A stretch of the lower edge of all that stands so far. */
interface Step {
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

/** The lower edge of what stands, from left to right; everything is placed as high up as it fits. */
class Skyline {
  #steps: Step[];
  readonly #room: number;

  constructor(room: number) {
    this.#room = room;
    this.#steps = [{ x: 0, width: room, y: 0 }];
  }

  /** Where something of this width comes to stand: the highest place, of these the leftmost. */
  place(wanted: number, height: number): Corner {
    const width = Math.min(wanted, this.#room);
    let best: Corner | undefined;
    for (const { x } of this.#steps) {
      if (x + width > this.#room) break;
      const y = this.#below(x, width);
      if (best === undefined || y < best.y) best = { x, y };
    }
    const at = best ?? { x: 0, y: this.#below(0, this.#room) };
    this.#fill({ x: at.x, width, y: at.y + height });
    return at;
  }

  #below(x: number, width: number): number {
    let y = 0;
    for (const step of this.#steps)
      if (step.x < x + width && x < step.x + step.width) y = Math.max(y, step.y);
    return y;
  }

  #fill(filled: Step): void {
    const right = filled.x + filled.width;
    const left: Step[] = [];
    const after: Step[] = [];
    for (const step of this.#steps) {
      const end = step.x + step.width;
      if (step.x < filled.x) left.push({ ...step, width: Math.min(end, filled.x) - step.x });
      const from = Math.max(step.x, right);
      if (end > right) after.push({ ...step, x: from, width: end - from });
    }
    this.#steps = [...left, filled, ...after];
  }
}

const packedInto = (blocks: readonly SectionBlock[], room: number) => {
  const skyline = new Skyline(room);
  let [width, height] = [0, 0];
  const corners = blocks.map((block): Corner => {
    const own = block.titleRoom + block.height;
    const { x, y } = skyline.place(block.hasCables ? room : block.width + betweenFrames, own);
    width = Math.max(width, x + block.width);
    height = Math.max(height, y + own);
    return { x, y: y + block.titleRoom };
  });
  return { corners, width, height };
};

/** A screen is about twice as wide as high. */
const screenAspect = 2;
/** Widths that are tried, each this many times the one before. */
const widthSteps = 24;
const widthRatio = 1.12;

/** Blocks beside and below each other, so that all of it is seen as large as can be on a screen. */
export const packed = (blocks: readonly SectionBlock[]): readonly Corner[] => {
  const widest = blocks.reduce((most, b) => Math.max(most, b.width), 0) + betweenFrames;
  let best = packedInto(blocks, widest);
  if (blocks.every(({ hasCables }) => hasCables)) return best.corners;
  const sizeOf = ({ width, height }: typeof best) => Math.max(width / screenAspect, height);
  for (let step = 1; step <= widthSteps; step++) {
    const next = packedInto(blocks, widest * widthRatio ** step);
    if (sizeOf(next) < sizeOf(best)) best = next;
  }
  return best.corners;
};
