import type { Design } from '../model/design';
import { bundlesOf, type Cable } from './cables';
import { mostHostsWithCables } from './grid';
import type { Board } from './host-board';
import type { Places } from './place';
import type { Rail } from './rails';
import type { Rect, Wire } from './scene';
import { pathOfWire } from './wire-path';
import { type Draft, type Landed, Wirer } from './wires';

/** All wires of a design with what they end on. */
export interface Wired {
  readonly wires: readonly Wire[];
  /** Ends on boards, cards and headers by placed id; those on rails are the rails' own. */
  readonly landed: ReadonlyMap<string, readonly Landed[]>;
  readonly rails: ReadonlyMap<string, Rail>;
}

interface Input {
  readonly design: Design;
  readonly places: Places;
  readonly boards: ReadonlyMap<string, Board>;
  readonly cables: ReadonlyMap<string, readonly Cable[]>;
}

const sameRect = (a: Rect, b: Rect | undefined): boolean =>
  b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Nothing that wires rest on differs between the two. */
const sameInput = (a: Input, b: Input): boolean => {
  if (
    a.design.physicalSwitches !== b.design.physicalSwitches ||
    a.design.interSwitchLinks !== b.design.interSwitchLinks ||
    a.design.storageTargets !== b.design.storageTargets ||
    a.design.hosts.length !== b.design.hosts.length ||
    a.places.rects.size !== b.places.rects.size
  ) {
    return false;
  }
  for (const [id, list] of a.cables) if (b.cables.get(id) !== list) return false;
  for (const [i, host] of a.design.hosts.entries()) {
    const other = b.design.hosts[i];
    if (host.id !== other?.id || host.name !== other.name) return false;
  }
  for (const [id, board] of a.boards) {
    const plugs = b.boards.get(id)?.plugs;
    if (plugs !== board.plugs && plugs?.length !== board.plugs.length) return false;
    if (plugs?.some((plug, i) => plug.at.y !== board.plugs[i]?.at.y)) return false;
  }
  for (const [id, rect] of a.places.rects)
    if (!sameRect(rect, b.places.rects.get(id))) return false;
  return true;
};

const layWires = ({ design, places, boards, cables }: Input) => {
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

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

const finish = (draft: Draft, d: string, before: Wire | undefined): Wire =>
  before !== undefined &&
  before.d === d &&
  before.title === draft.title &&
  before.kind === draft.kind &&
  before.paint === draft.paint &&
  before.line === draft.line &&
  before.count === draft.count &&
  before.from.landing === draft.from.landing &&
  before.to.landing === draft.to.landing &&
  sameList(before.traffic, draft.traffic) &&
  sameList(before.elements, draft.elements)
    ? before
    : { ...draft, d };

/** Lays the wires again only when something they rest on has changed; wires whose course is the same stay the same objects. */
export const createWiring = (): ((input: Input) => Wired) => {
  let last: { readonly input: Input; readonly wired: Wired } | undefined;
  let kept = new Map<string, Wire>();
  return (input) => {
    if (last !== undefined && sameInput(last.input, input)) {
      last = { input, wired: last.wired };
      return last.wired;
    }
    const { drafts, landed: ends, rails } = layWires(input);
    const lines = [...rails.values()]
      .filter((rail) => rail.bottom > rail.header.y + rail.header.height)
      .map((rail) => ({ x: rail.x, top: rail.header.y + rail.header.height, bottom: rail.bottom }));
    const wires = drafts.map((draft) =>
      finish(draft, pathOfWire(draft.points, lines), kept.get(draft.id)),
    );
    kept = new Map(wires.map((wire) => [wire.id, wire]));
    const landed = new Map<string, Landed[]>();
    for (const end of ends) {
      const list = landed.get(end.placed);
      if (list === undefined) landed.set(end.placed, [end]);
      else list.push(end);
    }
    last = { input, wired: { wires, landed, rails } };
    return last.wired;
  };
};
