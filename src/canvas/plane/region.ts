import type { Rect, Scene } from '../../layout/scene';
import { encloses, touches } from './rect';

/** Of the view's size, on each side. */
const margin = 0.35;

/**
 * Wires and overlays are mounted for a region larger than the view, and only mounted anew when the
 * view leaves it: so a frame of panning costs no React at all.
 */
export const regionFor = (view: Rect, before: Rect | undefined): Rect => {
  if (
    before !== undefined &&
    encloses(before, view) &&
    before.width <= view.width * 4 &&
    before.height <= view.height * 4
  ) {
    return before;
  }
  const w = view.width * margin;
  const h = view.height * margin;
  return {
    x: view.x - w,
    y: view.y - h,
    width: view.width + 2 * w,
    height: view.height + 2 * h,
  };
};

/** Above these a canvas 2D is cheaper than elements (measured; anchors §3.2). */
export const mostBoards = 250;
export const mostWires = 400;

const countUpTo = <T>(items: readonly T[], most: number, isIn: (item: T) => boolean): number => {
  let n = 0;
  for (const item of items) if (isIn(item) && ++n > most) return n;
  return n;
};

const wireBounds = new WeakMap<object, Rect>();

/** The box around a wire; kept with it. */
export const boundsOfWire = (wire: Scene['wires'][number]): Rect => {
  let bounds = wireBounds.get(wire);
  if (bounds === undefined) {
    const xs = wire.points.map((p) => p.x);
    const ys = wire.points.map((p) => p.y);
    const x = Math.min(...xs);
    const y = Math.min(...ys);
    bounds = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    wireBounds.set(wire, bounds);
  }
  return bounds;
};

/** More is in view than should be mounted. Slack keeps a pan along the limit from flipping each frame. */
export const isTooMuch = (scene: Scene, view: Rect, before: boolean): boolean => {
  const slack = before ? 0.85 : 1;
  const boards = mostBoards * slack;
  const wires = mostWires * slack;
  return (
    countUpTo(scene.placed, boards, (p) => touches(view, p.rect)) > boards ||
    countUpTo(scene.wires, wires, (w) => touches(view, boundsOfWire(w))) > wires
  );
};
