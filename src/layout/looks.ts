/** What a look was for: boxes in the way of a level or upright line, or wires that lie on it. */
export const look = { boxesLevel: 0, boxesUpright: 1, wiresLevel: 2, wiresUpright: 3 } as const;
export type Look = (typeof look)[keyof typeof look];

/**
 * Where the search for a course has looked: four numbers a look (what for, the line's y or x, and
 * its stretch from and to). Whatever changes elsewhere cannot change the course.
 */
export type Looks = number[];

/** Notes the looks of the wire that is being laid. */
export class Watch {
  seen: Looks = [];

  note(kind: Look, at: number, from: number, to: number): void {
    if (from <= to) this.seen.push(kind, at, from, to);
    else this.seen.push(kind, at, to, from);
  }
}
