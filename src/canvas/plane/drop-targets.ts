import type { Detail, Rect, Scene } from '../../layout/scene';
import type { Design } from '../../model/design';
import { dropping, type PlaceKind } from '../../model/edits/drop';
import { type Kind, kindOf } from '../../model/kinds';
import { groupsById } from './places-of';
import { moved, touches } from './rect';

/** What each new thing is meant for; on other parts it lands too, by way of these. */
const meant: Readonly<Partial<Record<PlaceKind, readonly Kind[]>>> = {
  nic: ['host', 'switch', 'distributedSwitch'],
  switch: ['host'],
  portGroup: ['switch', 'distributedSwitch'],
  adapter: ['portGroup'],
  vm: ['portGroup'],
  host: ['cluster'],
  cluster: ['host'],
  distributedSwitch: ['host', 'cluster'],
};

/** Where in the region a new thing may be put down: for lighting, so only what can be seen is asked. */
export const dropTargets = (
  design: Design,
  scene: Scene,
  detail: Detail,
  region: Rect,
  what: PlaceKind,
): readonly Rect[] => {
  const kinds = meant[what] ?? [];
  const takes = (id: string, key = id) =>
    kinds.includes(kindOf(id) ?? 'note') && dropping(design, what, key).ok;
  const out: Rect[] = [];
  for (const { id, rect } of scene.frames) if (touches(region, rect) && takes(id)) out.push(rect);
  for (const placed of scene.placed) {
    if (!touches(region, placed.rect)) continue;
    if (takes(placed.id)) out.push(placed.rect);
    for (const [id, groups] of groupsById(placed, detail)) {
      if (id === placed.id) continue;
      for (const group of groups) {
        // A host's part of a distributed switch goes by the key that names both.
        if (takes(id, group.key.includes('@') ? group.key : id)) {
          out.push(moved(group.rect, placed.rect));
        }
      }
    }
  }
  return out;
};
