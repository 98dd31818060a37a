import { Bands } from './bands';
import { look, type Watch } from './looks';
import type { Rect } from './scene';

const band = 1024;

/** Boxes that no wire may cross, found along level and upright lines. */
export class Obstacles {
  readonly #level = new Bands<Rect>(band);
  readonly #upright = new Bands<Rect>(band);
  readonly #watch: Watch;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  add(box: Rect): void {
    this.#level.add(box, box.y - 40, box.y + box.height + 40);
    this.#upright.add(box, box.x - 40, box.x + box.width + 40);
  }

  remove(box: Rect): void {
    this.#level.remove(box, box.y - 40, box.y + box.height + 40);
    this.#upright.remove(box, box.x - 40, box.x + box.width + 40);
  }

  /** The top of the highest box that stands under the header, or nearer than `apart` beside what is under it. */
  topBelow(header: Rect, apart: number): number {
    const [left, right] = [header.x, header.x + header.width];
    let top = Number.POSITIVE_INFINITY;
    this.#upright.visit(left, right, (box) => {
      if (box.y <= header.y || box.y >= top) return;
      if (box.x < right + apart && left < box.x + box.width + apart) top = box.y;
    });
    return top;
  }

  /** The first box within `margin` px of the level line from (x1, y) to (x2, y). */
  level(x1: number, x2: number, y: number, margin: number): Rect | undefined {
    this.#watch.note(look.boxesLevel, y, x1, x2);
    let first: Rect | undefined;
    for (const box of this.#level.at(y)) {
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
    this.#watch.note(look.boxesUpright, x, y1, y2);
    let first: Rect | undefined;
    for (const box of this.#upright.at(x)) {
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
