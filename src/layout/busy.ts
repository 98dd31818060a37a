/** Stretches of the plane that a wire already uses, so that no two wires lie on each other. */
export class Busy {
  readonly #lines = new Map<number, { from: number; to: number; owner: string }[]>();
  readonly #apart: number;

  /** `apart`: px between two parallel wires. */
  constructor(apart: number) {
    this.#apart = apart;
  }

  /** Is the stretch of the line at `at` free of all but its owner, `apart` px to both sides? */
  isFree(at: number, from: number, to: number, owner: string, apart = this.#apart): boolean {
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    const reach = apart - 1;
    for (let near = Math.round(at) - reach; near <= Math.round(at) + reach; near++) {
      for (const line of this.#lines.get(near) ?? []) {
        if (line.owner !== owner && line.from < high && low < line.to) return false;
      }
    }
    return true;
  }

  add(at: number, from: number, to: number, owner: string): void {
    const line = { from: Math.min(from, to), to: Math.max(from, to), owner };
    const key = Math.round(at);
    const list = this.#lines.get(key);
    if (list === undefined) this.#lines.set(key, [line]);
    else list.push(line);
  }
}
