import { grid } from './grid';
import type { Point, Rect, Wire } from './scene';

/** A plug on a rail: where a wire ends on a physical switch. */
export interface Plugged {
  /** Landing id: port, bundle or target cable. */
  readonly id: string;
  readonly owner: string;
  readonly at: Point;
  readonly side: 'left' | 'right';
}

const slot = 12;
/** From the middle of a rail to where wires end: half the bar and the width of a dot. */
export const railReach = 3 + 9;

/**
 * The rail of a physical switch: a bar that reaches from its header down to its last plug and no
 * further than the next box below.
 */
export class Rail {
  readonly header: Rect;
  readonly x: number;
  readonly #ground: number;
  readonly #lowest: number;
  readonly #taken = new Map<number, string>();
  readonly plugged: Plugged[] = [];
  /** The wires that end on it, by landing; there when all are drawn. */
  readonly wires = new Map<string, Wire>();
  /** Something about it is not as in the scene before: what ends on it looks for its place again. */
  isChanged = false;

  /** `ground`: the top of the next box below, Infinity where there is none. */
  constructor(header: Rect, ground: number) {
    this.header = header;
    this.x = header.x + header.width / 2;
    this.#ground = ground;
    this.#lowest = ground - grid.clear - slot;
  }

  /** The same rail with nothing plugged in. */
  emptied(): Rail {
    return new Rail(this.header, this.#ground);
  }

  get #highest(): number {
    // Wires pass the header at up to 16 px.
    return this.header.y + this.header.height + 18;
  }

  /** No room below the header: wires end on its sides. */
  get isShort(): boolean {
    return this.#lowest < this.#highest;
  }

  #isFree(y: number, owner: string, apart: number): boolean {
    for (let near = Math.round(y) - apart + 1; near < Math.round(y) + apart; near++) {
      const by = this.#taken.get(near);
      if (by !== undefined && !(by === owner && near === Math.round(y))) return false;
    }
    return true;
  }

  /** The free height nearest to `y`; where none is left, the last one again. */
  heightNear(y: number, owner: string): number {
    const [top, bottom] = this.isShort
      ? [this.header.y + 8, this.header.y + this.header.height - 8]
      : [this.#highest, this.#lowest];
    const wished = Math.min(bottom, Math.max(top, y));
    // Where a box cuts the rail short, plugs move closer.
    for (const apart of [slot, 6, 3]) {
      const most = Math.min((bottom - top) / apart, (this.plugged.length + 1) * (slot / apart));
      for (let step = 0; step <= most; step++) {
        for (const at of step === 0 ? [wished] : [wished + step * apart, wished - step * apart]) {
          if (at >= top && at <= bottom && this.#isFree(at, owner, apart)) return at;
        }
      }
    }
    return wished;
  }

  /** The plug of a wire that arrives at this height and side; `insert` puts it in. */
  plugAt(id: string, owner: string, y: number, side: 'left' | 'right'): Plugged {
    const half = this.isShort ? this.header.width / 2 + 5 : railReach;
    return { id, owner, at: { x: this.x + (side === 'left' ? -half : half), y }, side };
  }

  insert(plug: Plugged): void {
    this.#taken.set(Math.round(plug.at.y), plug.owner);
    this.plugged.push(plug);
  }

  /** Does it stand like the other one, with the same room below? */
  standsLike(other: Rail): boolean {
    const { header } = other;
    return (
      this.header.x === header.x &&
      this.header.y === header.y &&
      this.header.width === header.width &&
      this.header.height === header.height &&
      this.#ground === other.#ground
    );
  }

  /** y where the bar ends; the header's bottom when nothing is plugged in. */
  get bottom(): number {
    const foot = this.header.y + this.header.height;
    return this.isShort ? foot : this.plugged.reduce((y, p) => Math.max(y, p.at.y + slot), foot);
  }

  /** Header and rail together. */
  get rect(): Rect {
    const { x, y, width } = this.header;
    return { x, y, width, height: this.bottom - y };
  }
}
