import { factsOf } from '../analysis/facts';
import type { Design } from '../model/design';
import { inList } from '../model/find';
import { type Cable, cablesOf, matedNics, sameCables } from './cables';
import { mostHostsWithCables } from './grid';
import { type Board, boardOf } from './host-board';
import { noteSize } from './note-card';
import { headerSize, targetSize } from './physical';
import { type Places, placeAll } from './place';
import { PlacedThings } from './placed-things';
import type { Frame, Placed, Rect, Scene, Wire } from './scene';
import { createWiring, type Wired } from './wire-up';

const boundsOf = (rects: Iterable<Rect>, wires: readonly Wire[]): Rect => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (x1: number, y1: number, x2: number, y2: number) => {
    left = Math.min(left, x1);
    top = Math.min(top, y1);
    right = Math.max(right, x2);
    bottom = Math.max(bottom, y2);
  };
  for (const r of rects) reach(r.x, r.y, r.x + r.width, r.y + r.height);
  for (const wire of wires) for (const p of wire.points) reach(p.x, p.y, p.x, p.y);
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
};

const none = { width: 0, height: 0 };

const places = (
  design: Design,
  boards: ReadonlyMap<string, Board>,
  cables: ReadonlyMap<string, readonly Cable[]>,
): Places => {
  const sizes = {
    board: (id: string) => boards.get(id),
    header: headerSize(design.hosts.length > mostHostsWithCables),
    target: (id: string) => {
      const target = inList(design.storageTargets, id);
      return target === undefined ? none : targetSize(target);
    },
    note: (id: string) => {
      const note = inList(design.notes, id);
      return note === undefined ? none : noteSize(note);
    },
  };
  return placeAll(design, sizes, cables);
};

/**
 * Makes scenes one after the other and keeps what did not change: after an edit inside one host
 * the boards of all others are the same objects, and so is every wire whose course is the same.
 * Holds what the last scene needed, nothing older.
 */
export const createSceneMaker = (): ((design: Design) => Scene) => {
  let last: { readonly design: Design; readonly scene: Scene } | undefined;
  let lastCables: ReadonlyMap<string, readonly Cable[]> = new Map();
  let lastFrames = new Map<string, Frame>();
  const wire = createWiring();
  const things = new PlacedThings();

  const cablesFor = (design: Design, boards: ReadonlyMap<string, Board>) => {
    const mated = matedNics(design);
    const withTitles = design.hosts.length <= mostHostsWithCables;
    const cables = new Map<string, readonly Cable[]>();
    for (const board of boards.values()) {
      const made = cablesOf(design, board, mated, withTitles);
      const before = lastCables.get(board.id);
      cables.set(board.id, before !== undefined && sameCables(before, made) ? before : made);
    }
    lastCables = cables;
    return cables;
  };

  const placedOf = (
    design: Design,
    boards: ReadonlyMap<string, Board>,
    rects: ReadonlyMap<string, Rect>,
    wired: Wired,
  ): Placed[] => {
    const isGrid = design.hosts.length > mostHostsWithCables;
    const byLanding = new Map(wired.wires.map((w) => [w.to.landing, w]));
    things.begin();
    const at = <T>(id: string, make: (rect: Rect) => T): T[] => {
      const rect = rects.get(id);
      return rect === undefined ? [] : [make(rect)];
    };
    return [
      ...[...boards.values()].flatMap((b) => at(b.id, (rect) => things.host(b, rect, wired))),
      ...design.physicalSwitches.flatMap((s) => {
        const rail = wired.rails.get(s.id);
        return rail === undefined
          ? []
          : [things.physicalSwitch(design, s, rail, wired, byLanding, isGrid)];
      }),
      ...design.storageTargets.flatMap((t) =>
        at(t.id, (rect) => things.target(design, t, rect, wired)),
      ),
      ...design.notes.flatMap((n) => at(n.id, (rect) => things.note(n, rect, wired))),
    ];
  };

  const make = (design: Design): Scene => {
    const boards = new Map(
      design.hosts.map((host) => [host.id, boardOf(design, factsOf(design, host))]),
    );
    const cables = cablesFor(design, boards);
    const laid = places(design, boards, cables);
    const wired = wire({ design, places: laid, boards, cables });
    const placed = placedOf(design, boards, laid.rects, wired);
    const frames = laid.frames.map((frame) => {
      const before = lastFrames.get(frame.id);
      return JSON.stringify(before) === JSON.stringify(frame) ? (before ?? frame) : frame;
    });
    lastFrames = new Map(frames.map((frame) => [frame.id, frame]));
    const rects = [...placed.map((p) => p.rect), ...frames.map((f) => f.rect)];
    return { bounds: boundsOf(rects, wired.wires), frames, placed, wires: wired.wires };
  };

  return (design) => {
    if (last?.design !== design) last = { design, scene: make(design) };
    return last.scene;
  };
};

/** The scene of a design, made anew only where it differs from the last one asked for. */
export const sceneOf: (design: Design) => Scene = createSceneMaker();
