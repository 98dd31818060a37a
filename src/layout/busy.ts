import { type Look, look, type Watch } from './looks';

/** Who lies on a stretch. Seen only in the step in which it was last laid or kept. */
export interface Layer {
  readonly step: number;
}

/** Stretches of the plane that a wire already uses, so that no two wires lie on each other. */
export class Busy {
  readonly #lines = new Map<number, { from: number; to: number; owner: string; by: Layer }[]>();
  readonly #apart: number;
  readonly #watch: Watch;
  readonly #look: Look;
  /** The number of the scene being made: wires that have not had their turn in it are not there yet. */
  step = 0;

  /** `apart`: px between two parallel wires. */
  constructor(direction: 'level' | 'upright', apart: number, watch: Watch) {
    this.#apart = apart;
    this.#watch = watch;
    this.#look = direction === 'level' ? look.wiresLevel : look.wiresUpright;
  }

  /** Is the stretch of the line at `at` free of all but its owner, `apart` px to both sides? */
  isFree(at: number, from: number, to: number, owner: string, apart = this.#apart): boolean {
    this.#watch.note(this.#look, at, from, to);
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    const reach = apart - 1;
    for (let near = Math.round(at) - reach; near <= Math.round(at) + reach; near++) {
      const lines = this.#lines.get(near);
      if (lines === undefined) continue;
      for (const line of lines) {
        if (
          line.by.step === this.step &&
          line.from < high &&
          low < line.to &&
          line.owner !== owner
        ) {
          return false;
        }
      }
    }
    return true;
  }

  add(at: number, from: number, to: number, owner: string, by: Layer): void {
    const line = { from: Math.min(from, to), to: Math.max(from, to), owner, by };
    const key = Math.round(at);
    const list = this.#lines.get(key);
    if (list === undefined) this.#lines.set(key, [line]);
    else list.push(line);
  }

  /** Forgets what `by` has on the line. */
  remove(at: number, by: Layer): void {
    const key = Math.round(at);
    const list = this.#lines.get(key);
    if (list === undefined) return;
    const left = list.filter((line) => line.by !== by);
    if (left.length === 0) this.#lines.delete(key);
    else this.#lines.set(key, left);
  }
}
