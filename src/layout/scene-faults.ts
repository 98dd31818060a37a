import { widthOf } from './measure';
import type { Group, Placed, Point, Rect, Scene } from './scene';

/** All of a scene as text, for tests that compare pictures: boards are only drawn when asked. */
export const spelled = ({ bounds, frames, placed, wires }: Scene): string =>
  JSON.stringify({
    bounds,
    frames,
    placed: placed.map(({ id, kind, rect, title, near, middle, far, landings }) => ({
      ...{ id, kind, rect, title },
      ...{ near, middle, far, landings },
    })),
    wires,
  });

/** The laws of a scene, for tests: each breach in words. */

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const segments = (points: readonly Point[]): Rect[] =>
  points.slice(1).map((b, i) => {
    const a = points[i] ?? b;
    return {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
  });

/** What a wire may not cross: boards, cards, and of a physical switch its header. */
const solid = (placed: Placed): Rect => {
  if (placed.kind !== 'physicalSwitch') return placed.rect;
  const header = placed.near.find((g) => g.key === placed.id);
  return { ...placed.rect, height: header?.rect.height ?? 0 };
};

export const faults = (scene: Scene): string[] => {
  const out: string[] = [];
  scene.placed.forEach((a, i) => {
    for (const b of scene.placed.slice(i + 1)) {
      if (overlaps(a.rect, b.rect)) out.push(`${a.id} lies on ${b.id}`);
    }
  });
  const byId = new Map(scene.placed.map((p) => [p.id, p]));
  for (const wire of scene.wires) {
    for (const [end, point] of [
      [wire.from, wire.points[0]],
      [wire.to, wire.points.at(-1)],
    ] as const) {
      const placed = byId.get(end.placed);
      const landing = placed?.landings.find((l) => l.id === end.landing);
      if (placed === undefined || landing === undefined || point === undefined) {
        out.push(`${wire.id} has no landing ${end.landing} on ${end.placed}`);
      } else if (
        Math.abs(placed.rect.x + landing.at.x - point.x) > 0.01 ||
        Math.abs(placed.rect.y + landing.at.y - point.y) > 0.01
      ) {
        out.push(`${wire.id} misses ${end.landing}`);
      }
    }
    for (const part of segments(wire.points)) {
      if (part.width > 0 && part.height > 0) out.push(`${wire.id} is not square`);
      for (const placed of scene.placed) {
        if (overlaps(part, solid(placed))) out.push(`${wire.id} crosses ${placed.id}`);
      }
    }
  }
  const keys = new Set<string>();
  for (const placed of scene.placed) {
    for (const group of placed.near) {
      if (keys.has(group.key)) out.push(`${group.key} stands twice`);
      keys.add(group.key);
    }
    out.push(...boardFaults(placed));
  }
  return out;
};

const boardFaults = (placed: Placed): string[] => {
  const out: string[] = [];
  const inner = placed.near.filter((g) => g.kind !== 'host' && g.kind !== 'wire');
  if (placed.kind === 'host') {
    inner.forEach((a, i) => {
      for (const b of inner.slice(i + 1)) {
        if (overlaps(a.rect, b.rect)) out.push(`${a.key} lies on ${b.key}`);
      }
      if (a.rect.y + a.rect.height > placed.rect.height) out.push(`${a.key} leaves its board`);
    });
  }
  for (const group of [...placed.near, ...placed.far]) out.push(...labelFaults(group));
  return out;
};

const labelFaults = (group: Group): string[] =>
  group.marks.flatMap((mark) => {
    if (mark.mark !== 'text' || mark.rotate !== undefined || group.kind === 'port') return [];
    const { size, weight = 400, mono = false, anchor = 'start' } = mark;
    const width = widthOf(mark.text, { size, mono, weight: weight === 700 ? 600 : weight });
    const left = mark.x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
    const { x, width: room } = group.rect;
    const isBus = group.key.includes('/bus');
    return !isBus && (left < x - 0.5 || left + width > x + room + 0.5)
      ? [`"${mark.text}" leaves ${group.key}`]
      : [];
  });

export const lieOnEachOther = (scene: Scene): string[] => {
  const parts = scene.wires.flatMap((w) => segments(w.points).map((rect) => ({ id: w.id, rect })));
  return parts.flatMap((a, i) =>
    parts.slice(i + 1).flatMap((b) => {
      if (a.id === b.id) return [];
      const level = a.rect.height === 0 && b.rect.height === 0;
      const upright = a.rect.width === 0 && b.rect.width === 0;
      const grown = {
        ...a.rect,
        x: a.rect.x - 1,
        y: a.rect.y - 1,
        width: a.rect.width + 2,
        height: a.rect.height + 2,
      };
      return (level || upright) &&
        overlaps(grown, { ...b.rect, width: b.rect.width + 0.1, height: b.rect.height + 0.1 })
        ? [`${a.id} lies on ${b.id}`]
        : [];
    }),
  );
};
