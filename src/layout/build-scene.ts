import { factsOf } from '../analysis/facts';
import { traitsOf } from '../model/alike';
import type { Design, Host } from '../model/design';
import { inList } from '../model/find';
import { around, type Bounds, boundsOfRect } from './bounds';
import { type Cable, cablesOf, matedNics, sameCables } from './cables';
import { foldsOf } from './folds';
import { mostHostsWithCables } from './grid';
import { type Board, boardOf } from './host-board';
import { noteSize } from './note-card';
import { headerSize, targetSize } from './physical';
import { createPlacing } from './place';
import type { Sizes } from './place-hosts';
import { PlacedThings } from './placed-things';
import type { Frame, Placed, Rect, Scene } from './scene';
import { createWiring, type Wired } from './wire-up';

const boundsOf = (
  placed: readonly Placed[],
  frames: readonly Frame[],
  wires: Bounds | undefined,
): Rect => {
  let bounds = wires;
  for (const { rect } of placed) bounds = around(bounds, boundsOfRect(rect));
  for (const { rect } of frames) bounds = around(bounds, boundsOfRect(rect));
  if (bounds === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  const { left, top, right, bottom } = bounds;
  return { x: left, y: top, width: right - left, height: bottom - top };
};

const none = { width: 0, height: 0 };

const sizesOf = (design: Design, boards: ReadonlyMap<string, Board>): Sizes => ({
  board: (id) => boards.get(id),
  header: headerSize(design.hosts.length > mostHostsWithCables),
  target: (id) => {
    const target = inList(design.storageTargets, id);
    return target === undefined ? none : targetSize(target);
  },
  note: (id) => {
    const note = inList(design.notes, id);
    return note === undefined ? none : noteSize(note);
  },
});

/** The map before if it holds the same. */
const asBefore = <V>(
  before: ReadonlyMap<string, V>,
  now: ReadonlyMap<string, V>,
): ReadonlyMap<string, V> => {
  if (before.size !== now.size) return now;
  const old = before.entries();
  for (const [id, value] of now) {
    const [oldId, oldValue] = old.next().value ?? [];
    if (id !== oldId || value !== oldValue) return now;
  }
  return before;
};

const sameFrame = (a: Frame, b: Frame): boolean =>
  a.title === b.title &&
  a.subtitle === b.subtitle &&
  a.titleSize === b.titleSize &&
  a.rect.x === b.rect.x &&
  a.rect.y === b.rect.y &&
  a.rect.width === b.rect.width &&
  a.rect.height === b.rect.height;

/** Plans the board of each host, a step for each: a scene made later finds them ready. */
export function* boardsAhead(design: Design): Generator<void, void> {
  for (const host of design.folded === undefined ? [] : design.hosts) {
    traitsOf(host);
    yield;
  }
  const folds = foldsOf(design);
  for (const host of design.hosts) {
    boardOf(design, factsOf(design, host), folds.get(host.id));
    yield;
  }
}

/** The cables of all hosts, with what they were read from. */
interface Cabled {
  readonly boards: ReadonlyMap<string, Board>;
  readonly mated: ReadonlySet<string>;
  readonly cables: ReadonlyMap<string, readonly Cable[]>;
}

/**
 * Makes scenes one after the other and keeps what did not change: after an edit inside one host
 * the boards of all others are the same objects, and so is every wire whose course is the same.
 * Holds what the last scene needed, nothing older.
 */
export const createSceneMaker = (): ((design: Design) => Scene) => {
  let last: { readonly design: Design; readonly scene: Scene } | undefined;
  let lastHosts: Design['hosts'] = [];
  let lastBoards: ReadonlyMap<string, Board> = new Map();
  let cabled: Cabled = { boards: lastBoards, mated: new Set(), cables: new Map() };
  let lastFrames = new Map<string, Frame>();
  const place = createPlacing();
  const wire = createWiring();
  const things = new PlacedThings();

  const boardsFor = (design: Design) => {
    const { hosts } = design;
    let isSame = hosts.length === lastHosts.length;
    const folds = foldsOf(design);
    const boardFor = (host: Host) => boardOf(design, factsOf(design, host), folds.get(host.id));
    for (const [i, host] of hosts.entries()) {
      const board = boardFor(host);
      isSame &&= lastHosts[i]?.id === host.id && lastBoards.get(host.id) === board;
    }
    lastHosts = hosts;
    if (!isSame) {
      lastBoards = new Map(hosts.map((host) => [host.id, boardFor(host)]));
    }
    return lastBoards;
  };

  const cablesFor = (design: Design, boards: ReadonlyMap<string, Board>) => {
    const mated = matedNics(design);
    const withTitles = design.hosts.length <= mostHostsWithCables;
    if (boards === cabled.boards && mated === cabled.mated && !withTitles) return cabled.cables;
    const cables = new Map<string, readonly Cable[]>();
    for (const board of boards.values()) {
      const made = cablesOf(design, board, mated, withTitles);
      const before = cabled.cables.get(board.id);
      cables.set(board.id, before !== undefined && sameCables(before, made) ? before : made);
    }
    cabled = { boards, mated, cables: asBefore(cabled.cables, cables) };
    return cabled.cables;
  };

  const placedOf = (
    design: Design,
    boards: ReadonlyMap<string, Board>,
    rects: ReadonlyMap<string, Rect>,
    wired: Wired,
  ): Placed[] => {
    const isGrid = design.hosts.length > mostHostsWithCables;
    things.begin();
    const placed: Placed[] = [];
    const put = (id: string, make: (rect: Rect) => Placed) => {
      const rect = rects.get(id);
      if (rect !== undefined) placed.push(make(rect));
    };
    for (const board of boards.values()) put(board.id, (rect) => things.host(board, rect, wired));
    for (const s of design.physicalSwitches) {
      const rail = wired.rails.get(s.id);
      if (rail === undefined) continue;
      placed.push(things.physicalSwitch(design, s, rail, wired, isGrid));
    }
    for (const t of design.storageTargets) {
      put(t.id, (rect) => things.target(design, t, rect, wired));
    }
    for (const n of design.notes) put(n.id, (rect) => things.note(n, rect, wired));
    return placed;
  };

  const make = (design: Design): Scene => {
    const boards = boardsFor(design);
    const cables = cablesFor(design, boards);
    const sizes = sizesOf(design, boards);
    const places = place({ design, sizes, boards, cables });
    const wired = wire({ design, places, boards, cables });
    const placed = placedOf(design, boards, places.rects, wired);
    const frames = places.frames.map((frame) => {
      const before = lastFrames.get(frame.id);
      return before !== undefined && sameFrame(before, frame) ? before : frame;
    });
    lastFrames = new Map(frames.map((frame) => [frame.id, frame]));
    return { bounds: boundsOf(placed, frames, wired.bounds), frames, placed, wires: wired.wires };
  };

  return (design) => {
    if (last?.design !== design) last = { design, scene: make(design) };
    return last.scene;
  };
};

/** The scene of a design, made anew only where it differs from the last one asked for. */
export const sceneOf: (design: Design) => Scene = createSceneMaker();
