import { describe, expect, test } from 'vitest';
import type { Group, Placed, Scene, Wire } from '../../layout/scene';
import { fitted, toPlane, toScreen, viewOf, zoomedAt } from './camera';
import { detailAt } from './detail';
import { hitAt } from './hit';
import { enclosedBy } from './marquee';
import { placesOf } from './places-of';
import { distanceTo, encloses } from './rect';
import { isTooMuch, mostBoards, regionFor } from './region';
import { stepFrom } from './roving';

const group = (id: string, x: number, y: number, key = id): Group => ({
  id,
  key,
  kind: 'nic',
  rect: { x, y, width: 100, height: 20 },
  title: id,
  traffic: [],
  marks: [],
});
const board = (id: string, x: number, y: number, groups: readonly Group[] = []): Placed => ({
  id,
  kind: 'host',
  rect: { x, y, width: 400, height: 200 },
  title: id,
  near: [{ ...group(id, 0, 0), kind: 'host' }, ...groups],
  middle: groups,
  far: [],
  landings: [{ id: `${id}.n1`, at: { x: 400, y: 50 }, side: 'right' }],
});
const wire: Wire = {
  id: 'h1.n1',
  kind: 'cable',
  from: { placed: 'h1', landing: 'h1.n1' },
  to: { placed: 's1', landing: 's1.p1' },
  points: [
    { x: 400, y: 50 },
    { x: 600, y: 50 },
  ],
  d: 'M400 50H600',
  line: 'active',
  traffic: [],
  paint: 'line',
  title: 'cable',
  elements: ['h1.n1', 's1.p1'],
  count: 1,
};
const scene: Scene = {
  bounds: { x: 0, y: 0, width: 1000, height: 500 },
  frames: [
    {
      id: 'c1',
      rect: { x: -20, y: -60, width: 500, height: 600 },
      title: 'A',
      subtitle: '',
      titleSize: 15,
    },
  ],
  placed: [
    board('h1', 0, 0, [
      group('h1.k1', 10, 60),
      group('h1.n1', 290, 40),
      group('d1', 10, 100, 'd1@h1'),
    ]),
    board('h2', 0, 260, [group('h2.n1', 290, 40), group('d1', 10, 100, 'd1@h2')]),
  ],
  wires: [wire],
};

describe('camera', () => {
  const camera = { x: 30, y: -20, zoom: 0.5 };
  test('plane and screen are each other’s inverse', () => {
    const at = { x: 123, y: 45 };
    expect(toPlane(camera, toScreen(camera, at))).toEqual(at);
  });
  test('fit shows all, and never magnifies', () => {
    const size = { width: 800, height: 600 };
    const rect = { x: 100, y: 50, width: 4000, height: 900 };
    expect(encloses(viewOf(fitted(rect, size), size), rect)).toBe(true);
    expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, size).zoom).toBe(1);
  });
  test('zooming keeps the point under the pointer', () => {
    const at = { x: 200, y: 100 };
    expect(toPlane(zoomedAt(camera, at, 2), at)).toEqual(toPlane(camera, at));
  });
});

describe('level of detail', () => {
  test('a zoom that rests on a threshold does not flicker', () => {
    for (const zoom of [0.56, 0.36]) {
      const below = detailAt(zoom * 0.98, detailAt(zoom * 1.2));
      const above = detailAt(zoom * 1.02, detailAt(zoom * 0.8));
      expect(below).toBe(detailAt(zoom * 1.2));
      expect(above).toBe(detailAt(zoom * 0.8));
    }
  });
});

describe('what lies under the pointer', () => {
  test('parts before boards, boards before wires, wires before frames', () => {
    expect(hitAt(scene, 'near', { x: 300, y: 50 })).toMatchObject({ on: 'part', id: 'h1.n1' });
    expect(hitAt(scene, 'near', { x: 200, y: 190 })).toMatchObject({ on: 'placed', id: 'h1' });
    expect(hitAt(scene, 'near', { x: 500, y: 53 })).toMatchObject({ on: 'wire', id: 'h1.n1' });
    expect(hitAt(scene, 'near', { x: 100, y: -50 })).toMatchObject({ on: 'frame', id: 'c1' });
    expect(hitAt(scene, 'near', { x: 700, y: 400 })).toBeUndefined();
  });
  test('the body of a cluster frame is canvas', () => {
    expect(hitAt(scene, 'near', { x: 450, y: 230 })).toBeUndefined();
  });
  test('far out there are only boards', () => {
    expect(hitAt(scene, 'far', { x: 300, y: 50 })).toMatchObject({ on: 'placed', id: 'h1' });
  });
  test('distance to a corner line', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
    ];
    expect(distanceTo(points, { x: 14, y: 5 })).toBe(4);
    expect(distanceTo(points, { x: -3, y: 4 })).toBe(5);
  });
});

describe('places', () => {
  test('a distributed switch has one on every host that uses it', () => {
    expect(placesOf(scene, 'near', 'd1')).toHaveLength(2);
  });
  test('what is not drawn is where its holder is', () => {
    expect(placesOf(scene, 'near', 'h1.v1.e1')).toEqual([scene.placed[0]?.rect]);
    expect(placesOf(scene, 'near', 'h9')).toEqual([]);
  });
});

describe('marquee', () => {
  test('takes whole boards, and parts of those it cuts', () => {
    expect(enclosedBy(scene, 'near', { x: -5, y: -5, width: 500, height: 300 })).toEqual(['h1']);
    expect(enclosedBy(scene, 'near', { x: 280, y: 20, width: 200, height: 50 })).toEqual(['h1.n1']);
  });
});

describe('arrow keys', () => {
  test('in, along, out', () => {
    expect(stepFrom(scene, undefined, 'in')?.id).toBe('h1');
    expect(stepFrom(scene, 'h1', 'in')?.id).toBe('h1.k1');
    expect(stepFrom(scene, 'h1.k1', 'next')?.id).toBe('h1.n1');
    expect(stepFrom(scene, 'h1.k1', 'previous')?.id).toBe('d1');
    expect(stepFrom(scene, 'h1.n1', 'out')?.id).toBe('h1');
    expect(stepFrom(scene, 'h1', 'next')?.id).toBe('h2');
  });
  test('out of a distributed switch to the host one came from', () => {
    expect(stepFrom(scene, 'd1', 'out', 'h2')?.id).toBe('h2');
    expect(stepFrom(scene, 'd1', 'out')?.id).toBe('h1');
  });
});

describe('what is mounted', () => {
  test('the region stays while the view is inside it', () => {
    const view = { x: 0, y: 0, width: 100, height: 100 };
    const region = regionFor(view, undefined);
    expect(regionFor({ ...view, x: 30 }, region)).toBe(region);
    expect(regionFor({ ...view, x: 400 }, region)).not.toBe(region);
  });
  test('more boards in view than can be mounted', () => {
    const many = (count: number): Scene => ({
      ...scene,
      placed: Array.from({ length: count }, (_, i) => board(`h${i + 1}`, 0, i * 300)),
    });
    const all = { x: 0, y: 0, width: 1000, height: 1_000_000 };
    expect(isTooMuch(many(mostBoards), all, false)).toBe(false);
    expect(isTooMuch(many(mostBoards + 1), all, false)).toBe(true);
  });
});
