import type { Design } from '../model/design';
import { nameOf } from '../model/find';
import { platforms } from '../model/shape/words';
import type { Cable } from './cables';
import { grid, mostHostsWithCables } from './grid';
import type { Board } from './host-board';
import { widthOf } from './measure';
import { once } from './once';
import { framePad } from './pack-blocks';
import { cableHeights, placeNotes, placeSwitches, placeTargets, spansOf } from './place-around';
import { frameTitle, placeHosts, type Row, type Sizes, sectionsOf } from './place-hosts';
import type { Frame, Rect } from './scene';
import { Spots } from './spots';

export interface Places {
  readonly rects: ReadonlyMap<string, Rect>;
  /** The row of each host that stands where the grid put it. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly frames: readonly Frame[];
}

/**
 * Positions of people win, in file order; everything else keeps to its own place or moves to the
 * nearest free one. Hosts of a column give way downwards: it stays a column when one of it grows.
 * In a grid only those move that something stands in the way of: moving one host moves no others
 * but those whose places it takes.
 */
const settle = (design: Design, { rects: wishes, areApart }: Wished): ReadonlyMap<string, Rect> => {
  const spots = new Spots(grid.clear);
  const rects = new Map(wishes);
  const put = (id: string, rect: Rect) => {
    spots.add(rect);
    rects.set(id, rect);
  };
  const stated = new Map(design.layout.map((at) => [at.id, at]));
  for (const [id, wish] of wishes) {
    const at = stated.get(id);
    if (at !== undefined) put(id, spots.nearest({ ...wish, x: at.x, y: at.y }));
  }
  const others = [...wishes].filter(([id]) => !stated.has(id));
  // Where nobody has put anything in the way, all others stand as they wish: no need to look at each.
  const isFree = areApart() && !others.some(([, wish]) => spots.blocker(wish) !== undefined);
  if (isFree) return rects;
  const isColumn = design.hosts.length <= mostHostsWithCables;
  const blocked = isColumn
    ? others
    : others.filter(([id, wish]) => {
        if (!isHost(id) || spots.blocker(wish) !== undefined) return true;
        put(id, wish);
        return false;
      });
  for (const [id, wish] of blocked) {
    put(id, isColumn && isHost(id) ? spots.below(wish) : spots.nearest(wish));
  }
  return rects;
};

// Ids say their kind: what begins with h is a host.
const isHost = (id: string): boolean => id.startsWith('h');

/** Do all keep their distance to each other? */
const keepApart = (rects: ReadonlyMap<string, Rect>): boolean => {
  const spots = new Spots(grid.clear);
  for (const rect of rects.values()) {
    if (spots.blocker(rect) !== undefined) return false;
    spots.add(rect);
  }
  return true;
};

/** The part of a frame's width that its title may take; the rest is for its subtitle. */
const titleShare = 0.6;
/** A title in a narrow frame grows smaller down to this before it is cut, px. */
const smallestTitle = 40;

/** The size, or the one at which the text fits into so many px. */
const fittingSize = (text: string, size: number, width: number): number => {
  const needed = widthOf(text, { size, weight: 600 });
  const fitting = needed <= width ? size : Math.floor((size * width) / needed);
  return Math.min(size, Math.max(smallestTitle, fitting));
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
    const { size: wanted, room } = frameTitle(design.hosts.length);
    const width = right - left + 2 * framePad;
    const title = nameOf(design, cluster.id);
    const titleSize = fittingSize(title, wanted, width * titleShare);
    const count = hosts.length === 1 ? '1 host' : `${hosts.length} hosts`;
    const platform = cluster.platform === undefined ? '' : ` · ${platforms[cluster.platform]}`;
    const face = { size: Math.round(titleSize * 0.68) };
    const isWide = widthOf(count + platform, face) <= width * 0.35;
    // Below the last row of a grid run its buses.
    const below = isGrid ? 56 : framePad;
    return [
      {
        id: cluster.id,
        rect: {
          x: left - framePad,
          y: top - room,
          width,
          height: bottom - top + room + below,
        },
        title,
        subtitle: isWide ? count + platform : count,
        titleSize,
      },
    ];
  });
};

interface Input {
  readonly design: Design;
  readonly sizes: Sizes;
  readonly boards: ReadonlyMap<string, Board>;
  readonly cables: ReadonlyMap<string, readonly Cable[]>;
}

/** Where everything would stand if nobody had moved any. */
interface Wished {
  readonly rects: ReadonlyMap<string, Rect>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly areApart: () => boolean;
}

const wishesOf = ({ design, sizes, cables }: Input): Wished => {
  const hosts = placeHosts(design, sizes, cables);
  const switches = placeSwitches(design, sizes, hosts, spansOf(hosts.rects, cables));
  const switchesRight = [...switches.values()].reduce(
    (right, r) => Math.max(right, r.x + r.width),
    hosts.rects.size === 0 ? -72 : hosts.right,
  );
  const heights = cableHeights(hosts.rects, cables);
  const targets = placeTargets(design, sizes, switchesRight + 56, switches, heights);
  const right = Math.max(1200, switchesRight);
  const bottom = Math.max(hosts.bottom, ...[...targets.values()].map((r) => r.y + r.height));
  const notes = placeNotes(design, sizes, bottom + 40, right);
  const rects = new Map([...hosts.rects, ...switches, ...targets, ...notes]);
  return { rects, rows: hosts.rows, areApart: once(() => keepApart(rects)) };
};

const isAsLarge = (a: Board | undefined, b: Board | undefined): boolean =>
  a?.width === b?.width && a?.height === b?.height;

const sameHosts = (a: Input, b: Input): boolean =>
  (a.boards === b.boards && a.design.hosts === b.design.hosts) ||
  (a.design.hosts.length === b.design.hosts.length &&
    a.design.hosts.every((host, i) => {
      const other = b.design.hosts[i];
      // The same record can have another height: distributed switches stand in it too.
      return (
        host.id === other?.id &&
        host.clusterId === other.clusterId &&
        isAsLarge(a.boards.get(host.id), b.boards.get(host.id))
      );
    }));

const sameWishes = (a: Input, b: Input): boolean =>
  a.cables === b.cables &&
  a.design.clusters === b.design.clusters &&
  a.design.physicalSwitches === b.design.physicalSwitches &&
  a.design.storageTargets === b.design.storageTargets &&
  a.design.notes === b.design.notes &&
  sameHosts(a, b);

/**
 * A place for everything; no two boxes ever overlap, and the same design always gives the same
 * places. What the last design left as it was is not thought over again.
 */
export const createPlacing = (): ((input: Input) => Places) => {
  let last: { readonly input: Input; readonly wished: Wished; readonly places: Places } | undefined;
  return (input) => {
    const { design } = input;
    const before = last !== undefined && sameWishes(last.input, input) ? last : undefined;
    const wished = before?.wished ?? wishesOf(input);
    const stays = before !== undefined && before.input.design.layout === design.layout;
    const rects = stays ? before.places.rects : settle(design, wished);
    let rows = before?.places.rows;
    if (!stays || rows === undefined) {
      const standing = new Map<string, Row>();
      for (const [id, row] of wished.rows) {
        const wish = wished.rects.get(id);
        const rect = rects.get(id);
        if (wish?.x === rect?.x && wish?.y === rect?.y) standing.set(id, row);
      }
      rows = standing;
    }
    const places = { rects, rows, frames: framesOf(design, rects) };
    last = { input, wished, places };
    return places;
  };
};
