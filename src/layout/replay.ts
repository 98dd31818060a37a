import type { Design } from '../model/design';
import type { Bounds } from './bounds';
import { Changed } from './changed';
import { Courses } from './courses';
import { grid } from './grid';
import type { Looks } from './looks';
import { type Plugged, Rail } from './rails';
import type { Point, Rect, Wire } from './scene';
import type { Job } from './wire-jobs';
import type { Course, Ground, Landed } from './wires';

/** A wire as it was last laid, with all that decides whether it may stay. */
export interface Laid {
  /** The last scene it was in. */
  step: number;
  index: number;
  readonly on: readonly unknown[];
  readonly turnBefore: number;
  readonly turnAfter: number;
  readonly looks: Looks;
  readonly course: Course;
  /** As last drawn, maybe from the course before this one: `isDrawn` says. */
  wire?: Wire;
  isDrawn?: boolean;
  bounds?: Bounds | undefined;
  /** Taken off the plane because its turn is another now. */
  isOut?: boolean;
}

const sameParts = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((part, i) => part === b[i]));

const samePoint = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

const sameRect = (a: Rect, b: Rect): boolean =>
  samePoint(a, b) && a.width === b.width && a.height === b.height;

const samePoints = (a: readonly Point[], b: readonly Point[]): boolean =>
  a.length === b.length && a.every((p, i) => p.x === b[i]?.x && p.y === b[i]?.y);

export const sameEnd = (a: Landed, b: Landed | undefined): boolean =>
  b !== undefined &&
  a.placed === b.placed &&
  a.id === b.id &&
  a.side === b.side &&
  samePoint(a.at, b.at);

const samePlug = (a: Plugged, b: Plugged): boolean =>
  a.id === b.id && a.owner === b.owner && a.side === b.side && samePoint(a.at, b.at);

/**
 * Lays the wires of one scene after the other. Wires are laid in order, each around the boxes and
 * beside the wires before it; from one scene to the next those that would find everything as it
 * was where they looked keep their course. So the result is the one that laying all anew gives.
 */
export class Replay {
  #step = 0;
  readonly #courses = new Courses();
  readonly #laid = new Map<string, Laid>();
  /** Boxes as the courses know them: the same object for as long as a box does not move. */
  readonly #standing = new Map<string, Rect>();
  #rects: ReadonlyMap<string, Rect> | undefined;
  /** Boxes on which wires end otherwise than in the scene before. */
  readonly endsChanged = new Set<string>();
  #rails = new Map<string, Rail>();

  get rails(): ReadonlyMap<string, Rail> {
    return this.#rails;
  }

  get standing(): ReadonlyMap<string, Rect> {
    return this.#standing;
  }

  /** Moves boxes to where they are now and sets up the rails, empty. Says what is not as it was. */
  begin(design: Design, rects: ReadonlyMap<string, Rect>): Changed {
    const changed = new Changed();
    this.endsChanged.clear();
    if (this.#rects !== rects) this.#moveBoxes(rects, changed);
    this.#rects = rects;
    const rails = new Map<string, Rail>();
    for (const { id } of design.physicalSwitches) {
      const header = this.#standing.get(id);
      if (header === undefined) continue;
      const before = this.#rails.get(id);
      let rail: Rail;
      if (changed.isEmpty && before?.header === header) rail = before.emptied();
      else {
        rail = new Rail(header, this.#courses.obstacles.topBelow(header, grid.clear));
        rail.isChanged = before === undefined || !rail.standsLike(before);
      }
      rails.set(id, rail);
    }
    this.#rails = rails;
    return changed;
  }

  #moveBoxes(rects: ReadonlyMap<string, Rect>, changed: Changed): void {
    const { obstacles } = this.#courses;
    const standing = this.#standing;
    let stayed = standing.size;
    for (const [id, rect] of rects) {
      const before = standing.get(id);
      if (before === undefined) stayed += 1;
      else {
        if (before === rect || sameRect(before, rect)) continue;
        obstacles.remove(before);
        changed.box(before);
      }
      obstacles.add(rect);
      changed.box(rect);
      standing.set(id, rect);
    }
    if (stayed === rects.size) return;
    for (const [id, rect] of standing) {
      if (rects.has(id)) continue;
      obstacles.remove(rect);
      changed.box(rect);
      standing.delete(id);
    }
  }

  /** Takes out the wires that are no more, and those whose turn comes earlier or later than before. */
  #prepare(jobs: readonly Job[], changed: Changed): void {
    let last = -1;
    let stayed = 0;
    for (const { key } of jobs) {
      const before = this.#laid.get(key);
      if (before === undefined) continue;
      stayed += 1;
      if (before.index < last) {
        this.#takeOut(before, changed);
        before.isOut = true;
      } else last = before.index;
    }
    if (stayed === this.#laid.size) return;
    const left = new Set(jobs.map((job) => job.key));
    for (const [key, laid] of this.#laid) {
      if (left.has(key)) continue;
      this.#takeOut(laid, changed);
      this.#laid.delete(key);
    }
  }

  /** Takes a wire off the plane: what lies beside it may lie differently now. */
  #takeOut(laid: Laid, changed: Changed): void {
    const { draft, plug, ends } = laid.course;
    for (const { placed } of ends) this.endsChanged.add(placed);
    if (draft !== undefined) {
      this.#courses.forget(draft.points, laid);
      changed.wire(draft.points);
    }
    const rail = plug === undefined ? undefined : this.#rails.get(plug.switchId);
    if (rail !== undefined) rail.isChanged = true;
  }

  /** All wires of the scene, in order. */
  lay(design: Design, jobs: readonly Job[], changed: Changed): Laid[] {
    this.#prepare(jobs, changed);
    this.#step += 1;
    this.#courses.begin(this.#step);
    const ground: Ground = {
      design,
      rects: this.#standing,
      courses: this.#courses,
      rails: this.#rails,
    };
    return jobs.map((job, index) => {
      const before = this.#laid.get(job.key);
      const laid =
        before !== undefined && this.#mayStay(before, job, changed)
          ? this.#keep(before)
          : this.#layAnew(ground, job, before, changed);
      laid.index = index;
      return laid;
    });
  }

  #mayStay(before: Laid, job: Job, changed: Changed): boolean {
    return (
      before.isOut !== true &&
      before.turnBefore === this.#courses.turn &&
      sameParts(before.on, job.on) &&
      !this.#hasChanged(job.rails) &&
      !changed.touches(before.looks)
    );
  }

  #hasChanged(railIds: readonly string[]): boolean {
    for (const id of railIds) if (this.#rails.get(id)?.isChanged === true) return true;
    return false;
  }

  #keep(laid: Laid): Laid {
    laid.step = this.#step;
    this.#courses.turn = laid.turnAfter;
    const { plug } = laid.course;
    if (plug !== undefined) this.#rails.get(plug.switchId)?.insert(plug.plugged);
    return laid;
  }

  #layAnew(ground: Ground, job: Job, before: Laid | undefined, changed: Changed): Laid {
    const courses = this.#courses;
    const turnBefore = courses.turn;
    courses.takeLooks();
    const found = job.lay(ground);
    const course = before === undefined ? found : likeBefore(found, before.course);
    const { draft, owner, plug, ends } = course;
    const laid: Laid = {
      step: this.#step,
      index: 0,
      on: job.on,
      turnBefore,
      turnAfter: courses.turn,
      looks: courses.takeLooks(),
      course,
      ...(before?.wire === undefined ? {} : { wire: before.wire }),
    };
    const runsAsBefore =
      before !== undefined &&
      before.isOut !== true &&
      before.course.owner === owner &&
      before.course.plug === plug &&
      before.course.ends === ends &&
      samePoints(before.course.draft?.points ?? [], draft?.points ?? []);
    if (before !== undefined) {
      if (runsAsBefore) courses.forget(before.course.draft?.points ?? [], before);
      else if (before.isOut !== true) this.#takeOut(before, changed);
    }
    if (draft !== undefined) {
      courses.use(draft.points, owner, laid);
      if (!runsAsBefore) changed.wire(draft.points);
    }
    if (!runsAsBefore) for (const { placed } of ends) this.endsChanged.add(placed);
    if (plug !== undefined) {
      const rail = this.#rails.get(plug.switchId);
      rail?.insert(plug.plugged);
      if (rail !== undefined && !runsAsBefore) rail.isChanged = true;
    }
    this.#laid.set(job.key, laid);
    return laid;
  }
}

/** The course with the ends and the plug of the one before where they are equal: what did not change is the same object. */
const likeBefore = (course: Course, before: Course): Course => {
  const isSame =
    course.ends.length === before.ends.length &&
    course.ends.every((end, i) => sameEnd(end, before.ends[i]));
  const ends = isSame ? before.ends : course.ends;
  const { plug } = course;
  if (
    plug === undefined ||
    before.plug === undefined ||
    plug.switchId !== before.plug.switchId ||
    !samePlug(plug.plugged, before.plug.plugged)
  ) {
    return { ...course, ends };
  }
  return { ...course, ends, plug: before.plug };
};
