import type { Point, Rect } from '../../layout/scene';

export const contains = (rect: Rect, at: Point, slack = 0): boolean =>
  at.x >= rect.x - slack &&
  at.x <= rect.x + rect.width + slack &&
  at.y >= rect.y - slack &&
  at.y <= rect.y + rect.height + slack;

/** `inner` lies wholly in `outer`. */
export const encloses = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export const touches = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

export const moved = (rect: Rect, by: Point): Rect => ({
  x: rect.x + by.x,
  y: rect.y + by.y,
  width: rect.width,
  height: rect.height,
});

export const grown = (rect: Rect, by: number): Rect => ({
  x: rect.x - by,
  y: rect.y - by,
  width: rect.width + 2 * by,
  height: rect.height + 2 * by,
});

/** The rectangle between two corners, whichever they are. */
export const between = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** The smallest rectangle around all; undefined around nothing. */
export const around = (rects: readonly Rect[]): Rect | undefined => {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
};

export const middleOf = (rect: Rect): Point => ({
  x: rect.x + rect.width / 2,
  y: rect.y + rect.height / 2,
});

/** Distance from a point to the line through `points`, corner to corner. */
export const distanceTo = (points: readonly Point[], at: Point): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (a === undefined || b === undefined) continue;
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : ((at.x - a.x) * dx + (at.y - a.y) * dy) / length;
    const k = Math.min(1, Math.max(0, t));
    least = Math.min(least, Math.hypot(at.x - a.x - k * dx, at.y - a.y - k * dy));
  }
  return least;
};
