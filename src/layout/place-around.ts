import type { Design } from '../model/design';
import { parentIdOf } from '../model/kinds';
import type { Cable } from './cables';
import { grid, mostHostsWithCables } from './grid';
import type { Sizes, Wishes } from './place-hosts';
import type { Rect } from './scene';

/** The heights that each physical switch serves: from its first host to its last. */
export const spansOf = (
  rects: ReadonlyMap<string, Rect>,
  cables: ReadonlyMap<string, readonly Cable[]>,
): Map<string, { top: number; bottom: number }> => {
  const spans = new Map<string, { top: number; bottom: number }>();
  for (const [hostId, list] of cables) {
    const rect = rects.get(hostId);
    if (rect === undefined) continue;
    for (const { toRoot } of list) {
      const span = spans.get(toRoot);
      const bottom = rect.y + rect.height;
      if (span === undefined) spans.set(toRoot, { top: rect.y, bottom });
      else {
        span.top = Math.min(span.top, rect.y);
        span.bottom = Math.max(span.bottom, bottom);
      }
    }
  }
  return spans;
};

/** Physical switches right of the hosts: one column for those that serve the same heights, in file order; those without cables last. */
export const placeSwitches = (
  design: Design,
  sizes: Sizes,
  hosts: Wishes,
  spans: ReadonlyMap<string, { top: number; bottom: number }>,
): Map<string, Rect> => {
  const rects = new Map<string, Rect>();
  const columns: { top: number; bottom: number }[][] = [];
  const { width, height } = sizes.header;
  const start = hosts.rects.size === 0 ? 0 : hosts.right + 56;
  const ofHosts = [...hosts.rects.values()].reduce(
    (top, r) => Math.min(top, r.y),
    Number.POSITIVE_INFINITY,
  );
  const first = Number.isFinite(ofHosts) ? ofHosts : 0;
  let atLeast = 0;
  const put = (id: string, span: { top: number; bottom: number }, from: number) => {
    let at = from;
    while (columns[at]?.some((s) => s.top < span.bottom + 64 && span.top < s.bottom + 64)) at++;
    columns[at] = [...(columns[at] ?? []), span];
    atLeast = Math.max(atLeast, at + 1);
    rects.set(id, { x: start + at * (width + 36), y: span.top, width, height });
  };
  for (const { id } of design.physicalSwitches) {
    const span = spans.get(id);
    if (span !== undefined) put(id, span, 0);
  }
  const spare = atLeast;
  for (const { id } of design.physicalSwitches) {
    // Their rails may have to reach down to every other switch.
    if (!spans.has(id)) put(id, { top: first, bottom: Number.POSITIVE_INFINITY }, spare);
  }
  return rects;
};

/** Storage targets below each other, each shifted a little until its cables pass between those of the hosts. */
export const placeTargets = (
  design: Design,
  sizes: Sizes,
  x: number,
  switches: ReadonlyMap<string, Rect>,
  taken: readonly number[],
): Map<string, Rect> => {
  const rects = new Map<string, Rect>();
  let y = Number.NEGATIVE_INFINITY;
  for (const target of design.storageTargets) {
    const size = sizes.target(target.id);
    const own = target.cabledTo.flatMap((id) => switches.get(parentIdOf(id) ?? '') ?? []);
    const tops = (own.length > 0 ? own : [...switches.values()]).map((r) => r.y);
    const top = tops.length === 0 ? 0 : Math.min(...tops) + sizes.header.height + 14;
    y = Math.max(y, top);
    const plugs = target.cabledTo.map((_, i) => (size.height * (i + 0.5)) / target.cabledTo.length);
    const isClear = (at: number) =>
      plugs.every((plug) => taken.every((other) => Math.abs(at + plug - other) >= 13));
    let shift = 0;
    while (shift < 48 && !isClear(y + shift)) shift += 2;
    if (shift < 48) y += shift;
    rects.set(target.id, { x, y, ...size });
    y += size.height + grid.clear;
  }
  return rects;
};

/** Heights at which cables leave the hosts, where each is drawn. */
export const cableHeights = (
  hosts: ReadonlyMap<string, Rect>,
  cables: ReadonlyMap<string, readonly Cable[]>,
): number[] =>
  hosts.size > mostHostsWithCables
    ? []
    : [...cables].flatMap(([id, list]) => list.map((c) => (hosts.get(id)?.y ?? 0) + c.at.y));

export const placeNotes = (
  design: Design,
  sizes: Sizes,
  top: number,
  right: number,
): Map<string, Rect> => {
  const rects = new Map<string, Rect>();
  let x = 0;
  let y = top;
  let rowHeight = 0;
  for (const { id } of design.notes) {
    const size = sizes.note(id);
    if (x > 0 && x + size.width > right) {
      x = 0;
      y += rowHeight + grid.clear;
      rowHeight = 0;
    }
    rects.set(id, { x, y, ...size });
    rowHeight = Math.max(rowHeight, size.height);
    x += size.width + grid.clear;
  }
  return rects;
};
