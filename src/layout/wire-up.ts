import type { Design } from '../model/design';
import { around, type Bounds, boundsOfPoints } from './bounds';
import type { Cable } from './cables';
import { Ends } from './ends';
import type { Board, Plug } from './host-board';
import type { Places } from './place';
import type { Rail } from './rails';
import { type Laid, Replay } from './replay';
import type { Wire } from './scene';
import { WireJobs } from './wire-jobs';
import { meets, pathOfWire, type RailLine, RailLines } from './wire-path';
import type { Draft, Landed } from './wires';

/** All wires of a design with what they end on. What is as it was in the scene before is the same object. */
export interface Wired {
  readonly wires: readonly Wire[];
  /** Ends on boards, cards and headers by placed id; NICs are the boards' own, and plugs the rails'. */
  readonly landed: ReadonlyMap<string, readonly Landed[]>;
  readonly rails: ReadonlyMap<string, Rail>;
  readonly bounds: Bounds | undefined;
}

interface Input {
  readonly design: Design;
  readonly places: Places;
  readonly boards: ReadonlyMap<string, Board>;
  readonly cables: ReadonlyMap<string, readonly Cable[]>;
}

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

const isSamePlug = (a: Plug, b: Plug | undefined): boolean =>
  a.nicId === b?.nicId && a.at.x === b.at.x && a.at.y === b.at.y;

/** Nothing that wires and their ends rest on differs between the two. */
const sameInput = (a: Input, b: Input): boolean =>
  a.cables === b.cables &&
  a.places.rects === b.places.rects &&
  a.places.rows === b.places.rows &&
  a.design.physicalSwitches === b.design.physicalSwitches &&
  a.design.interSwitchLinks === b.design.interSwitchLinks &&
  a.design.storageTargets === b.design.storageTargets &&
  a.design.portChannels === b.design.portChannels &&
  (a.boards === b.boards ||
    a.design.hosts.every((host, i) => {
      const other = b.design.hosts[i];
      if (host === other) return true;
      const [was, is] = [a.boards.get(host.id)?.plugs, b.boards.get(host.id)?.plugs];
      return (
        host.id === other?.id &&
        host.name === other.name &&
        was?.length === is?.length &&
        was?.every((plug, n) => isSamePlug(plug, is?.[n])) === true
      );
    }));

const finish = (draft: Draft, d: string, before: Wire | undefined): Wire =>
  before !== undefined &&
  before.d === d &&
  before.title === draft.title &&
  before.kind === draft.kind &&
  before.paint === draft.paint &&
  before.line === draft.line &&
  before.count === draft.count &&
  before.from.placed === draft.from.placed &&
  before.from.landing === draft.from.landing &&
  before.to.placed === draft.to.placed &&
  before.to.landing === draft.to.landing &&
  sameList(before.traffic, draft.traffic) &&
  sameList(before.elements, draft.elements)
    ? before
    : { ...draft, d };

/** Lays the wires of one scene after the other; only those are laid anew that may run differently. */
export const createWiring = (): ((input: Input) => Wired) => {
  const replay = new Replay();
  const jobs = new WireJobs();
  const ends = new Ends();
  let last: { readonly input: Input; readonly wired: Wired } | undefined;
  let lines = new RailLines([]);

  /** The wires with their corners rounded; `repainted` gets the far ends of those that are not as they were. */
  const drawn = (laid: readonly Laid[], moved: readonly RailLine[], repainted: Set<string>) => {
    const wires: Wire[] = [];
    let bounds: Bounds | undefined;
    for (const one of laid) {
      const { draft } = one.course;
      if (draft === undefined) continue;
      if (one.isDrawn !== true || meets(draft.points, moved)) {
        const before = one.wire;
        one.wire = finish(draft, pathOfWire(draft.points, lines), before);
        one.isDrawn = true;
        one.bounds = boundsOfPoints(draft.points);
        if (one.wire !== before) repainted.add(draft.to.placed);
      }
      if (one.wire !== undefined) wires.push(one.wire);
      bounds = around(bounds, one.bounds);
    }
    return { wires, bounds };
  };

  /** A rail with the same plugs and wires as before is the same object. */
  const railsOf = (
    wires: readonly Wire[],
    repainted: ReadonlySet<string>,
  ): ReadonlyMap<string, Rail> => {
    const rails = new Map<string, Rail>();
    const anew = new Map<string, Rail>();
    for (const [id, rail] of replay.rails) {
      const before = last?.wired.rails.get(id);
      const isSame =
        before !== undefined &&
        !repainted.has(id) &&
        rail.standsLike(before) &&
        sameList(before.plugged, rail.plugged);
      rails.set(id, isSame ? before : rail);
      if (!isSame) anew.set(id, rail);
    }
    if (anew.size > 0) {
      for (const wire of wires) anew.get(wire.to.placed)?.wires.set(wire.to.landing, wire);
    }
    return rails;
  };

  const wiredOf = ({ design, places, boards, cables }: Input): Wired => {
    const changed = replay.begin(design, places.rects);
    const rects = replay.standing;
    const list = jobs.of({ design, rects, rows: places.rows, boards, cables });
    const laid = replay.lay(design, list, changed);
    const now = new RailLines(replay.rails.values());
    const moved = lines.differences(now);
    lines = now;
    const repainted = new Set<string>();
    const { wires, bounds } = drawn(laid, moved, repainted);
    const landed = ends.of(laid, replay.endsChanged);
    return { wires, landed, rails: railsOf(wires, repainted), bounds };
  };

  return (input) => {
    const wired = last !== undefined && sameInput(last.input, input) ? last.wired : wiredOf(input);
    last = { input, wired };
    return wired;
  };
};
