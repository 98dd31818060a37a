/** Things on the plane by the strip they lie in, so that a question about one line looks at few of them. */
export class Bands<T> {
  readonly #bands = new Map<number, T[]>();
  readonly #none: readonly T[] = [];
  readonly #width: number;

  /** `width` of a strip, px. */
  constructor(width: number) {
    this.#width = width;
  }

  at(place: number): readonly T[] {
    return this.#bands.get(Math.floor(place / this.#width)) ?? this.#none;
  }

  add(item: T, from: number, to: number): void {
    const last = Math.floor(to / this.#width);
    for (let band = Math.floor(from / this.#width); band <= last; band++) {
      const list = this.#bands.get(band);
      if (list === undefined) this.#bands.set(band, [item]);
      else list.push(item);
    }
  }

  /** Takes an item out again; `from` and `to` as it was put in. */
  remove(item: T, from: number, to: number): void {
    const last = Math.floor(to / this.#width);
    for (let band = Math.floor(from / this.#width); band <= last; band++) {
      const list = this.#bands.get(band);
      const at = list?.indexOf(item) ?? -1;
      if (at >= 0) list?.splice(at, 1);
    }
  }

  /** Visits the items in the strips from `from` to `to`; one that lies in several comes several times. */
  visit(from: number, to: number, see: (item: T) => void): void {
    const last = Math.floor(to / this.#width);
    for (let band = Math.floor(from / this.#width); band <= last; band++) {
      const list = this.#bands.get(band);
      if (list !== undefined) for (const item of list) see(item);
    }
  }
}
