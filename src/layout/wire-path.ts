import type { Point } from './scene';

/** Where wires may cross a rail: they hop over it. */
export interface RailLine {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const hopRadius = 7;
const cornerRadius = 8;

const short = (n: number): string => String(Math.round(n * 100) / 100);

/** Rails that the level line crosses with room for a hop on both sides, in the order of travel. */
const hopsOn = (a: Point, b: Point, rails: readonly RailLine[]): number[] => {
  const low = Math.min(a.x, b.x) + hopRadius;
  const high = Math.max(a.x, b.x) - hopRadius;
  const found = rails
    .filter((r) => r.x > low && r.x < high && a.y >= r.top && a.y <= r.bottom)
    .map((r) => r.x);
  return [...new Set(found)].sort((p, q) => (a.x < b.x ? p - q : q - p));
};

/** The SVG path of a wire: rounded corners, and an arc over each rail that it crosses. */
export const pathOfWire = (points: readonly Point[], rails: readonly RailLine[]): string => {
  const [first] = points;
  if (first === undefined) return '';
  let d = `M${short(first.x)} ${short(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (from === undefined || to === undefined) continue;
    if (from.y === to.y) {
      for (const x of hopsOn(from, to, rails)) {
        const way = from.x < to.x ? 1 : -1;
        d += `H${short(x - way * hopRadius)}A${hopRadius} ${hopRadius} 0 0 ${way > 0 ? 1 : 0} ${short(x + way * hopRadius)} ${short(from.y)}`;
      }
    }
    const next = points[i + 1];
    if (next === undefined) {
      d += `L${short(to.x)} ${short(to.y)}`;
      continue;
    }
    const before = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    const after = Math.abs(next.x - to.x) + Math.abs(next.y - to.y);
    const r = Math.min(cornerRadius, before / 2, after / 2);
    const inX = to.x - Math.sign(to.x - from.x) * r;
    const inY = to.y - Math.sign(to.y - from.y) * r;
    const outX = to.x + Math.sign(next.x - to.x) * r;
    const outY = to.y + Math.sign(next.y - to.y) * r;
    d += `L${short(inX)} ${short(inY)}Q${short(to.x)} ${short(to.y)} ${short(outX)} ${short(outY)}`;
  }
  return d;
};
