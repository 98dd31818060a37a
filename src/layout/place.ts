import type { Design } from '../model/design';
import { nameOf } from '../model/find';
import { platforms } from '../model/shape/words';
import type { Cable } from './cables';
import { grid, mostHostsWithCables } from './grid';
import { cableHeights, placeNotes, placeSwitches, placeTargets, spansOf } from './place-around';
import { framePad, frameTitle, placeHosts, type Row, type Sizes, sectionsOf } from './place-hosts';
import type { Frame, Rect } from './scene';
import { Spots } from './spots';

export interface Places {
  readonly rects: ReadonlyMap<string, Rect>;
  /** The row of each host that stands where the grid put it. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly frames: readonly Frame[];
}

/** Positions of people win, in file order; everything else keeps to its own place or moves to the nearest free one. */
const settle = (design: Design, wishes: ReadonlyMap<string, Rect>): Map<string, Rect> => {
  const spots = new Spots(grid.clear);
  const rects = new Map<string, Rect>();
  const stated = new Map(design.layout.map((at) => [at.id, at]));
  const put = (id: string, wished: Rect) => {
    const rect = spots.nearest(wished);
    spots.add(rect);
    rects.set(id, rect);
  };
  for (const [id, wish] of wishes) {
    const at = stated.get(id);
    if (at !== undefined) put(id, { ...wish, x: at.x, y: at.y });
  }
  for (const [id, wish] of wishes) if (!stated.has(id)) put(id, wish);
  return rects;
};

const framesOf = (design: Design, rects: ReadonlyMap<string, Rect>): Frame[] => {
  const isGrid = design.hosts.length > mostHostsWithCables;
  return sectionsOf(design).flatMap(({ cluster, hosts }): Frame[] => {
    if (cluster === undefined) return [];
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { id } of hosts) {
      const rect = rects.get(id);
      if (rect === undefined) continue;
      left = Math.min(left, rect.x);
      top = Math.min(top, rect.y);
      right = Math.max(right, rect.x + rect.width);
      bottom = Math.max(bottom, rect.y + rect.height);
    }
    const { size, room } = frameTitle(design.hosts.length);
    const count = hosts.length === 1 ? '1 host' : `${hosts.length} hosts`;
    const platform = cluster.platform === undefined ? [] : [platforms[cluster.platform]];
    // Below the last row of a grid run its buses.
    const below = isGrid ? 56 : framePad;
    return [
      {
        id: cluster.id,
        rect: {
          x: left - framePad,
          y: top - room,
          width: right - left + 2 * framePad,
          height: bottom - top + room + below,
        },
        title: nameOf(design, cluster.id),
        subtitle: [count, ...platform].join(' · '),
        titleSize: size,
      },
    ];
  });
};

/** A place for everything; no two boxes ever overlap, and the same design always gives the same places. */
export const placeAll = (
  design: Design,
  sizes: Sizes,
  cables: ReadonlyMap<string, readonly Cable[]>,
): Places => {
  const hosts = placeHosts(design, sizes, cables);
  const switches = placeSwitches(design, sizes, hosts, spansOf(hosts.rects, cables));
  const switchesRight = [...switches.values()].reduce(
    (right, r) => Math.max(right, r.x + r.width),
    hosts.rects.size === 0 ? -72 : hosts.right,
  );
  const heights = cableHeights(hosts.rects, cables);
  const targets = placeTargets(design, sizes, switchesRight + 72, switches, heights);
  const right = Math.max(1200, switchesRight);
  const bottom = Math.max(hosts.bottom, ...[...targets.values()].map((r) => r.y + r.height));
  const notes = placeNotes(design, sizes, bottom + 40, right);
  const wishes = new Map([...hosts.rects, ...switches, ...targets, ...notes]);
  const rects = settle(design, wishes);
  const rows = new Map<string, Row>();
  for (const [id, row] of hosts.rows) {
    const wish = hosts.rects.get(id);
    const rect = rects.get(id);
    if (wish?.x === rect?.x && wish?.y === rect?.y) rows.set(id, row);
  }
  return { rects, rows, frames: framesOf(design, rects) };
};
