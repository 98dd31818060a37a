import type { Rail } from './rails';
import type { Point } from './scene';

/** A rail that wires cross: they hop over it. */
export interface RailLine {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const hopRadius = 7;
const cornerRadius = 8;

const short = (n: number): string => String(Math.round(n * 100) / 100);

const crosses = (line: RailLine, a: Point, b: Point): boolean =>
  line.x > Math.min(a.x, b.x) + hopRadius &&
  line.x < Math.max(a.x, b.x) - hopRadius &&
  a.y >= line.top &&
  a.y <= line.bottom;

/** All rails with something below their header, from left to right. */
export class RailLines {
  readonly #lines: readonly RailLine[];

  constructor(rails: Iterable<Rail>) {
    const lines: RailLine[] = [];
    for (const { header, x, bottom } of rails) {
      const top = header.y + header.height;
      if (bottom > top) lines.push({ x, top, bottom });
    }
    this.#lines = lines.sort((a, b) => a.x - b.x);
  }

  /** Rails that the level line crosses with room for a hop on both sides, in the order of travel. */
  hopsOn(a: Point, b: Point): number[] {
    const low = Math.min(a.x, b.x) + hopRadius;
    const found: number[] = [];
    for (let i = this.#firstAfter(low); i < this.#lines.length; i++) {
      const line = this.#lines[i];
      if (line === undefined || line.x >= Math.max(a.x, b.x) - hopRadius) break;
      if (crosses(line, a, b) && found.at(-1) !== line.x) found.push(line.x);
    }
    return a.x < b.x ? found : found.reverse();
  }

  /** What stands in one of the two and not in the other. */
  differences(other: RailLines): RailLine[] {
    const word = ({ x, top, bottom }: RailLine) => `${x} ${top} ${bottom}`;
    const mine = new Set(this.#lines.map(word));
    const others = new Set(other.#lines.map(word));
    return [
      ...this.#lines.filter((line) => !others.has(word(line))),
      ...other.#lines.filter((line) => !mine.has(word(line))),
    ];
  }

  #firstAfter(x: number): number {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle]?.x ?? x) > x) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Does a wire hop, or would it, over one of these rails? */
export const meets = (points: readonly Point[], lines: readonly RailLine[]): boolean => {
  if (lines.length === 0) return false;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (a === undefined || b === undefined || a.y !== b.y) continue;
    for (const line of lines) if (crosses(line, a, b)) return true;
  }
  return false;
};

/** The SVG path of a wire: rounded corners, and an arc over each rail that it crosses. */
export const pathOfWire = (points: readonly Point[], rails: RailLines): string => {
  const [first] = points;
  if (first === undefined) return '';
  let d = `M${short(first.x)} ${short(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (from === undefined || to === undefined) continue;
    if (from.y === to.y) {
      for (const x of rails.hopsOn(from, to)) {
        const way = from.x < to.x ? 1 : -1;
        d += `H${short(x - way * hopRadius)}A${hopRadius} ${hopRadius} 0 0 ${way > 0 ? 1 : 0} ${short(x + way * hopRadius)} ${short(from.y)}`;
      }
    }
    const next = points[i + 1];
    if (next === undefined) {
      d += `L${short(to.x)} ${short(to.y)}`;
      continue;
    }
    const before = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    const after = Math.abs(next.x - to.x) + Math.abs(next.y - to.y);
    const r = Math.min(cornerRadius, before / 2, after / 2);
    const inX = to.x - Math.sign(to.x - from.x) * r;
    const inY = to.y - Math.sign(to.y - from.y) * r;
    const outX = to.x + Math.sign(next.x - to.x) * r;
    const outY = to.y + Math.sign(next.y - to.y) * r;
    d += `L${short(inX)} ${short(inY)}Q${short(to.x)} ${short(to.y)} ${short(outX)} ${short(outY)}`;
  }
  return d;
};
