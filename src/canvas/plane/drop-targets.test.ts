import { expect, test } from 'vitest';
import { sceneOf } from '../../layout/build-scene';
import type { PlaceKind } from '../../model/edits/drop';
import { sixPort } from '../../templates/six-port';
import { dropTargets } from './drop-targets';

const design = sixPort();
const scene = sceneOf(design);
const everywhere = { x: -1e5, y: -1e5, width: 2e5, height: 2e5 };
const count = (what: PlaceKind, region = everywhere) =>
  dropTargets(design, scene, 'near', region, what).length;

test.each<[PlaceKind, number]>([
  ['nic', 6],
  ['switch', 1],
  ['portGroup', 5],
  ['adapter', 6],
  ['vm', 6],
  ['host', 1],
  ['physicalSwitch', 0],
  ['note', 0],
])('a %s lights what it is meant for', (what, targets) => {
  expect(count(what)).toBe(targets);
});

test('a host of a cluster takes no second one, and what is out of view is not asked', () => {
  expect(count('cluster')).toBe(0);
  expect(count('nic', { x: 9e4, y: 9e4, width: 10, height: 10 })).toBe(0);
});
