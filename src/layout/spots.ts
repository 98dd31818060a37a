import type { Rect } from './scene';

const cell = 1024;

const apart = (a: Rect, b: Rect, gap: number): boolean =>
  a.x + a.width + gap <= b.x ||
  b.x + b.width + gap <= a.x ||
  a.y + a.height + gap <= b.y ||
  b.y + b.height + gap <= a.y;

/** The boxes placed so far; finds who is in the way and the nearest free spot. */
export class Spots {
  readonly #cells = new Map<number, Rect[]>();
  readonly #gap: number;

  /** `gap`: free px around every box. */
  constructor(gap: number) {
    this.#gap = gap;
  }

  *#keys(rect: Rect): Generator<number> {
    const gap = this.#gap;
    const bottom = Math.floor((rect.y + rect.height + gap) / cell);
    const right = Math.floor((rect.x + rect.width + gap) / cell);
    for (let cx = Math.floor((rect.x - gap) / cell); cx <= right; cx++) {
      for (let cy = Math.floor((rect.y - gap) / cell); cy <= bottom; cy++)
        yield cx * 1_000_003 + cy;
    }
  }

  add(rect: Rect): void {
    for (const key of this.#keys(rect)) {
      const list = this.#cells.get(key);
      if (list === undefined) this.#cells.set(key, [rect]);
      else list.push(rect);
    }
  }

  /** A box that is in the way of this one, if any. */
  blocker(rect: Rect): Rect | undefined {
    for (const key of this.#keys(rect)) {
      for (const other of this.#cells.get(key) ?? []) {
        if (!apart(rect, other, this.#gap)) return other;
      }
    }
    return undefined;
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
