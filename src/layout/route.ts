import type { Obstacles } from './obstacles';
import type { Point } from './scene';

/**
 * Routes between two free points, around boxes. Every box has `grid.clear` free px around it, and
 * a wire passes at half of that or less: so the way along the side of a box is always free, and
 * a route is found by going straight and around whatever stands in the way.
 */

/** Distances from boxes at which wires pass, px; wires that pass one box get different ones. */
export const passes = [8, 12, 16, 10, 14, 6] as const;

/** From a point level to `x`; every box in the way is left by the side nearer to `towardsY`. */
export const goLevel = (
  from: Point,
  x: number,
  towardsY: number,
  obstacles: Obstacles,
  margin: number,
): Point[] => {
  const points: Point[] = [from];
  let { x: atX, y } = from;
  for (;;) {
    const box = obstacles.level(atX, x, y, margin);
    if (box === undefined) break;
    const isRight = x >= atX;
    const side = isRight ? box.x - margin : box.x + box.width + margin;
    const top = box.y - margin;
    const bottom = box.y + box.height + margin;
    const over = Math.abs(y - top) + Math.abs(towardsY - top);
    const under = Math.abs(y - bottom) + Math.abs(towardsY - bottom);
    points.push({ x: side, y });
    y = over <= under ? top : bottom;
    points.push({ x: side, y });
    atX = side;
  }
  points.push({ x, y });
  return points;
};

/** From a point upright to `y`, around every box in the way and back to the line. */
export const goUpright = (
  from: Point,
  y: number,
  obstacles: Obstacles,
  margin: number,
): Point[] => {
  const points: Point[] = [from];
  const { x } = from;
  let atY = from.y;
  for (;;) {
    const box = obstacles.upright(x, atY, y, margin);
    if (box === undefined) break;
    const isDown = y >= atY;
    const near = isDown ? box.y - margin : box.y + box.height + margin;
    const far = isDown ? box.y + box.height + margin : box.y - margin;
    const left = box.x - margin;
    const right = box.x + box.width + margin;
    const side = x - left <= right - x ? left : right;
    points.push({ x, y: near }, { x: side, y: near }, { x: side, y: far }, { x, y: far });
    atY = far;
    // The goal lies beside the box: it is free by the rule above, and behind us.
    if (isDown ? far > y : far < y) break;
  }
  points.push({ x, y });
  return points;
};

/** Without points that stand twice or in the middle of a straight line. */
export const tidy = (points: readonly Point[]): Point[] => {
  const out: Point[] = [];
  for (const p of points) {
    const last = out.at(-1);
    if (last !== undefined && last.x === p.x && last.y === p.y) continue;
    const before = out.at(-2);
    if (
      last !== undefined &&
      before !== undefined &&
      ((before.x === last.x && last.x === p.x) || (before.y === last.y && last.y === p.y))
    ) {
      out.pop();
      const again = out.at(-1);
      if (again !== undefined && again.x === p.x && again.y === p.y) continue;
    }
    out.push(p);
  }
  return out;
};
