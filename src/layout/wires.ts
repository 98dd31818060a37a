import { describe } from '../model/describe';
import type { Design, InterSwitchLink, TrafficClass } from '../model/design';
import { nameOf } from '../model/find';
import { parentIdOf } from '../model/kinds';
import type { Bundle, Cable } from './cables';
import { Courses } from './courses';
import { sharedPaint } from './marks';
import type { Places } from './place';
import { Rail } from './rails';
import { goLevel, goUpright, tidy } from './route';
import type { LineStyle, Paint, Point, Rect, Wire } from './scene';

/** A wire before its corners are rounded: that waits until all rails have their length. */
export type Draft = Omit<Wire, 'd'>;

/** Where a wire ends on a box that is not a rail, in plane coordinates. */
export interface Landed {
  readonly placed: string;
  readonly id: string;
  readonly at: Point;
  readonly side: 'left' | 'right' | 'top' | 'bottom';
}

export interface Wiring {
  readonly drafts: Draft[];
  readonly landed: Landed[];
  readonly rails: ReadonlyMap<string, Rail>;
}

const paintOf = (traffic: readonly TrafficClass[], style: LineStyle, isUp: boolean): Paint => {
  if (!isUp) return 'inkFaint';
  return style === 'unused' ? 'lineStrong' : sharedPaint(traffic);
};

/** Lays every wire of a design, one after the other in file order. */
export class Wirer {
  readonly #design: Design;
  readonly #places: Places;
  readonly #courses: Courses;
  readonly #rails = new Map<string, Rail>();
  readonly #drafts: Draft[] = [];
  readonly #landed: Landed[] = [];

  constructor(design: Design, places: Places) {
    this.#design = design;
    this.#places = places;
    const boxes = [...places.rects.values()];
    this.#courses = new Courses(boxes);
    for (const { id } of design.physicalSwitches) {
      const header = places.rects.get(id);
      if (header !== undefined) this.#rails.set(id, new Rail(header, boxes));
    }
  }

  get done(): Wiring {
    return { drafts: this.#drafts, landed: this.#landed, rails: this.#rails };
  }

  #keep(draft: Omit<Draft, 'points'>, points: readonly Point[], owner: string): void {
    const clean = tidy(points);
    this.#courses.use(clean, owner);
    this.#drafts.push({ ...draft, points: clean });
  }

  cable(cable: Cable): void {
    const host = this.#places.rects.get(cable.hostId);
    if (host === undefined) return;
    const start = { x: host.x + cable.at.x, y: host.y + cable.at.y };
    const draft = {
      id: cable.nicId,
      kind: 'cable',
      from: { placed: cable.hostId, landing: cable.nicId },
      to: { placed: cable.toRoot, landing: cable.to },
      line: cable.line,
      traffic: cable.traffic,
      paint: paintOf(cable.traffic, cable.line, cable.isUp),
      title: cable.title,
      elements: [cable.nicId, cable.to],
      count: 1,
    } as const;
    const courses = this.#courses;
    const rail = this.#rails.get(cable.toRoot);
    if (rail !== undefined) {
      const best = courses.best((margin) => {
        const out = { x: start.x + margin, y: start.y };
        const leave = courses.freeLevel(out, rail.x, cable.nicId, margin);
        const course = courses.railCourse(leave, rail, cable.nicId, margin);
        return { ...course, points: [start, out, ...course.points] };
      }, cable.nicId);
      const end = rail.plug(cable.to, cable.nicId, best.y, best.side);
      this.#keep(draft, [...best.points, end], cable.nicId);
      return;
    }
    const other = this.#places.rects.get(cable.toRoot);
    const end = this.#landed.find((l) => l.id === cable.to)?.at;
    if (other !== undefined && end !== undefined) {
      const { points } = courses.best((margin) => {
        const out = { x: start.x + margin, y: start.y };
        return { points: [start, ...courses.toSide(out, end, margin), end] };
      }, cable.nicId);
      this.#keep(draft, points, cable.nicId);
    }
  }

  /** Tells where the NICs of hosts are, for cables that end there. */
  knowPlugs(
    hostId: string,
    plugs: readonly { readonly nicId: string; readonly at: Point }[],
  ): void {
    const host = this.#places.rects.get(hostId);
    if (host === undefined) return;
    for (const { nicId, at } of plugs) {
      const point = { x: host.x + at.x, y: host.y + at.y };
      this.#landed.push({ placed: hostId, id: nicId, at: point, side: 'right' });
    }
  }

  /** `nth`: which bundle of its host it is, for its place on the board's lower side. */
  bundle(bundle: Bundle, nth: number): void {
    const { hostId, toRoot, id } = bundle;
    const host = this.#places.rects.get(hostId);
    if (host === undefined) return;
    const start = this.#below(host, nth);
    const row = this.#places.rows.get(hostId);
    const lane = row?.lanes.get(toRoot);
    const margin = this.#courses.margin();
    const busY = row === undefined || lane === undefined ? undefined : row.bottom + 20 + 10 * lane;
    const isBus =
      busY !== undefined &&
      this.#courses.obstacles.upright(start.x, start.y + 1, busY, 6) === undefined;
    const out = { x: start.x, y: isBus && busY !== undefined ? busY : start.y + margin };
    const owner = isBus ? `${row?.bottom}/${toRoot}` : id;
    this.#landed.push({ placed: hostId, id, at: start, side: 'bottom' });
    const rail = this.#rails.get(toRoot);
    const other = this.#places.rects.get(toRoot);
    let way: Point[];
    if (rail !== undefined) way = this.#courses.toRail(out, rail, id, owner, margin);
    else if (other !== undefined) {
      // A host of the other end keeps the outermost places for what comes in.
      const end = { x: other.x + 40 + 16 * (this.#courses.turn % 20), y: other.y + other.height };
      this.#landed.push({ placed: toRoot, id: `${id}>`, at: end, side: 'bottom' });
      const level = goLevel(out, end.x, end.y, this.#courses.obstacles, margin);
      const last = level.at(-1) ?? out;
      way = [...level, ...goUpright(last, end.y + margin, this.#courses.obstacles, margin), end];
    } else return;
    const far = nameOf(this.#design, toRoot);
    const count = bundle.cables.length;
    this.#keep(
      {
        id,
        kind: 'bundle',
        from: { placed: hostId, landing: id },
        to: { placed: toRoot, landing: rail === undefined ? `${id}>` : id },
        line: bundle.line,
        traffic: bundle.traffic,
        paint: paintOf(
          bundle.traffic,
          bundle.line,
          bundle.cables.some((c) => c.isUp),
        ),
        title: `${nameOf(this.#design, hostId)} to ${far}: ${count} ${count === 1 ? 'cable' : 'cables'}`,
        elements: bundle.cables.flatMap((c) => [c.nicId, c.to]),
        count,
      },
      [start, ...way],
      owner,
    );
  }

  #below(host: Rect, nth: number): Point {
    return { x: host.x + host.width - 40 - 16 * (nth % 40), y: host.y + host.height };
  }

  target(targetId: string, portId: string, nth: number, of: number): void {
    const box = this.#places.rects.get(targetId);
    const switchId = parentIdOf(portId);
    const rail = switchId === undefined ? undefined : this.#rails.get(switchId);
    if (box === undefined || rail === undefined || switchId === undefined) return;
    const start = { x: box.x, y: box.y + (box.height * (nth + 0.5)) / of };
    const courses = this.#courses;
    this.#landed.push({ placed: targetId, id: portId, at: start, side: 'left' });
    const best = courses.best((margin) => {
      const out = { x: start.x - margin, y: start.y };
      const leave = courses.freeLevel(out, rail.x, portId, margin);
      const course = courses.railCourse(leave, rail, portId, margin);
      return { ...course, points: [start, out, ...course.points] };
    }, portId);
    const end = rail.plug(portId, portId, best.y, best.side);
    this.#keep(
      {
        id: portId,
        kind: 'cable',
        from: { placed: targetId, landing: portId },
        to: { placed: switchId, landing: portId },
        line: 'active',
        traffic: ['storage'],
        paint: 'traffic-storage',
        title: `${nameOf(this.#design, targetId)} to ${describe(this.#design, portId)}`,
        elements: [portId],
        count: 1,
      },
      [...best.points, end],
      portId,
    );
  }

  /** `nth`: which link between these two switches it is. */
  link(link: InterSwitchLink, nth: number): void {
    const a = this.#places.rects.get(link.aId);
    const b = this.#places.rects.get(link.bId);
    if (a === undefined || b === undefined || a === b) return;
    const [from, to] = a.x <= b.x ? [a, b] : [b, a];
    const [fromId, toId] = a.x <= b.x ? [link.aId, link.bId] : [link.bId, link.aId];
    const y = from.y + from.height / 2 + (nth % 2 === 0 ? 1 : -1) * Math.ceil(nth / 2) * 9;
    const [x1, x2] = [from.x + from.width, to.x];
    const isLevel =
      Math.abs(y - from.y - from.height / 2) < from.height / 2 - 6 &&
      Math.abs(from.y - to.y) < 1 &&
      x2 - x1 >= 8 &&
      this.#courses.obstacles.level(x1 + 1, x2 - 1, y, 0) === undefined &&
      this.#courses.isLevelFree(y, x1, x2, link.id);
    const [upperId, lowerId] = a.y <= b.y ? [link.aId, link.bId] : [link.bId, link.aId];
    const upper = this.#rails.get(upperId);
    const lower = this.#places.rects.get(lowerId);
    const isBelow =
      upper !== undefined &&
      lower !== undefined &&
      !upper.isShort &&
      lower.y >= upper.header.y + upper.header.height;
    if (!isLevel && isBelow) {
      this.#linkToRail(link, upperId, lowerId, upper, lower, nth);
      return;
    }
    let points: Point[];
    if (isLevel) {
      points = [
        { x: x1, y },
        { x: x2, y },
      ];
      this.#landed.push({ placed: fromId, id: link.id, at: { x: x1, y }, side: 'right' });
      this.#landed.push({ placed: toId, id: link.id, at: { x: x2, y }, side: 'left' });
    } else {
      const margin = this.#courses.margin();
      const shift = 8 * ((this.#courses.turn % 9) - 4);
      const start = { x: from.x + from.width / 2 + shift, y: from.y };
      const end = { x: to.x + to.width / 2 + shift, y: to.y };
      const above = { x: start.x, y: start.y - margin };
      const level = goLevel(above, end.x, end.y - margin, this.#courses.obstacles, margin);
      const last = level.at(-1) ?? above;
      points = [
        start,
        ...level,
        ...goUpright(last, end.y - margin, this.#courses.obstacles, margin),
        end,
      ];
      this.#landed.push({ placed: fromId, id: link.id, at: start, side: 'top' });
      this.#landed.push({ placed: toId, id: link.id, at: end, side: 'top' });
    }
    this.#keep(this.#linkDraft(link, fromId, toId), points, link.id);
  }

  #linkDraft(link: InterSwitchLink, fromId: string, toId: string): Omit<Draft, 'points'> {
    return {
      id: link.id,
      kind: 'link',
      from: { placed: fromId, landing: link.id },
      to: { placed: toId, landing: link.id },
      line: 'active',
      traffic: [],
      paint: 'lineStrong',
      title: describe(this.#design, link.id),
      elements: [link.id],
      count: link.links ?? 1,
    };
  }

  /** From the side of a switch to the rail of one that stands higher: a leaf to its spine. */
  #linkToRail(
    link: InterSwitchLink,
    upperId: string,
    lowerId: string,
    rail: Rail,
    lower: Rect,
    nth: number,
  ): void {
    const margin = this.#courses.margin();
    const isRight = lower.x + lower.width / 2 <= rail.x;
    const y = lower.y + 14 + ((10 * (this.#courses.turn + nth)) % Math.max(10, lower.height - 28));
    const start = { x: isRight ? lower.x + lower.width : lower.x, y };
    const out = { x: start.x + (isRight ? margin : -margin), y };
    const leave = this.#courses.freeLevel(out, rail.x, link.id, margin);
    const way = this.#courses.toRail(leave, rail, link.id, link.id, margin);
    const side = isRight ? 'right' : 'left';
    this.#landed.push({ placed: lowerId, id: link.id, at: start, side });
    this.#keep(this.#linkDraft(link, lowerId, upperId), [start, out, ...way], link.id);
  }
}
