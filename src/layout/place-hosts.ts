import type { Cluster, Design, Host } from '../model/design';
import type { Cable } from './cables';
import { grid, mostHostsWithCables } from './grid';
import { columnBlock, gridBlock, type Row, type Sizes } from './host-block';
import type { Board } from './host-board';
import { framePad, packed, type SectionBlock, stacked } from './pack-blocks';
import type { Rect } from './scene';

export type { Row, Sizes };

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

/** Size of a cluster's title and the room above its hosts, px: the more hosts, the farther away it is read. */
export const frameTitle = (hosts: number): { readonly size: number; readonly room: number } => {
  const many = Math.sqrt(hosts);
  const size =
    hosts <= mostHostsWithCables ? 18 : Math.round(Math.min(14 * many, Math.max(280, 9 * many)));
  return { size, room: Math.round(size * 1.4) + 22 };
};

/** So many columns that the whole is about twice as wide as high. */
const columnsFor = (boards: readonly Board[]): number => {
  if (boards.length <= mostHostsWithCables) return 1;
  // The height of a column of all; cards count by their width.
  const column = grid.boardWidth + grid.between;
  const height = boards.reduce(
    (sum, b) => sum + ((b.height + 60) * (b.width + grid.between)) / column,
    0,
  );
  return Math.max(2, Math.ceil(Math.sqrt((2 * height) / column)));
};

/** Where hosts would stand if nobody had moved any. */
export interface Wishes {
  readonly rects: Map<string, Rect>;
  readonly rows: Map<string, Row>;
  readonly right: number;
  readonly bottom: number;
}

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
  const blocks = sectionsOf(design).map(({ cluster, hosts }): SectionBlock => {
    const block = isGrid ? gridBlock(hosts, columns, sizes, cables) : columnBlock(hosts, sizes);
    const hasCables = hosts.some(({ id }) => (cables.get(id) ?? []).length > 0);
    const hasFrame = cluster !== undefined;
    return {
      ...block,
      height: block.height + (hasFrame ? framePad : 0) + (isGrid ? 56 : 36),
      titleRoom: hasFrame ? titleRoom : 0,
      hasCables,
    };
  });
  const corners = isGrid ? packed(blocks) : stacked(blocks);
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
