import { factsOf } from '../analysis/facts';
import { describe } from '../model/describe';
import type { Design } from '../model/design';
import { inList } from '../model/find';
import { bundlesOf, type Cable, cablesOf, matedNics } from './cables';
import { mostHostsWithCables } from './grid';
import { type Board, boardOf } from './host-board';
import { drawNote, noteSize } from './note-card';
import { dotsOf, drawPhysical, drawTarget, headerSize, targetSize } from './physical';
import { type Places, placeAll } from './place';
import type { Rail } from './rails';
import type { Frame, Group, Placed, Rect, Scene, Wire } from './scene';
import { pathOfWire } from './wire-path';
import { type Draft, type Landed, Wirer, type Wiring } from './wires';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a placed thing was made from: equal sources, same object. */
interface Kept {
  readonly source: unknown;
  readonly signature: string;
  readonly placed: Placed;
}

const wireUp = (
  design: Design,
  places: Places,
  boards: ReadonlyMap<string, Board>,
  cables: ReadonlyMap<string, readonly Cable[]>,
): Wiring => {
  const wirer = new Wirer(design, places);
  const isGrid = design.hosts.length > mostHostsWithCables;
  for (const board of boards.values()) wirer.knowPlugs(board.id, board.plugs);
  for (const list of cables.values()) {
    if (isGrid) for (const [nth, bundle] of bundlesOf(list).entries()) wirer.bundle(bundle, nth);
    else for (const cable of list) wirer.cable(cable);
  }
  for (const target of design.storageTargets) {
    for (const [nth, portId] of target.cabledTo.entries()) {
      wirer.target(target.id, portId, nth, target.cabledTo.length);
    }
  }
  const pairs = new Map<string, number>();
  for (const link of design.interSwitchLinks) {
    const pair = [link.aId, link.bId].sort().join('~');
    const nth = pairs.get(pair) ?? 0;
    pairs.set(pair, nth + 1);
    wirer.link(link, nth);
  }
  return wirer.done;
};

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

/**
 * Makes scenes one after the other and keeps what did not change: after an edit inside one host
 * the boards of all others are the same objects, and so is every wire whose course is the same.
 * Holds what the last scene needed, nothing older.
 */
export const createSceneMaker = (): ((design: Design) => Scene) => {
  let last: { readonly design: Design; readonly scene: Scene } | undefined;
  let kept = new Map<string, Kept>();
  let keptWires = new Map<string, Wire>();
  let keptFrames = new Map<string, Frame>();

  const make = (design: Design): Scene => {
    const isGrid = design.hosts.length > mostHostsWithCables;
    const boards = new Map(
      design.hosts.map((host) => [host.id, boardOf(design, factsOf(design, host))]),
    );
    const mated = matedNics(design);
    const cables = new Map<string, readonly Cable[]>();
    for (const board of boards.values()) cables.set(board.id, cablesOf(board, mated));
    const header = headerSize(isGrid);
    const places = placeAll(
      design,
      {
        board: (id) => boards.get(id),
        header,
        target: (id) => {
          const target = inList(design.storageTargets, id);
          return target === undefined ? { width: 0, height: 0 } : targetSize(target);
        },
        note: (id) => {
          const note = inList(design.notes, id);
          return note === undefined ? { width: 0, height: 0 } : noteSize(note);
        },
      },
      cables,
    );
    const wiring = wireUp(design, places, boards, cables);

    const rails = [...wiring.rails.values()]
      .filter((rail) => rail.bottom > rail.header.y + rail.header.height)
      .map((rail) => ({ x: rail.x, top: rail.header.y + rail.header.height, bottom: rail.bottom }));
    const nextWires = new Map<string, Wire>();
    const wires = wiring.drafts.map((draft): Wire => {
      const wire = finish(draft, pathOfWire(draft.points, rails), keptWires.get(draft.id));
      nextWires.set(wire.id, wire);
      return wire;
    });
    keptWires = nextWires;

    const landed = new Map<string, Landed[]>();
    for (const at of wiring.landed) {
      const list = landed.get(at.placed);
      if (list === undefined) landed.set(at.placed, [at]);
      else list.push(at);
    }
    const nextKept = new Map<string, Kept>();
    const keep = (id: string, source: unknown, signature: string, build: () => Placed): Placed => {
      const before = kept.get(id);
      const now =
        before !== undefined && before.source === source && before.signature === signature
          ? before
          : { source, signature, placed: build() };
      nextKept.set(id, now);
      return now.placed;
    };
    const placed: Placed[] = [];
    const put = (
      id: string,
      source: unknown,
      build: (rect: Rect, landings: Placed['landings']) => Placed,
    ) => {
      const rect = places.rects.get(id);
      if (rect === undefined) return;
      const landings = (landed.get(id) ?? []).map(({ id: at, at: point, side }) => ({
        id: at,
        at: { x: point.x - rect.x, y: point.y - rect.y },
        side,
      }));
      const signature = `${rect.x} ${rect.y} ${landings.map((l) => `${l.id} ${l.at.x} ${l.at.y}`).join(' ')}`;
      placed.push(keep(id, source, signature, () => build(rect, landings)));
    };
    for (const board of boards.values()) {
      put(board.id, board, (rect, landings) => placedBoard(board, rect, landings));
    }
    const paints = new Map(wires.map((wire) => [wire.to.landing, wire]));
    for (const physical of design.physicalSwitches) {
      const rail = wiring.rails.get(physical.id);
      if (rail === undefined) continue;
      const dots = dotsOf(design, rail, paints);
      const own = landed.get(physical.id) ?? [];
      const signature = JSON.stringify([rail.rect, rail.isShort, dots, own]);
      placed.push(
        keep(physical.id, physical, signature, () => {
          const draw = (name: number, words: number, bar: number, withLabels: boolean): Group[] =>
            drawPhysical(
              design,
              physical,
              rail.header,
              rail.bottom - rail.header.y,
              dots,
              rail.isShort,
              { name, words, bar },
              withLabels,
            );
          return {
            id: physical.id,
            kind: 'physicalSwitch',
            rect: rail.rect,
            title: describe(design, physical.id),
            near: isGrid ? draw(24, 14, 6, true) : draw(14, 10, 6, true),
            middle: isGrid ? draw(34, 0, 8, true) : draw(18, 0, 6, false),
            far: isGrid ? draw(48, 0, 16, false) : draw(28, 0, 10, false),
            landings: [...railLandings(rail), ...own.map((l) => relative(l, rail.rect))],
          };
        }),
      );
    }
    for (const target of design.storageTargets) {
      put(target.id, target, (rect, landings) => {
        const groups = drawTarget(design, target);
        const title = describe(design, target.id);
        return card(target.id, 'storageTarget', rect, title, groups, landings);
      });
    }
    for (const note of design.notes) {
      put(note.id, note, (rect, landings) => {
        const groups = drawNote(note);
        return card(note.id, 'note', rect, groups[0]?.title ?? '', groups, landings);
      });
    }
    kept = nextKept;

    const frames = places.frames.map((frame) => {
      const before = keptFrames.get(frame.id);
      return before !== undefined && same(before, frame) ? before : frame;
    });
    keptFrames = new Map(frames.map((frame) => [frame.id, frame]));
    const rects = [...placed.map((p) => p.rect), ...frames.map((f) => f.rect)];
    return { bounds: boundsOf(rects, wires), frames, placed, wires };
  };

  return (design) => {
    if (last?.design !== design) last = { design, scene: make(design) };
    return last.scene;
  };
};

const finish = (draft: Draft, d: string, before: Wire | undefined): Wire => {
  if (
    before !== undefined &&
    before.d === d &&
    before.title === draft.title &&
    before.paint === draft.paint &&
    before.line === draft.line &&
    same({ ...before, d: '' }, { ...draft, d: '' })
  ) {
    return before;
  }
  return { ...draft, d };
};

const relative = (at: Landed, rect: Rect): Placed['landings'][number] => ({
  id: at.id,
  at: { x: at.at.x - rect.x, y: at.at.y - rect.y },
  side: at.side,
});

const railLandings = (rail: Rail): Placed['landings'] =>
  rail.plugged.map(({ id, at, side }) => ({
    id,
    at: { x: at.x - rail.header.x, y: at.y - rail.header.y },
    side,
  }));

const card = (
  id: string,
  kind: Placed['kind'],
  rect: Rect,
  title: string,
  groups: readonly Group[],
  landings: Placed['landings'],
): Placed => ({ id, kind, rect, title, near: groups, middle: groups, far: groups, landings });

const placedBoard = (board: Board, rect: Rect, landings: Placed['landings']): Placed => ({
  id: board.id,
  kind: 'host',
  rect,
  title: board.title,
  get near() {
    return board.near;
  },
  get middle() {
    return board.middle;
  },
  get far() {
    return board.far;
  },
  landings,
});

/** The scene of a design, made anew only where it differs from the last one asked for. */
export const sceneOf: (design: Design) => Scene = createSceneMaker();
