import { describe } from '../model/describe';
import type { Design, PhysicalSwitch } from '../model/design';
import type { Board } from './host-board';
import { drawNote } from './note-card';
import { dotsOf, drawPhysical, drawTarget } from './physical';
import type { Rail } from './rails';
import type { Group, Placed, Rect, Wire } from './scene';
import type { Wired } from './wire-up';
import type { Landed } from './wires';

type Landings = Placed['landings'];

const relative = (ends: readonly Landed[], rect: Rect): Landings =>
  ends.map(({ id, at, side }) => ({ id, at: { x: at.x - rect.x, y: at.y - rect.y }, side }));

const signatureOf = (rect: Rect, landings: Landings): string =>
  `${rect.x} ${rect.y} ${rect.height} ${landings.map((l) => `${l.id} ${l.at.x} ${l.at.y}`).join(' ')}`;

const onBoard = (board: Board, rect: Rect, landings: Landings): Placed => ({
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
  readonly wired: Wired;
  readonly rect: Rect;
  readonly signature: string;
  readonly placed: Placed;
}

/** What stands on the plane; the same object as long as its source, its place and its landings are the same. */
export class PlacedThings {
  #before = new Map<string, Kept>();
  #now = new Map<string, Kept>();

  /** Forgets what the last but one scene held. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  #keep(
    id: string,
    source: unknown,
    rect: Rect,
    wired: Wired,
    sign: () => string,
    build: () => Placed,
  ): Placed {
    const before = this.#before.get(id);
    let kept: Kept | undefined;
    if (before !== undefined && before.source === source) {
      const isStill =
        before.wired === wired && before.rect.x === rect.x && before.rect.y === rect.y;
      if (isStill || before.signature === sign()) kept = { ...before, wired, rect };
    }
    kept ??= { source, wired, rect, signature: sign(), placed: build() };
    this.#now.set(id, kept);
    return kept.placed;
  }

  #simple(
    id: string,
    source: unknown,
    rect: Rect,
    wired: Wired,
    build: (landings: Landings) => Placed,
  ): Placed {
    const landings = () => relative(wired.landed.get(id) ?? [], rect);
    return this.#keep(
      id,
      source,
      rect,
      wired,
      () => signatureOf(rect, landings()),
      () => build(landings()),
    );
  }

  host(board: Board, rect: Rect, wired: Wired): Placed {
    return this.#simple(board.id, board, rect, wired, (landings) => onBoard(board, rect, landings));
  }

  target(
    design: Design,
    target: Design['storageTargets'][number],
    rect: Rect,
    wired: Wired,
  ): Placed {
    return this.#simple(target.id, target, rect, wired, (landings) =>
      onCard('storageTarget', drawTarget(design, target), rect, landings),
    );
  }

  note(note: Design['notes'][number], rect: Rect, wired: Wired): Placed {
    return this.#simple(note.id, note, rect, wired, (landings) =>
      onCard('note', drawNote(note), rect, landings),
    );
  }

  physicalSwitch(
    design: Design,
    physical: PhysicalSwitch,
    rail: Rail,
    wired: Wired,
    byLanding: ReadonlyMap<string, Wire>,
    isGrid: boolean,
  ): Placed {
    const { rect } = rail;
    const landings = () => [
      ...relative(wired.landed.get(physical.id) ?? [], rect),
      ...rail.plugged.map(({ id, at, side }) => ({
        id,
        at: { x: at.x - rect.x, y: at.y - rect.y },
        side,
      })),
    ];
    const dots = () => dotsOf(design, rail, byLanding);
    return this.#keep(
      physical.id,
      physical,
      rect,
      wired,
      () => `${isGrid} ${rail.isShort} ${signatureOf(rect, landings())} ${JSON.stringify(dots())}`,
      () => {
        const shown = dots();
        const draw = (name: number, words: number, bar: number, withLabels: boolean): Group[] =>
          drawPhysical(design, physical, rail, shown, { name, words, bar }, withLabels);
        return {
          id: physical.id,
          kind: 'physicalSwitch',
          rect,
          title: describe(design, physical.id),
          near: isGrid ? draw(24, 14, 6, true) : draw(14, 10, 6, true),
          middle: isGrid ? draw(34, 0, 8, true) : draw(18, 0, 6, false),
          far: isGrid ? draw(48, 0, 16, false) : draw(28, 0, 10, false),
          landings: landings(),
        };
      },
    );
  }
}
