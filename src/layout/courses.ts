import { Busy } from './busy';
import { Obstacles } from './obstacles';
import type { Rail } from './rails';
import { goLevel, goUpright, passes } from './route';
import type { Point, Rect } from './scene';

/** Finds courses around boxes, and remembers them so that no two wires lie on each other. */
export class Courses {
  readonly obstacles: Obstacles;
  readonly #level = new Busy(6);
  readonly #upright = new Busy(5);
  /** How many courses were asked for: wires in a row take different ones. */
  turn = 0;

  constructor(boxes: Iterable<Rect>) {
    this.obstacles = new Obstacles(boxes);
  }

  /** The distance in px at which the next wire passes boxes. */
  margin(): number {
    this.turn += 1;
    return passes[this.turn % passes.length] ?? 8;
  }

  /** Marks a course as taken by `owner`; wires of one owner may share it. */
  use(points: readonly Point[], owner: string): void {
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1];
      const b = points[i];
      if (a === undefined || b === undefined) continue;
      if (a.y === b.y) this.#level.add(a.y, a.x, b.x, owner);
      else this.#upright.add(a.x, a.y, b.y, owner);
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

  /** From a free point to a rail; plugs in there. */
  toRail(from: Point, rail: Rail, id: string, owner: string, margin: number): Point[] {
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
    const y = rail.heightNear(first.at(-1)?.y ?? from.y, owner);
    const isFree = (lane: number) =>
      this.#upright.isFree(rail.x + way * lane, first.at(-1)?.y ?? y, y, owner);
    const lane = lanes.find(isFree) ?? lanes[0] ?? 14;
    const level = first.at(-1)?.y === y ? first : reach(lane);
    const last = level.at(-1) ?? from;
    return [...level, ...goUpright(last, y, this.obstacles, margin), rail.plug(id, owner, y, side)];
  }

  /** From a free point to the right side of a box. */
  toSide(out: Point, end: Point, margin: number): Point[] {
    const lane = passes.find((p) => this.#upright.isFree(end.x + p, out.y, end.y, '')) ?? margin;
    const level = goLevel(out, end.x + lane, end.y, this.obstacles, margin);
    const last = level.at(-1) ?? out;
    return [out, ...level, ...goUpright(last, end.y, this.obstacles, lane)];
  }
}
