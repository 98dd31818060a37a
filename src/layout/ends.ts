import type { Laid } from './replay';
import type { Landed } from './wires';

/** Ends of wires by the box they are on, kept up to date; lists that did not change are the same objects. */
export class Ends {
  readonly #landed = new Map<string, readonly Landed[]>();

  /** `changed`: boxes on which wires end otherwise than before. */
  of(laid: readonly Laid[], changed: ReadonlySet<string>): ReadonlyMap<string, readonly Landed[]> {
    if (changed.size === 0) return this.#landed;
    const lists = new Map<string, Landed[]>();
    for (const { course } of laid) {
      for (const end of course.ends) {
        if (!changed.has(end.placed)) continue;
        const list = lists.get(end.placed);
        if (list === undefined) lists.set(end.placed, [end]);
        else list.push(end);
      }
    }
    for (const id of changed) {
      const list = lists.get(id);
      if (list === undefined) this.#landed.delete(id);
      else this.#landed.set(id, list);
    }
    return this.#landed;
  }
}
