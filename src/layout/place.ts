import type { Cluster, Design, Host } from '../model/design';
import { nameOf } from '../model/find';
import { parentIdOf } from '../model/kinds';
import { platforms } from '../model/shape/words';
import type { Cable } from './cables';
import { grid, mostHostsWithCables } from './grid';
import type { Board } from './host-board';
import type { Frame, Rect } from './scene';
import { Spots } from './spots';

/** The size of everything that has a place of its own. */
export interface Sizes {
  readonly board: (hostId: string) => Board | undefined;
  readonly header: { readonly width: number; readonly height: number };
  readonly target: (id: string) => { readonly width: number; readonly height: number };
  readonly note: (id: string) => { readonly width: number; readonly height: number };
}

/** A row of hosts in the grid, with the lanes of its buses below it. */
export interface Row {
  readonly bottom: number;
  readonly lanes: ReadonlyMap<string, number>;
}

export interface Places {
  readonly rects: ReadonlyMap<string, Rect>;
  /** The row of each host that stands where the grid put it. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly frames: readonly Frame[];
}

interface Section {
  readonly cluster: Cluster | undefined;
  readonly hosts: readonly Host[];
}

const sectionsOf = (design: Design): Section[] => {
  const byCluster = new Map<string | undefined, Host[]>();
  const known = new Set(design.clusters.map((c) => c.id));
  for (const host of design.hosts) {
    const key =
      host.clusterId !== undefined && known.has(host.clusterId) ? host.clusterId : undefined;
    const list = byCluster.get(key);
    if (list === undefined) byCluster.set(key, [host]);
    else list.push(host);
  }
  const sections: Section[] = design.clusters.map((cluster) => ({
    cluster,
    hosts: byCluster.get(cluster.id) ?? [],
  }));
  sections.push({ cluster: undefined, hosts: byCluster.get(undefined) ?? [] });
  return sections.filter((section) => section.hosts.length > 0);
};

const framePad = 24;
const laneStep = 10;

/** So many columns that the whole is about twice as wide as high. */
const columnsFor = (boards: readonly Board[]): number => {
  if (boards.length <= mostHostsWithCables) return 1;
  const height = boards.reduce((sum, b) => sum + b.height + 60, 0);
  return Math.max(2, Math.ceil(Math.sqrt((2 * height) / (grid.boardWidth + 40))));
};

interface Wishes {
  readonly rects: Map<string, Rect>;
  readonly rows: Map<string, Row>;
  readonly right: number;
  readonly bottom: number;
}

/** Hosts: a column of boards, or a grid with room for buses below each row; a section for each cluster. */
const placeHosts = (
  design: Design,
  sizes: Sizes,
  cables: ReadonlyMap<string, readonly Cable[]>,
): Wishes => {
  const rects = new Map<string, Rect>();
  const rows = new Map<string, Row>();
  const all = design.hosts.flatMap((host) => sizes.board(host.id) ?? []);
  const columns = columnsFor(all);
  const isGrid = design.hosts.length > mostHostsWithCables;
  const titleRoom = isGrid ? 112 : 52;
  let y = 0;
  let right = 0;
  for (const { cluster, hosts } of sectionsOf(design)) {
    y += cluster === undefined ? 0 : titleRoom;
    for (let from = 0; from < hosts.length; from += columns) {
      const inRow = hosts.slice(from, from + columns);
      const lanes = new Map<string, number>();
      let height = 0;
      for (const host of inRow) {
        height = Math.max(height, sizes.board(host.id)?.height ?? 0);
        for (const { toRoot } of cables.get(host.id) ?? []) {
          if (!lanes.has(toRoot)) lanes.set(toRoot, lanes.size);
        }
      }
      inRow.forEach((host, i) => {
        const board = sizes.board(host.id);
        if (board === undefined) return;
        const x = i * (grid.boardWidth + 40);
        rects.set(host.id, { x, y, width: board.width, height: board.height });
        right = Math.max(right, x + board.width);
        if (isGrid) rows.set(host.id, { bottom: y + height, lanes });
      });
      y += height + (isGrid ? Math.max(56, 36 + laneStep * lanes.size) : grid.clear);
    }
    y += (cluster === undefined ? 0 : framePad) + (isGrid ? 56 : 36);
  }
  return { rects, rows, right: right + framePad, bottom: y };
};

/** The heights that each physical switch serves: from its first host to its last. */
const spansOf = (
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
const placeSwitches = (
  design: Design,
  sizes: Sizes,
  hosts: Wishes,
  spans: ReadonlyMap<string, { top: number; bottom: number }>,
): Map<string, Rect> => {
  const rects = new Map<string, Rect>();
  const columns: { top: number; bottom: number }[][] = [];
  const { width, height } = sizes.header;
  const start = hosts.rects.size === 0 ? 0 : hosts.right + 72;
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
const placeTargets = (
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
const cableHeights = (
  hosts: ReadonlyMap<string, Rect>,
  cables: ReadonlyMap<string, readonly Cable[]>,
): number[] =>
  hosts.size > mostHostsWithCables
    ? []
    : [...cables].flatMap(([id, list]) => list.map((c) => (hosts.get(id)?.y ?? 0) + c.at.y));

const placeNotes = (
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
    const titleRoom = isGrid ? 100 : 44;
    const count = hosts.length === 1 ? '1 host' : `${hosts.length} hosts`;
    const platform = cluster.platform === undefined ? [] : [platforms[cluster.platform]];
    // Below the last row of a grid run its buses.
    const below = isGrid ? 56 : framePad;
    return [
      {
        id: cluster.id,
        rect: {
          x: left - framePad,
          y: top - titleRoom,
          width: right - left + 2 * framePad,
          height: bottom - top + titleRoom + below,
        },
        title: nameOf(design, cluster.id),
        subtitle: [count, ...platform].join(' · '),
        titleSize: isGrid ? 56 : 15,
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
