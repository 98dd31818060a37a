import { describe } from '../model/describe';
import type { Design, Note, PhysicalSwitch, StorageTarget } from '../model/design';
import type { Board } from './host-board';
import { drawNote } from './note-card';
import { once } from './once';
import { dotsOf, drawPhysical, drawTarget } from './physical';
import type { Rail } from './rails';
import type { Group, Placed, Rect } from './scene';
import type { Wired } from './wire-up';
import type { Landed } from './wires';

type Landings = Placed['landings'];

const relative = (ends: readonly Landed[], rect: Rect): Landings =>
  ends.map(({ id, at, side }) => ({ id, at: { x: at.x - rect.x, y: at.y - rect.y }, side }));

/** A board in its place. Where its NICs are counts among its landings: cables of other hosts end there. */
class PlacedHost implements Placed {
  readonly id: string;
  readonly kind = 'host';
  readonly rect: Rect;
  readonly #board: Board;
  readonly #ends: readonly Landed[];
  #landings: Landings | undefined;

  constructor(board: Board, rect: Rect, ends: readonly Landed[]) {
    this.id = board.id;
    this.rect = rect;
    this.#board = board;
    this.#ends = ends;
  }

  get title(): string {
    return this.#board.title;
  }

  get near(): readonly Group[] {
    return this.#board.near;
  }

  get middle(): readonly Group[] {
    return this.#board.middle;
  }

  get far(): readonly Group[] {
    return this.#board.far;
  }

  get landings(): Landings {
    this.#landings ??= [
      ...this.#board.plugs.map(({ nicId, at }) => ({ id: nicId, at, side: 'right' }) as const),
      ...relative(this.#ends, this.rect),
    ];
    return this.#landings;
  }
}

const onCard = (
  kind: Placed['kind'],
  groups: readonly Group[],
  rect: Rect,
  landings: Landings,
): Placed => ({
  id: groups[0]?.id ?? '',
  kind,
  rect,
  title: groups[0]?.title ?? '',
  near: groups,
  middle: groups,
  far: groups,
  landings,
});

interface Kept {
  readonly source: unknown;
  readonly ends: readonly Landed[];
  readonly rect: Rect;
  readonly placed: Placed;
  readonly more: readonly unknown[];
}

const noEnds: readonly Landed[] = [];
const nothing: readonly unknown[] = [];

/** What stands on the plane; the same object as long as its source, its place and its landings are the same. */
export class PlacedThings {
  #before = new Map<string, Kept>();
  #now = new Map<string, Kept>();

  /** Forgets what the last but one scene held. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** The one before if it is drawn from the same: its source, the ends of wires on it, and `more`. */
  #kept(
    id: string,
    source: unknown,
    rect: Rect,
    ends: readonly Landed[],
    more = nothing,
  ): Placed | undefined {
    const before = this.#before.get(id);
    if (
      before === undefined ||
      before.source !== source ||
      before.ends !== ends ||
      before.rect.x !== rect.x ||
      before.rect.y !== rect.y ||
      before.rect.width !== rect.width ||
      before.rect.height !== rect.height ||
      (more !== nothing && !more.every((part, i) => part === before.more[i]))
    ) {
      return undefined;
    }
    this.#now.set(id, before);
    return before.placed;
  }

  #keep(source: unknown, ends: readonly Landed[], placed: Placed, more = nothing): Placed {
    this.#now.set(placed.id, { source, ends, rect: placed.rect, placed, more });
    return placed;
  }

  host(board: Board, rect: Rect, wired: Wired): Placed {
    const ends = wired.landed.get(board.id) ?? noEnds;
    return (
      this.#kept(board.id, board, rect, ends) ??
      this.#keep(board, ends, new PlacedHost(board, rect, ends))
    );
  }

  target(design: Design, target: StorageTarget, rect: Rect, wired: Wired): Placed {
    const ends = wired.landed.get(target.id) ?? noEnds;
    const draw = () =>
      onCard('storageTarget', drawTarget(design, target), rect, relative(ends, rect));
    return this.#kept(target.id, target, rect, ends) ?? this.#keep(target, ends, draw());
  }

  note(note: Note, rect: Rect, wired: Wired): Placed {
    const ends = wired.landed.get(note.id) ?? noEnds;
    const draw = () => onCard('note', drawNote(note), rect, relative(ends, rect));
    return this.#kept(note.id, note, rect, ends) ?? this.#keep(note, ends, draw());
  }

  physicalSwitch(
    design: Design,
    physical: PhysicalSwitch,
    rail: Rail,
    wired: Wired,
    isGrid: boolean,
  ): Placed {
    const { rect } = rail;
    const ends = wired.landed.get(physical.id) ?? noEnds;
    // The titles of ports name their port channels.
    const more = [design.portChannels, rail, isGrid];
    const draw = () => drawSwitch(design, physical, rail, ends, isGrid);
    return (
      this.#kept(physical.id, physical, rect, ends, more) ??
      this.#keep(physical, ends, draw(), more)
    );
  }
}

const drawSwitch = (
  design: Design,
  physical: PhysicalSwitch,
  rail: Rail,
  ends: readonly Landed[],
  isGrid: boolean,
): Placed => {
  const { rect } = rail;
  const dots = once(() => dotsOf(design, rail));
  const draw = (name: number, words: number, bar: number, withLabels: boolean): Group[] =>
    drawPhysical(design, physical, rail, dots(), { name, words, bar }, withLabels);
  const plugs = rail.plugged.map(({ id, at, side }) => ({
    id,
    at: { x: at.x - rect.x, y: at.y - rect.y },
    side,
  }));
  const near = once(() => (isGrid ? draw(24, 14, 6, true) : draw(14, 10, 6, true)));
  const middle = once(() => (isGrid ? draw(34, 0, 8, true) : draw(18, 0, 6, false)));
  const far = once(() => (isGrid ? draw(48, 0, 16, false) : draw(28, 0, 10, false)));
  return {
    id: physical.id,
    kind: 'physicalSwitch',
    rect,
    title: describe(design, physical.id),
    get near() {
      return near();
    },
    get middle() {
      return middle();
    },
    get far() {
      return far();
    },
    landings: [...relative(ends, rect), ...plugs],
  };
};
