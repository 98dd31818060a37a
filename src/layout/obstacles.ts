import type { Rect } from './scene';

const band = 1024;

/** Boxes that no wire may cross, found along level and upright lines. */
export class Obstacles {
  readonly #level = new Map<number, Rect[]>();
  readonly #upright = new Map<number, Rect[]>();

  constructor(boxes: Iterable<Rect>) {
    for (const box of boxes) {
      put(this.#level, box, box.y - 40, box.y + box.height + 40);
      put(this.#upright, box, box.x - 40, box.x + box.width + 40);
    }
  }

  /** The first box within `margin` px of the level line from (x1, y) to (x2, y). */
  level(x1: number, x2: number, y: number, margin: number): Rect | undefined {
    let first: Rect | undefined;
    for (const box of this.#level.get(Math.floor(y / band)) ?? []) {
      if (y <= box.y - margin || y >= box.y + box.height + margin) continue;
      const left = box.x - margin;
      const right = box.x + box.width + margin;
      if (x2 >= x1) {
        if (left < x1 || left >= x2) continue;
        if (first === undefined || box.x < first.x) first = box;
      } else {
        if (right > x1 || right <= x2) continue;
        if (first === undefined || right > first.x + first.width + margin) first = box;
      }
    }
    return first;
  }

  /** The first box within `margin` px of the upright line from (x, y1) to (x, y2). */
  upright(x: number, y1: number, y2: number, margin: number): Rect | undefined {
    let first: Rect | undefined;
    for (const box of this.#upright.get(Math.floor(x / band)) ?? []) {
      if (x <= box.x - margin || x >= box.x + box.width + margin) continue;
      const top = box.y - margin;
      const bottom = box.y + box.height + margin;
      if (y2 >= y1) {
        if (top < y1 || top >= y2) continue;
        if (first === undefined || box.y < first.y) first = box;
      } else {
        if (bottom > y1 || bottom <= y2) continue;
        if (first === undefined || bottom > first.y + first.height + margin) first = box;
      }
    }
    return first;
  }
}

const put = (bands: Map<number, Rect[]>, box: Rect, from: number, to: number): void => {
  for (let at = Math.floor(from / band); at <= Math.floor(to / band); at++) {
    const list = bands.get(at);
    if (list === undefined) bands.set(at, [box]);
    else list.push(box);
  }
};
