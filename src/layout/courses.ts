import { Busy, type Layer } from './busy';
import { type Looks, Watch } from './looks';
import { Obstacles } from './obstacles';
import type { Rail } from './rails';
import { goLevel, goUpright, passes, tidy } from './route';
import type { Point } from './scene';

/** The way to a rail, without its last point. */
export interface RailCourse {
  readonly points: readonly Point[];
  readonly y: number;
  readonly side: 'left' | 'right';
}

/** Finds courses around boxes, and remembers them so that no two wires lie on each other. */
export class Courses {
  readonly #watch = new Watch();
  readonly obstacles = new Obstacles(this.#watch);
  readonly #level = new Busy('level', 6, this.#watch);
  readonly #upright = new Busy('upright', 5, this.#watch);
  /** How many courses were asked for: wires in a row take different ones. */
  turn = 0;

  /** Begins a scene: wires of the one before are there again as soon as they are kept. */
  begin(step: number): void {
    this.turn = 0;
    this.#level.step = step;
    this.#upright.step = step;
  }

  /** Where the wires laid since the last call have looked. */
  takeLooks(): Looks {
    const looks = this.#watch.seen;
    this.#watch.seen = [];
    return looks;
  }

  /** The distance in px at which the next wire passes boxes. */
  margin(): number {
    this.turn += 1;
    return passes[this.turn % passes.length] ?? 8;
  }

  /** Marks a course as taken by `owner`; wires of one owner may share it. */
  use(points: readonly Point[], owner: string, by: Layer): void {
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1];
      const b = points[i];
      if (a === undefined || b === undefined) continue;
      if (a.y === b.y) this.#level.add(a.y, a.x, b.x, owner, by);
      else this.#upright.add(a.x, a.y, b.y, owner, by);
    }
  }

  /** Takes back what `use` marked. */
  forget(points: readonly Point[], by: Layer): void {
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1];
      const b = points[i];
      if (a === undefined || b === undefined) continue;
      if (a.y === b.y) this.#level.remove(a.y, by);
      else this.#upright.remove(a.x, by);
    }
  }

  isLevelFree(y: number, x1: number, x2: number, owner: string): boolean {
    return this.#level.isFree(y, x1, x2, owner);
  }

  /** The height at which to leave for `x`: the wished one, or one beside it that no other wire uses. */
  freeLevel(from: Point, x: number, owner: string, margin: number): Point {
    for (const shift of [0, 6, -6, 12, -12, 18, -18]) {
      const y = from.y + shift;
      if (!this.#level.isFree(y, from.x, x, owner)) continue;
      if (shift !== 0 && this.obstacles.upright(from.x, from.y, y, margin) !== undefined) continue;
      return { x: from.x, y };
    }
    return from;
  }

  /** From a free point to the lane beside a rail and along it, with the height at which it plugs in. */
  railCourse(from: Point, rail: Rail, owner: string, margin: number): RailCourse {
    const side = from.x <= rail.x ? 'left' : 'right';
    const way = side === 'left' ? -1 : 1;
    const half = rail.header.width / 2;
    const lanes = rail.isShort
      ? [half + margin]
      : Array.from({ length: Math.floor((half - 20) / 6) }, (_, i) => 14 + 6 * i);
    const goalY = Math.max(from.y, rail.header.y + rail.header.height);
    const reach = (lane: number) =>
      goLevel(from, rail.x + way * lane, goalY, this.obstacles, margin);
    const first = reach(lanes[0] ?? 14);
    const arrival = first.at(-1)?.y ?? from.y;
    const y = rail.heightNear(arrival, owner);
    if (arrival === y) return { points: first, y, side };
    const isFree = (lane: number) => this.#upright.isFree(rail.x + way * lane, arrival, y, owner);
    const level = reach(lanes.find(isFree) ?? lanes[0] ?? 14);
    const last = level.at(-1) ?? from;
    return { points: [...level, ...goUpright(last, y, this.obstacles, margin)], y, side };
  }

  /** Of the courses at each distance from boxes the one that lies least on other wires; the first straight one at once. */
  best<C extends { readonly points: readonly Point[] }>(
    courseAt: (margin: number) => C,
    owner: string,
  ): C {
    const first = courseAt(this.margin());
    if (tidy(first.points).length <= 2) return first;
    let best = first;
    let least = this.#cost(first.points, owner);
    for (const margin of passes) {
      const course = courseAt(margin);
      const cost = this.#cost(course.points, owner);
      if (cost < least) {
        least = cost;
        best = course;
      }
    }
    return best;
  }

  #cost(points: readonly Point[], owner: string): number {
    let cost = 0;
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1];
      const b = points[i];
      if (a === undefined || b === undefined) continue;
      cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
      const lies =
        a.y === b.y
          ? !this.#level.isFree(a.y, a.x, b.x, owner, 2)
          : !this.#upright.isFree(a.x, a.y, b.y, owner, 2);
      if (lies) cost += 1000;
    }
    return cost;
  }

  /** From a free point to the right side of a box. */
  toSide(out: Point, end: Point, margin: number): Point[] {
    const lane = passes.find((p) => this.#upright.isFree(end.x + p, out.y, end.y, '')) ?? margin;
    // Boxes nearer than that where a stretch begins are not seen: no later one may ask for more room.
    const least = Math.min(lane, margin);
    const level = goLevel(out, end.x + lane, end.y, this.obstacles, least);
    const last = level.at(-1) ?? out;
    return [out, ...level, ...goUpright(last, end.y, this.obstacles, least)];
  }
}
