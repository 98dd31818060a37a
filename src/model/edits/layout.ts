import type { Design, Placement } from '../design';
import { findAny } from '../find';
import { kindOf } from '../kinds';

/** Positions of what people place themselves; everything else is laid out. Pixels at zoom 1. */

/** Positions are kept on this grid. */
export const gridPx = 10;
const farthest = 1_000_000;

const snapped = (value: number): number =>
  Math.min(farthest, Math.max(-farthest, Math.round(value / gridPx) * gridPx)) + 0;

const placeable: ReadonlySet<string | undefined> = new Set([
  'host',
  'physicalSwitch',
  'storageTarget',
  'note',
]);

/** Hosts, physical switches, storage targets and notes have a place of their own. */
export const isPlaceable = (id: string): boolean => placeable.has(kindOf(id));

/** Sets positions (top left corners), on the grid. What is not there or has no place of its own is passed over. */
export const place = (design: Design, at: readonly Placement[]): Design => {
  const next = new Map(design.layout.map((p) => [p.id, p]));
  let changed = false;
  for (const { id, x, y } of at) {
    if (!isPlaceable(id) || findAny(design, id) === undefined) continue;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const before = next.get(id);
    const after = { id, x: snapped(x), y: snapped(y) };
    if (before?.x === after.x && before.y === after.y) continue;
    next.set(id, after);
    changed = true;
  }
  return changed ? { ...design, layout: [...next.values()] } : design;
};

/** Forgets positions: the elements are laid out again. Without ids: of all. */
export const unplace = (design: Design, ids?: readonly string[]): Design => {
  const layout =
    ids === undefined ? [] : design.layout.filter((position) => !ids.includes(position.id));
  return layout.length === design.layout.length ? design : { ...design, layout };
};

/** A box as it is drawn. */
export interface Box extends Placement {
  readonly width: number;
  readonly height: number;
}

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Lines boxes up at the outermost of their sides, or at the middle of all. */
export const align = (design: Design, boxes: readonly Box[], side: Side): Design => {
  if (boxes.length < 2) return design;
  const left = Math.min(...boxes.map((b) => b.x));
  const right = Math.max(...boxes.map((b) => b.x + b.width));
  const top = Math.min(...boxes.map((b) => b.y));
  const bottom = Math.max(...boxes.map((b) => b.y + b.height));
  const to = ({ id, x, y, width, height }: Box): Placement => {
    if (side === 'left') return { id, x: left, y };
    if (side === 'right') return { id, x: right - width, y };
    if (side === 'centre') return { id, x: (left + right - width) / 2, y };
    if (side === 'top') return { id, x, y: top };
    if (side === 'bottom') return { id, x, y: bottom - height };
    return { id, x, y: (top + bottom - height) / 2 };
  };
  return place(design, boxes.map(to));
};

/** Makes the gaps between boxes alike; the outermost two stay. */
export const distribute = (design: Design, boxes: readonly Box[], along: 'x' | 'y'): Design => {
  if (boxes.length < 3) return design;
  const size = along === 'x' ? 'width' : 'height';
  const sorted = [...boxes].sort((a, b) => a[along] - b[along]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return design;
  const filled = sorted.reduce((sum, box) => sum + box[size], 0);
  const gap = (last[along] + last[size] - first[along] - filled) / (sorted.length - 1);
  let here = first[along];
  const at = sorted.map((box) => {
    const put = { id: box.id, x: box.x, y: box.y, [along]: here };
    here += box[size] + gap;
    return put;
  });
  return place(design, at);
};
