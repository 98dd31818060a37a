import { describe } from '../model/describe';
import type { Design, StorageTarget, TrafficClass } from '../model/design';
import { nameOf } from '../model/find';
import { parentIdOf } from '../model/kinds';
import type { Bundle, Cable } from './cables';
import type { Courses } from './courses';
import { sharedPaint } from './marks';
import type { Row } from './place-hosts';
import type { Plugged, Rail } from './rails';
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

/** What is there when the next wire is laid. */
export interface Ground {
  readonly design: Design;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly courses: Courses;
  readonly rails: ReadonlyMap<string, Rail>;
}

/** What became of one wire: its course with who may share it, its ends on boxes, its plug in a rail. */
export interface Course {
  readonly draft?: Draft;
  readonly owner: string;
  readonly ends: readonly Landed[];
  readonly plug?: { readonly switchId: string; readonly plugged: Plugged };
}

export const drafted = (draft: Omit<Draft, 'points'>, points: readonly Point[]): Draft => ({
  ...draft,
  points: tidy(points),
});

const nothing: Course = { owner: '', ends: [] };

const paintOf = (traffic: readonly TrafficClass[], style: LineStyle, isUp: boolean): Paint => {
  if (!isUp) return 'inkFaint';
  return style === 'unused' ? 'lineStrong' : sharedPaint(traffic);
};

/** `end`: where the NIC at the other end is, for a cable between two hosts. */
export const layCable = (ground: Ground, cable: Cable, end: Point | undefined): Course => {
  const { rects, courses, rails } = ground;
  const host = rects.get(cable.hostId);
  if (host === undefined) return nothing;
  const start = { x: host.x + cable.at.x, y: host.y + cable.at.y };
  const owner = cable.nicId;
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
  const rail = rails.get(cable.toRoot);
  if (rail !== undefined) {
    const best = courses.best((margin) => {
      const out = { x: start.x + margin, y: start.y };
      const leave = courses.freeLevel(out, rail.x, owner, margin);
      const course = courses.railCourse(leave, rail, owner, margin);
      return { ...course, points: [start, out, ...course.points] };
    }, owner);
    const plugged = rail.plugAt(cable.to, owner, best.y, best.side);
    const points = [...best.points, plugged.at];
    return {
      draft: drafted(draft, points),
      owner,
      ends: [],
      plug: { switchId: cable.toRoot, plugged },
    };
  }
  if (!rects.has(cable.toRoot) || end === undefined) return nothing;
  const { points } = courses.best((margin) => {
    const out = { x: start.x + margin, y: start.y };
    return { points: [start, ...courses.toSide(out, end, margin), end] };
  }, owner);
  return { draft: drafted(draft, points), owner, ends: [] };
};

const below = (host: Rect, nth: number): Point => ({
  x: host.x + host.width - 40 - 16 * (nth % 40),
  y: host.y + host.height,
});

/** `nth`: which bundle of its host it is, for its place on the board's lower side. `row`: of a host in the grid. */
export const layBundle = (
  ground: Ground,
  bundle: Bundle,
  nth: number,
  row: Row | undefined,
): Course => {
  const { design, rects, courses, rails } = ground;
  const { hostId, toRoot, id } = bundle;
  const host = rects.get(hostId);
  if (host === undefined) return nothing;
  const start = below(host, nth);
  const lane = row?.lanes.get(toRoot);
  const margin = courses.margin();
  const busY = row === undefined || lane === undefined ? undefined : row.bottom + 20 + 10 * lane;
  // The way on begins as far from every box as it passes them: nearer ones it would not see.
  const isBus =
    busY !== undefined &&
    courses.obstacles.upright(start.x, start.y + 1, busY, margin) === undefined;
  const out = { x: start.x, y: isBus && busY !== undefined ? busY : start.y + margin };
  const owner = isBus ? `${row?.bottom}/${toRoot}` : id;
  const ends: Landed[] = [{ placed: hostId, id, at: start, side: 'bottom' }];
  const rail = rails.get(toRoot);
  const other = rects.get(toRoot);
  let way: Point[];
  let plug: Course['plug'];
  if (rail !== undefined) {
    const { points, y, side } = courses.railCourse(out, rail, owner, margin);
    const plugged = rail.plugAt(id, owner, y, side);
    plug = { switchId: toRoot, plugged };
    way = [...points, plugged.at];
  } else if (other !== undefined) {
    // A host of the other end keeps the outermost places for what comes in.
    const end = { x: other.x + 40 + 16 * (courses.turn % 20), y: other.y + other.height };
    ends.push({ placed: toRoot, id: `${id}>`, at: end, side: 'bottom' });
    const level = goLevel(out, end.x, end.y, courses.obstacles, margin);
    const last = level.at(-1) ?? out;
    way = [...level, ...goUpright(last, end.y + margin, courses.obstacles, margin), end];
  } else return { owner, ends };
  const far = nameOf(design, toRoot);
  const count = bundle.cables.length;
  const isUp = bundle.cables.some((c) => c.isUp);
  const draft = drafted(
    {
      id,
      kind: 'bundle',
      from: { placed: hostId, landing: id },
      to: { placed: toRoot, landing: rail === undefined ? `${id}>` : id },
      line: bundle.line,
      traffic: bundle.traffic,
      paint: paintOf(bundle.traffic, bundle.line, isUp),
      title: `${nameOf(design, hostId)} to ${far}: ${count} ${count === 1 ? 'cable' : 'cables'}`,
      elements: bundle.cables.flatMap((c) => [c.nicId, c.to]),
      count,
    },
    [start, ...way],
  );
  return plug === undefined ? { draft, owner, ends } : { draft, owner, ends, plug };
};

/** The `nth` cable of a storage target. */
export const layTarget = (ground: Ground, target: StorageTarget, nth: number): Course => {
  const { design, rects, courses, rails } = ground;
  const portId = target.cabledTo[nth];
  const box = rects.get(target.id);
  const switchId = portId === undefined ? undefined : parentIdOf(portId);
  const rail = switchId === undefined ? undefined : rails.get(switchId);
  if (portId === undefined || box === undefined || rail === undefined || switchId === undefined) {
    return nothing;
  }
  const y = box.y + (box.height * (nth + 0.5)) / target.cabledTo.length;
  const start = { x: box.x, y };
  const best = courses.best((margin) => {
    const out = { x: start.x - margin, y: start.y };
    const leave = courses.freeLevel(out, rail.x, portId, margin);
    const course = courses.railCourse(leave, rail, portId, margin);
    return { ...course, points: [start, out, ...course.points] };
  }, portId);
  const plugged = rail.plugAt(portId, portId, best.y, best.side);
  const draft = drafted(
    {
      id: portId,
      kind: 'cable',
      from: { placed: target.id, landing: portId },
      to: { placed: switchId, landing: portId },
      line: 'active',
      traffic: ['storage'],
      paint: 'traffic-storage',
      title: `${nameOf(design, target.id)} to ${describe(design, portId)}`,
      elements: [portId],
      count: 1,
    },
    [...best.points, plugged.at],
  );
  const ends = [{ placed: target.id, id: portId, at: start, side: 'left' }] as const;
  return { draft, owner: portId, ends, plug: { switchId, plugged } };
};
