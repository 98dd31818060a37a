import type { Detail, Group, Placed, Rect, Scene } from '../../layout/scene';
import { parentIdOf, rootIdOf } from '../../model/kinds';
import { moved } from './rect';
import { boundsOfWire } from './region';

type Index = ReadonlyMap<string, readonly Group[]>;
const indexes: Record<Detail, WeakMap<Placed, Index>> = {
  near: new WeakMap(),
  middle: new WeakMap(),
  far: new WeakMap(),
};

/** The groups of a board by element id, inner wires left out; kept with the board. */
export const groupsById = (placed: Placed, detail: Detail): Index => {
  let index = indexes[detail].get(placed);
  if (index === undefined) {
    const made = new Map<string, Group[]>();
    for (const group of placed[detail]) {
      if (group.kind === 'wire' || group.id === '') continue;
      const list = made.get(group.id);
      if (list === undefined) made.set(group.id, [group]);
      else list.push(group);
    }
    index = made;
    indexes[detail].set(placed, index);
  }
  return index;
};

const byId = new WeakMap<Scene, Map<string, Placed>>();

export const placedById = (scene: Scene, id: string): Placed | undefined => {
  let index = byId.get(scene);
  if (index === undefined) {
    index = new Map(scene.placed.map((placed) => [placed.id, placed]));
    byId.set(scene, index);
  }
  return index.get(id);
};

const dot = 12;

const exactly = (scene: Scene, detail: Detail, id: string): readonly Rect[] => {
  const own = placedById(scene, rootIdOf(id));
  if (own !== undefined) {
    // Of a physical switch the header and the rail; the box around both is mostly air.
    if (own.id === id && own.kind !== 'physicalSwitch') return [own.rect];
    const groups = groupsById(own, detail).get(id);
    if (groups !== undefined) return groups.map((g) => moved(g.rect, own.rect));
    if (detail !== 'near') return [];
    const landing = own.landings.find((l) => l.id === id);
    if (landing === undefined) return [];
    return [
      {
        x: own.rect.x + landing.at.x - dot / 2,
        y: own.rect.y + landing.at.y - dot / 2,
        width: dot,
        height: dot,
      },
    ];
  }
  const frame = scene.frames.find((f) => f.id === id);
  if (frame !== undefined) return [frame.rect];
  // A distributed switch and its port groups have a place on every host that uses them.
  const found: Rect[] = [];
  for (const placed of scene.placed) {
    for (const group of groupsById(placed, detail).get(id) ?? []) {
      found.push(moved(group.rect, placed.rect));
    }
  }
  if (found.length > 0) return found;
  const wire = scene.wires.find((w) => w.id === id);
  return wire === undefined ? [] : [boundsOfWire(wire)];
};

/**
 * Where an element is drawn, in plane coordinates: several places for a distributed switch. What
 * is not drawn at this detail, or on a card, is where its holder is.
 */
export const placesOf = (scene: Scene, detail: Detail, id: string): readonly Rect[] =>
  upwards(scene, detail, id, undefined);

/** The same, but nowhere for a part of which only the board that holds it is drawn. */
export const partPlacesOf = (scene: Scene, detail: Detail, id: string): readonly Rect[] => {
  const root = rootIdOf(id);
  return upwards(scene, detail, id, root === id ? undefined : root);
};

const upwards = (
  scene: Scene,
  detail: Detail,
  id: string,
  end: string | undefined,
): readonly Rect[] => {
  let here: string | undefined = id;
  while (here !== undefined && here !== end) {
    const found = exactly(scene, detail, here);
    if (found.length > 0) return found;
    here = parentIdOf(here);
  }
  return [];
};
