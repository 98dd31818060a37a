import type { Cluster, Design, Host } from '../model/design';
import type { Cable } from './cables';
import { grid, mostHostsWithCables } from './grid';
import type { Board } from './host-board';
import type { Rect } from './scene';

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

/** A cluster with its hosts, or the hosts of none. */
interface Section {
  readonly cluster: Cluster | undefined;
  readonly hosts: readonly Host[];
}

export const sectionsOf = (design: Design): Section[] => {
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

export const framePad = 24;
const laneStep = 10;

/** Size of a cluster's title and the room above its hosts, px: the more hosts, the farther away it is read. */
export const frameTitle = (hosts: number): { readonly size: number; readonly room: number } => {
  const size = hosts <= mostHostsWithCables ? 18 : Math.min(280, Math.round(14 * Math.sqrt(hosts)));
  return { size, room: Math.round(size * 1.4) + 22 };
};

/** Distances between boards, and between the frames of clusters beside each other. */
const between = 40;
const betweenFrames = 2 * framePad + 64;

/** So many columns that the whole is about twice as wide as high. */
const columnsFor = (boards: readonly Board[]): number => {
  if (boards.length <= mostHostsWithCables) return 1;
  const height = boards.reduce((sum, b) => sum + b.height + 60, 0);
  return Math.max(2, Math.ceil(Math.sqrt((2 * height) / (grid.boardWidth + between))));
};

/** Where hosts would stand if nobody had moved any. */
export interface Wishes {
  readonly rects: Map<string, Rect>;
  readonly rows: Map<string, Row>;
  readonly right: number;
  readonly bottom: number;
}

/** The hosts of one section around their own corner. */
interface Block {
  readonly rects: ReadonlyMap<string, Rect>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly width: number;
  readonly height: number;
  /** What its cluster's title takes above it. */
  readonly titleRoom: number;
  /** Buses run below its rows to the right: nothing may stand beside it. */
  readonly hasCables: boolean;
}

const blockOf = (
  { cluster, hosts }: Section,
  mostColumns: number,
  isGrid: boolean,
  titleRoom: number,
  sizes: Sizes,
  cables: ReadonlyMap<string, readonly Cable[]>,
): Block => {
  const rects = new Map<string, Rect>();
  const rows = new Map<string, Row>();
  let y = 0;
  let width = 0;
  // Rows of one length: two of eight and not one of fifteen with one host below it.
  const columns = Math.ceil(hosts.length / Math.ceil(hosts.length / mostColumns));
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
      const x = i * (grid.boardWidth + between);
      rects.set(host.id, { x, y, width: board.width, height: board.height });
      width = Math.max(width, x + board.width);
      if (isGrid) rows.set(host.id, { bottom: y + height, lanes });
    });
    y += height + (isGrid ? Math.max(56, 36 + laneStep * lanes.size) : grid.clear);
  }
  const height = y + (cluster === undefined ? 0 : framePad) + (isGrid ? 56 : 36);
  const hasCables = hosts.some(({ id }) => (cables.get(id) ?? []).length > 0);
  return {
    rects,
    rows,
    width,
    height,
    titleRoom: cluster === undefined ? 0 : titleRoom,
    hasCables,
  };
};

interface Shelves {
  readonly corners: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

/** A place for the corner of each block: from left to right where nothing runs between them, `room` px wide. */
const shelve = (blocks: readonly Block[], room: number): Shelves => {
  let [x, top, tallest, width] = [0, 0, 0, 0];
  const corners = blocks.map((block, i) => {
    const isAlone = block.hasCables || blocks[i - 1]?.hasCables === true;
    if (x > 0 && (isAlone || x + block.width > room)) {
      top += tallest;
      x = 0;
      tallest = 0;
    }
    const at = { x, y: top + block.titleRoom };
    width = Math.max(width, x + block.width);
    x += block.width + betweenFrames;
    tallest = Math.max(tallest, block.titleRoom + block.height);
    return at;
  });
  return { corners, width, height: top + tallest };
};

/** A screen is about twice as wide as high. */
const screenAspect = 2;
/** Widths that are tried for shelves, as multiples of the widest block. */
const widthSteps = 24;

/** The shelves that come nearest to the shape of a screen. */
const bestShelves = (blocks: readonly Block[], isGrid: boolean): Shelves => {
  const widest = blocks.reduce((most, b) => Math.max(most, b.width), 0);
  let best = shelve(blocks, widest);
  if (!isGrid || blocks.every(({ hasCables }) => hasCables)) return best;
  const strangeness = ({ width, height }: Shelves) =>
    Math.abs(Math.log(width / height / screenAspect));
  for (let step = 1; step <= widthSteps; step++) {
    const next = shelve(blocks, widest * (1 + step / 3) + step * betweenFrames);
    if (strangeness(next) < strangeness(best)) best = next;
  }
  return best;
};

/**
 * Hosts: a column of boards, or a grid with room for buses below each row; a section for each
 * cluster. Sections without cables stand beside each other.
 */
export const placeHosts = (
  design: Design,
  sizes: Sizes,
  cables: ReadonlyMap<string, readonly Cable[]>,
): Wishes => {
  const rects = new Map<string, Rect>();
  const rows = new Map<string, Row>();
  const all = design.hosts.flatMap((host) => sizes.board(host.id) ?? []);
  const columns = columnsFor(all);
  const isGrid = design.hosts.length > mostHostsWithCables;
  const titleRoom = frameTitle(design.hosts.length).room + 8;
  const blocks = sectionsOf(design).map((section) =>
    blockOf(section, columns, isGrid, titleRoom, sizes, cables),
  );
  const { corners } = bestShelves(blocks, isGrid);
  let right = 0;
  let bottom = 0;
  for (const [i, block] of blocks.entries()) {
    const { x, y } = corners[i] ?? { x: 0, y: 0 };
    for (const [id, rect] of block.rects) rects.set(id, { ...rect, x: rect.x + x, y: rect.y + y });
    for (const [id, row] of block.rows) rows.set(id, { ...row, bottom: row.bottom + y });
    right = Math.max(right, x + block.width);
    bottom = Math.max(bottom, y + block.height);
  }
  return { rects, rows, right: right + framePad, bottom };
};
