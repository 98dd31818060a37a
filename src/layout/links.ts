import { describe } from '../model/describe';
import type { Design, InterSwitchLink } from '../model/design';
import type { Rail } from './rails';
import { goLevel, goUpright } from './route';
import type { Point, Rect } from './scene';
import { type Course, type Draft, drafted, type Ground, type Landed } from './wires';

const draftOf = (
  design: Design,
  link: InterSwitchLink,
  fromId: string,
  toId: string,
): Omit<Draft, 'points'> => ({
  id: link.id,
  kind: 'link',
  from: { placed: fromId, landing: link.id },
  to: { placed: toId, landing: link.id },
  line: 'active',
  traffic: [],
  paint: 'lineStrong',
  title: describe(design, link.id),
  elements: [link.id],
  count: link.links ?? 1,
});

/** Over the tops of both switches. */
const layOver = (
  { courses }: Ground,
  from: Rect,
  to: Rect,
): { readonly points: Point[]; readonly start: Point; readonly end: Point } => {
  const margin = courses.margin();
  const shift = 8 * ((courses.turn % 9) - 4);
  const start = { x: from.x + from.width / 2 + shift, y: from.y };
  const end = { x: to.x + to.width / 2 + shift, y: to.y };
  const above = { x: start.x, y: start.y - margin };
  const level = goLevel(above, end.x, end.y - margin, courses.obstacles, margin);
  const last = level.at(-1) ?? above;
  const upright = goUpright(last, end.y - margin, courses.obstacles, margin);
  return { points: [start, ...level, ...upright, end], start, end };
};

/** `nth`: which link between these two switches it is. */
export const layLink = (ground: Ground, link: InterSwitchLink, nth: number): Course => {
  const { design, rects, courses, rails } = ground;
  const a = rects.get(link.aId);
  const b = rects.get(link.bId);
  if (a === undefined || b === undefined || a === b) return { owner: link.id, ends: [] };
  const [from, to] = a.x <= b.x ? [a, b] : [b, a];
  const [fromId, toId] = a.x <= b.x ? [link.aId, link.bId] : [link.bId, link.aId];
  const y = from.y + from.height / 2 + (nth % 2 === 0 ? 1 : -1) * Math.ceil(nth / 2) * 9;
  const [x1, x2] = [from.x + from.width, to.x];
  const isLevel =
    Math.abs(y - from.y - from.height / 2) < from.height / 2 - 6 &&
    Math.abs(from.y - to.y) < 1 &&
    x2 - x1 >= 8 &&
    courses.obstacles.level(x1 + 1, x2 - 1, y, 0) === undefined &&
    courses.isLevelFree(y, x1, x2, link.id);
  const [upperId, lowerId] = a.y <= b.y ? [link.aId, link.bId] : [link.bId, link.aId];
  const upper = rails.get(upperId);
  const lower = rects.get(lowerId);
  const isBelow =
    upper !== undefined &&
    lower !== undefined &&
    !upper.isShort &&
    lower.y >= upper.header.y + upper.header.height;
  if (!isLevel && isBelow) return layToRail(ground, link, upperId, lowerId, upper, lower, nth);
  const { points, start, end } = isLevel
    ? {
        points: [
          { x: x1, y },
          { x: x2, y },
        ],
        start: { x: x1, y },
        end: { x: x2, y },
      }
    : layOver(ground, from, to);
  const ends: Landed[] = [
    { placed: fromId, id: link.id, at: start, side: isLevel ? 'right' : 'top' },
    { placed: toId, id: link.id, at: end, side: isLevel ? 'left' : 'top' },
  ];
  return { draft: drafted(draftOf(design, link, fromId, toId), points), owner: link.id, ends };
};

/** From the side of a switch to the rail of one that stands higher: a leaf to its spine. */
const layToRail = (
  { design, courses }: Ground,
  link: InterSwitchLink,
  upperId: string,
  lowerId: string,
  rail: Rail,
  lower: Rect,
  nth: number,
): Course => {
  const margin = courses.margin();
  const isRight = lower.x + lower.width / 2 <= rail.x;
  const y = lower.y + 14 + ((10 * (courses.turn + nth)) % Math.max(10, lower.height - 28));
  const start = { x: isRight ? lower.x + lower.width : lower.x, y };
  const out = { x: start.x + (isRight ? margin : -margin), y };
  const leave = courses.freeLevel(out, rail.x, link.id, margin);
  const course = courses.railCourse(leave, rail, link.id, margin);
  const plugged = rail.plugAt(link.id, link.id, course.y, course.side);
  const points = [start, out, ...course.points, plugged.at];
  return {
    draft: drafted(draftOf(design, link, lowerId, upperId), points),
    owner: link.id,
    ends: [{ placed: lowerId, id: link.id, at: start, side: isRight ? 'right' : 'left' }],
    plug: { switchId: upperId, plugged },
  };
};
