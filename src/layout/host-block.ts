import type { Host } from '../model/design';
import type { Cable } from './cables';
import { grid } from './grid';
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

/** Hosts around their own corner. */
export interface Block {
  readonly rects: ReadonlyMap<string, Rect>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly width: number;
  /** To the top of what may come below it. */
  readonly height: number;
}

type CablesOfHosts = ReadonlyMap<string, readonly Cable[]>;

const laneStep = 10;
/** Room below a row for its buses, or at least between rows. */
const roomBelow = (lanes: number): number => Math.max(56, 36 + laneStep * lanes);

/** One below the other. */
export const columnBlock = (hosts: readonly Host[], sizes: Sizes): Block => {
  const rects = new Map<string, Rect>();
  let y = 0;
  let width = 0;
  for (const { id } of hosts) {
    const board = sizes.board(id);
    if (board === undefined) continue;
    rects.set(id, { x: 0, y, width: board.width, height: board.height });
    width = Math.max(width, board.width);
    y += board.height + grid.clear;
  }
  return { rects, rows: new Map(), width, height: y };
};

/** So many in each row that all are about as long: two of eight and not one of fifteen with one below it. */
const evenly = <T>(items: readonly T[], most: number): T[][] => {
  const each = Math.ceil(items.length / Math.ceil(items.length / most));
  const rows: T[][] = [];
  for (let from = 0; from < items.length; from += each) rows.push(items.slice(from, from + each));
  return rows;
};

const lanesFor = (hosts: readonly Host[], cables: CablesOfHosts): Map<string, number> => {
  const lanes = new Map<string, number>();
  for (const { id } of hosts) {
    for (const { toRoot } of cables.get(id) ?? []) {
      if (!lanes.has(toRoot)) lanes.set(toRoot, lanes.size);
    }
  }
  return lanes;
};

/**
 * Rows of boards, each with room for its buses below. Cards stand beside the last row of boards, as
 * many below each other as it is high, and those that find no room there in rows of their own.
 */
export const gridBlock = (
  hosts: readonly Host[],
  mostColumns: number,
  sizes: Sizes,
  cables: CablesOfHosts,
): Block => {
  const rects = new Map<string, Rect>();
  const rows = new Map<string, Row>();
  const heightOf = (list: readonly Host[]): number =>
    list.reduce((most, { id }) => Math.max(most, sizes.board(id)?.height ?? 0), 0);
  const isCard = ({ id }: Host): boolean => sizes.board(id)?.width === grid.card.width;
  const full = hosts.filter((host) => !isCard(host));
  let cards = hosts.filter(isCard);
  let y = 0;
  let width = 0;
  const stand = (list: readonly Host[], x: number, top: number): void => {
    for (const [i, { id }] of list.entries()) {
      const board = sizes.board(id);
      if (board === undefined) continue;
      const at = x + i * (board.width + grid.between);
      rects.set(id, { x: at, y: top, width: board.width, height: board.height });
      width = Math.max(width, at + board.width);
    }
  };
  /** Buses below hosts; rows that end at one height share them. */
  const bus = (list: readonly Host[], bottom: number): number => {
    const row = { bottom, lanes: lanesFor(list, cables) };
    for (const { id } of list) rows.set(id, row);
    return roomBelow(row.lanes.size);
  };
  /** Cards from `x` on that find room beside a row of boards, in rows of their own. */
  const besides = (taken: number, height: number): Host[][] => {
    const free = 2 * (mostColumns - taken);
    if (free === 0 || cards.length === 0) return [];
    const room = roomBelow(lanesFor(cards, cables).size);
    const high = Math.max(1, Math.floor((height + room) / (heightOf(cards) + room)));
    const fitting = cards.slice(0, free * high);
    cards = cards.slice(fitting.length);
    return evenly(fitting, Math.ceil(fitting.length / high));
  };

  const boards = full.length === 0 ? [] : evenly(full, mostColumns);
  for (const [nth, row] of boards.entries()) {
    const x = row.length * (grid.boardWidth + grid.between);
    const beside = nth === boards.length - 1 ? besides(row.length, heightOf(row)) : [];
    stand(row, 0, y);
    let top = y;
    for (const [i, list] of beside.entries()) {
      stand(list, x, top);
      top += heightOf(list);
      if (i < beside.length - 1) top += bus(list, top);
    }
    const bottom = Math.max(y + heightOf(row), top);
    y = bottom + bus([...row, ...(beside.at(-1) ?? [])], bottom);
  }
  for (const row of cards.length === 0 ? [] : evenly(cards, 2 * mostColumns)) {
    stand(row, 0, y);
    y += heightOf(row);
    y += bus(row, y);
  }
  return { rects, rows, width, height: y };
};
