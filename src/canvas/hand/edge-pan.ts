import type { Point } from '../../layout/scene';
import type { Lens } from '../flow-store';

/** Width of the rim where a drag moves the view, and its pace: screen pixels, and pixels a frame. */
const rim = 28;
const pace = 14;

export interface Keys {
  readonly shift: boolean;
  readonly alt: boolean;
}

const push = (at: number, size: number): number =>
  at < rim ? at - rim : at > size - rim ? at - size + rim : 0;

const limited = (by: number): number => Math.max(-pace, Math.min(pace, by / 2));

/**
 * Moves the view while a drag rests on the rim of the canvas, and reports the pointer anew, since
 * the plane goes by under it. `at(undefined)` ends it.
 */
export const createEdgePan = (lens: Lens, onPanned: (screen: Point, keys: Keys) => void) => {
  let held: { readonly screen: Point; readonly keys: Keys } | undefined;
  let frame = 0;
  const step = () => {
    frame = 0;
    if (held === undefined) return;
    const { screen, keys } = held;
    const size = lens.size();
    const dx = limited(push(screen.x, size.width));
    const dy = limited(push(screen.y, size.height));
    if (dx === 0 && dy === 0) return;
    const { x, y, zoom } = lens.camera();
    lens.move({ x: x + dx / zoom, y: y + dy / zoom, zoom });
    onPanned(screen, keys);
    frame = requestAnimationFrame(step);
  };
  return {
    at: (screen: Point | undefined, keys: Keys = { shift: false, alt: false }): void => {
      held = screen === undefined ? undefined : { screen, keys };
      if (held !== undefined && frame === 0) frame = requestAnimationFrame(step);
    },
  };
};
