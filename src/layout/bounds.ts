import type { Point, Rect } from './scene';

/** The stretch of the plane that something takes, by its sides. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boundsOfRect = ({ x, y, width, height }: Rect): Bounds => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

/** Undefined for no points at all. */
export const boundsOfPoints = (points: readonly Point[]): Bounds | undefined => {
  const [first] = points;
  if (first === undefined) return undefined;
  let { x: left, y: top, x: right, y: bottom } = first;
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
};

/** What holds both; the first itself where it holds the second. */
export const around = (a: Bounds | undefined, b: Bounds | undefined): Bounds | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom) return a;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
};
