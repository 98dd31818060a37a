import type { Detail, Frame, Group, Placed, Point, Rect, Scene, Wire } from '../../layout/scene';
import { contains, distanceTo, moved } from './rect';
import { boundsOfWire } from './region';

/** What lies under a point of the plane. */
export type Hit =
  | {
      readonly on: 'part';
      readonly id: string;
      readonly placed: Placed;
      readonly group: Group;
      readonly rect: Rect;
    }
  | { readonly on: 'placed'; readonly id: string; readonly placed: Placed; readonly rect: Rect }
  | { readonly on: 'wire'; readonly id: string; readonly wire: Wire }
  | { readonly on: 'frame'; readonly id: string; readonly rect: Rect };

/** Height of the strip of a cluster frame that takes the pointer; the rest of it is empty canvas. */
const stripOf = (frame: Frame): Rect => ({
  ...frame.rect,
  height: Math.min(frame.titleSize + 25, frame.rect.height),
});

/** The element a wire stands for: its NIC, target or link; a bundle stands for its host. */
const elementOf = (wire: Wire): string => wire.id.split('~')[0] ?? wire.id;

const partAt = (placed: Placed, detail: Detail, at: Point): Group | undefined => {
  const x = at.x - placed.rect.x;
  const y = at.y - placed.rect.y;
  let best: Group | undefined;
  for (const group of placed[detail]) {
    if (group.kind === 'wire' || group.id === '' || group.id === placed.id) continue;
    if (!contains(group.rect, { x, y })) continue;
    // The smallest one: a part drawn inside another part is what the hand means.
    if (
      best === undefined ||
      group.rect.width * group.rect.height <= best.rect.width * best.rect.height
    ) {
      best = group;
    }
  }
  return best;
};

/** The box of a physical switch is mostly air around its rail: that air is canvas. */
const isSolid = (placed: Placed, detail: Detail, at: Point): boolean =>
  placed.kind !== 'physicalSwitch' ||
  placed[detail].some((group) => contains(moved(group.rect, placed.rect), at));

/** What the pointer is on: parts before boards, boards before wires, wires before frames. */
export const hitAt = (
  scene: Scene,
  detail: Detail,
  at: Point,
  /** Reach around wires, in plane pixels. */
  slack = 6,
): Hit | undefined => {
  for (let i = scene.placed.length - 1; i >= 0; i--) {
    const placed = scene.placed[i];
    if (placed === undefined || !contains(placed.rect, at)) continue;
    if (!isSolid(placed, detail, at)) continue;
    const group = detail === 'far' ? undefined : partAt(placed, detail, at);
    return group === undefined
      ? { on: 'placed', id: placed.id, placed, rect: placed.rect }
      : { on: 'part', id: group.id, placed, group, rect: moved(group.rect, placed.rect) };
  }
  for (const wire of scene.wires) {
    if (!contains(boundsOfWire(wire), at, slack)) continue;
    if (distanceTo(wire.points, at) <= slack) return { on: 'wire', id: elementOf(wire), wire };
  }
  for (const frame of scene.frames) {
    if (contains(stripOf(frame), at)) return { on: 'frame', id: frame.id, rect: frame.rect };
  }
  return undefined;
};

/** The cluster frame whose whole area holds the point: for drops, not for clicks. */
export const frameAt = (scene: Scene, at: Point): string | undefined =>
  scene.frames.find((frame) => contains(frame.rect, at))?.id;
