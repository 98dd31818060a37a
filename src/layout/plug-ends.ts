import type { Board } from './host-board';
import { type Laid, sameEnd } from './replay';
import type { Rect } from './scene';
import type { Landed } from './wires';

interface Known {
  readonly board: Board;
  readonly rect: Rect;
  /** Where its NICs are: cables that come from elsewhere end there. */
  readonly own: readonly Landed[];
}

/** Ends on boxes by what they are on, kept up to date; lists that did not change are the same objects. */
export class PlugEnds {
  readonly #known = new Map<string, Known>();
  readonly #landed = new Map<string, readonly Landed[]>();

  /** `changed`: boxes on which other wires end now than before; gets those whose NICs are elsewhere. */
  with(
    laid: readonly Laid[],
    boards: ReadonlyMap<string, Board>,
    rects: ReadonlyMap<string, Rect>,
    changed: Set<string>,
  ): ReadonlyMap<string, readonly Landed[]> {
    for (const [id, board] of boards) {
      const rect = rects.get(id);
      if (rect !== undefined) this.#know(board, rect, changed);
    }
    for (const id of this.#landed.keys()) {
      if (rects.has(id)) continue;
      this.#landed.delete(id);
      this.#known.delete(id);
    }
    if (changed.size === 0) return this.#landed;
    const lists = new Map<string, Landed[]>();
    for (const id of changed) {
      if (rects.has(id)) lists.set(id, [...(this.#known.get(id)?.own ?? [])]);
    }
    for (const { course } of laid) {
      for (const end of course.ends) lists.get(end.placed)?.push(end);
    }
    for (const [id, list] of lists) this.#landed.set(id, list);
    return this.#landed;
  }

  #know(board: Board, rect: Rect, changed: Set<string>): void {
    const { id, plugs } = board;
    const before = this.#known.get(id);
    if (before !== undefined && before.board === board && before.rect === rect) return;
    const made = plugs.map(({ nicId, at }): Landed => {
      const point = { x: rect.x + at.x, y: rect.y + at.y };
      return { placed: id, id: nicId, at: point, side: 'right' };
    });
    const isSame =
      before !== undefined &&
      before.own.length === made.length &&
      made.every((end, i) => sameEnd(end, before.own[i]));
    this.#known.set(id, { board, rect, own: isSame ? before.own : made });
    if (!isSame) changed.add(id);
  }
}
