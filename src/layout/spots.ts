import type { Rect } from './scene';

const cell = 1024;

const apart = (a: Rect, b: Rect, gap: number): boolean =>
  a.x + a.width + gap <= b.x ||
  b.x + b.width + gap <= a.x ||
  a.y + a.height + gap <= b.y ||
  b.y + b.height + gap <= a.y;

const keyOf = (column: number, row: number): number => column * 1_000_003 + row;

/** The boxes placed so far; finds who is in the way and the nearest free spot. */
export class Spots {
  readonly #cells = new Map<number, Rect[]>();
  readonly #gap: number;

  /** `gap`: free px around every box. */
  constructor(gap: number) {
    this.#gap = gap;
  }

  add(rect: Rect): void {
    const { left, right, top, bottom } = this.#cellsOf(rect);
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const key = keyOf(column, row);
        const list = this.#cells.get(key);
        if (list === undefined) this.#cells.set(key, [rect]);
        else list.push(rect);
      }
    }
  }

  #cellsOf({ x, y, width, height }: Rect) {
    const gap = this.#gap;
    return {
      left: Math.floor((x - gap) / cell),
      right: Math.floor((x + width + gap) / cell),
      top: Math.floor((y - gap) / cell),
      bottom: Math.floor((y + height + gap) / cell),
    };
  }

  /** A box that is in the way of this one, if any. */
  blocker(rect: Rect): Rect | undefined {
    const { left, right, top, bottom } = this.#cellsOf(rect);
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const list = this.#cells.get(keyOf(column, row));
        if (list === undefined) continue;
        for (const other of list) if (!apart(rect, other, this.#gap)) return other;
      }
    }
    return undefined;
  }

  /** The wished place if it is free, else the next free one straight below. */
  below(wished: Rect): Rect {
    let at = wished;
    // Each step passes one box, so it ends.
    for (let other = this.blocker(at); other !== undefined; other = this.blocker(at)) {
      at = { ...at, y: other.y + other.height + this.#gap };
    }
    return at;
  }

  /** The wished place if it is free, else the nearest free one straight right, down, left or up. */
  nearest(wished: Rect): Rect {
    if (this.blocker(wished) === undefined) return wished;
    const gap = this.#gap;
    const steps: readonly ((at: Rect, other: Rect) => Rect)[] = [
      (at, other) => ({ ...at, x: other.x + other.width + gap }),
      (at, other) => ({ ...at, y: other.y + other.height + gap }),
      (at, other) => ({ ...at, x: other.x - gap - at.width }),
      (at, other) => ({ ...at, y: other.y - gap - at.height }),
    ];
    let best = wished;
    let least = Number.POSITIVE_INFINITY;
    for (const step of steps) {
      let at = wished;
      // Each step passes one box, so it ends.
      for (let other = this.blocker(at); other !== undefined; other = this.blocker(at)) {
        at = step(at, other);
        if (Math.abs(at.x - wished.x) + Math.abs(at.y - wished.y) >= least) break;
      }
      const distance = Math.abs(at.x - wished.x) + Math.abs(at.y - wished.y);
      if (distance < least) {
        least = distance;
        best = at;
      }
    }
    return best;
  }
}
