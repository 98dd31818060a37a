import type { Detail, Rect, Scene } from '../../layout/scene';
import { encloses, moved, touches } from './rect';

/** What a marquee takes: boards that lie wholly inside; of boards it only cuts, the parts that do. */
export const enclosedBy = (scene: Scene, detail: Detail, marquee: Rect): readonly string[] => {
  const taken = new Set<string>();
  for (const placed of scene.placed) {
    if (!touches(marquee, placed.rect)) continue;
    if (encloses(marquee, placed.rect)) {
      taken.add(placed.id);
      continue;
    }
    if (detail === 'far') continue;
    for (const group of placed[detail]) {
      if (group.kind === 'wire' || group.id === '' || group.id === placed.id) continue;
      if (encloses(marquee, moved(group.rect, placed.rect))) taken.add(group.id);
    }
  }
  return [...taken];
};
