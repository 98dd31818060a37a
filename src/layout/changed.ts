import { Bands } from './bands';
import { type Looks, look } from './looks';
import type { Point, Rect } from './scene';

// Farther than any wire keeps from boxes (16 px) and from other wires (6 px).
const boxReach = 40;
const wireReach = 8;

interface Stretch {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What stands or runs differently than in the scene before: courses that looked there are laid again. */
export class Changed {
  readonly #boxesLevel = new Bands<Rect>(1024);
  readonly #boxesUpright = new Bands<Rect>(1024);
  readonly #wiresLevel = new Bands<Stretch>(16);
  readonly #wiresUpright = new Bands<Stretch>(16);
  isEmpty = true;

  box(rect: Rect): void {
    this.isEmpty = false;
    this.#boxesLevel.add(rect, rect.y - boxReach, rect.y + rect.height + boxReach);
    this.#boxesUpright.add(rect, rect.x - boxReach, rect.x + rect.width + boxReach);
  }

  wire(points: readonly Point[]): void {
    this.isEmpty = false;
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1];
      const b = points[i];
      if (a === undefined || b === undefined) continue;
      const isLevel = a.y === b.y;
      const [at, from, to] = isLevel ? [a.y, a.x, b.x] : [a.x, a.y, b.y];
      const stretch = { at, from: Math.min(from, to), to: Math.max(from, to) };
      (isLevel ? this.#wiresLevel : this.#wiresUpright).add(
        stretch,
        at - wireReach,
        at + wireReach,
      );
    }
  }

  /** May any of these looks see something else now? */
  touches(looks: Looks): boolean {
    if (this.isEmpty) return false;
    for (let i = 0; i < looks.length; i += 4) {
      const kind = looks[i];
      const at = looks[i + 1] ?? 0;
      const from = looks[i + 2] ?? 0;
      const to = looks[i + 3] ?? 0;
      if (kind === look.boxesLevel || kind === look.boxesUpright) {
        if (this.#seesBox(kind === look.boxesLevel, at, from, to)) return true;
      } else {
        const wires = kind === look.wiresLevel ? this.#wiresLevel : this.#wiresUpright;
        for (const wire of wires.at(at)) {
          if (Math.abs(wire.at - at) <= wireReach && wire.from <= to && from <= wire.to)
            return true;
        }
      }
    }
    return false;
  }

  #seesBox(isLevel: boolean, at: number, from: number, to: number): boolean {
    for (const box of (isLevel ? this.#boxesLevel : this.#boxesUpright).at(at)) {
      const across = isLevel ? box.y : box.x;
      if (at < across - boxReach) continue;
      if (at > across + (isLevel ? box.height : box.width) + boxReach) continue;
      const along = isLevel ? box.x : box.y;
      if (to < along - boxReach) continue;
      if (from <= along + (isLevel ? box.width : box.height) + boxReach) return true;
    }
    return false;
  }
}
