import type { RecordShape } from '../model/shape/shape';
import type { Source, Traced } from './estate';
import { adopted, mainSource, over, type Place, sourceOfField } from './merge-record';

interface Named extends Traced {
  readonly name: string;
}
export const byName = (a: Named, b: Named): boolean => a.name === b.name;

export type Both<T> = (a: T, b: T, place: Place) => T;

/** What is the same on both sides as one, then what only one side has; order of the strong side first. */
export const joinedLists = <T extends Named>(
  strong: readonly T[],
  weak: readonly T[],
  isSame: (a: T, b: T) => boolean,
  place: Place,
  both: Both<T> = over,
): readonly T[] => {
  const left = [...weak];
  const pairs = strong.map((a): T => {
    const at = left.findIndex((b) => isSame(a, b));
    const [b] = at < 0 ? [] : left.splice(at, 1);
    return b === undefined ? a : both(a, b, { ...place, path: [...place.path, a.name] });
  });
  return [...pairs, ...left.map((b) => adopted(b, place))];
};

/**
 * The lists of two holders, brought together one after the other. A list that only one side has
 * anything in is taken as it stands, and its source noted once, at the holder.
 */
export class Lists<T extends Traced> {
  private readonly a: T;
  private readonly b: T;
  private readonly place: Place;
  private readonly others: Record<string, Source> = {};

  constructor(a: T, b: T, place: Place) {
    this.a = a;
    this.b = b;
    this.place = place;
  }

  /** Where the items of a list stand. */
  private at(name: string): Pick<Place, 'strong' | 'weak'> {
    return {
      strong: sourceOfField(this.a, name, this.place.strong),
      weak: sourceOfField(this.b, name, this.place.weak),
    };
  }

  /** The list of the one, or where it is empty that of the other. */
  whole<I>(name: string, of: (holder: T) => readonly I[] | undefined): readonly I[] {
    const [a, b] = [of(this.a) ?? [], of(this.b) ?? []];
    if (a.length > 0 || b.length === 0) return a;
    this.others[name] = this.at(name).weak;
    return b;
  }

  joined<I extends Named>(
    name: string,
    of: (holder: T) => readonly I[] | undefined,
    shape: RecordShape,
    isSame: (a: I, b: I) => boolean = byName,
    both: Both<I> = over,
  ): readonly I[] {
    return this.each(name, of, (a, b, at) =>
      joinedLists(a, b, isSame, { ...this.place, ...at, shape }, both),
    );
  }

  /** Both lists, where both have something in them. */
  each<I>(
    name: string,
    of: (holder: T) => readonly I[] | undefined,
    join: (a: readonly I[], b: readonly I[], at: Pick<Place, 'strong' | 'weak'>) => readonly I[],
  ): readonly I[] {
    const [a, b] = [of(this.a) ?? [], of(this.b) ?? []];
    return a.length === 0 || b.length === 0 ? this.whole(name, of) : join(a, b, this.at(name));
  }

  /** The holder with what was noted. */
  into(holder: T): T {
    if (Object.keys(this.others).length === 0) return holder;
    const { origin } = holder;
    const source = origin?.source ?? mainSource(this.a, this.place.strong);
    return {
      ...holder,
      origin: { ...origin, source, others: { ...origin?.others, ...this.others } },
    };
  }
}
