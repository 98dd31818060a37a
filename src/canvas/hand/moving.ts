import type { Point, Rect, Scene } from '../../layout/scene';
import type { Design } from '../../model/design';
import { copyOf, paste } from '../../model/edits/duplicate';
import { gridPx, isPlaceable, place } from '../../model/edits/layout';
import { nameOf } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { placedById } from '../plane/places-of';
import { moved } from '../plane/rect';
import type { Stage } from '../stage';

/** Boards on the move: previews while the pointer goes, one undo step when it is let go. */
export interface Moving {
  readonly to: (at: Point) => void;
  readonly end: () => void;
  readonly bail: () => void;
}

/** With more boards than this the picture follows when the pointer rests; outlines go before it. */
const mostLive = 40;
/** Milliseconds. */
const rest = 130;

const onGrid = (rect: Rect): Rect => ({
  ...rect,
  x: Math.round(rect.x / gridPx) * gridPx,
  y: Math.round(rect.y / gridPx) * gridPx,
});

/** A cluster moves as its hosts; what has no place of its own stays. */
const boardsOf = (design: Design, scene: Scene, ids: readonly string[]): readonly string[] => {
  const all = new Set<string>();
  for (const id of ids) {
    if (kindOf(id) === 'cluster') {
      for (const host of design.hosts) if (host.clusterId === id) all.add(host.id);
    } else if (isPlaceable(id)) all.add(id);
  }
  return [...all].filter((id) => placedById(scene, id) !== undefined);
};

/**
 * Takes hold of a board (or a cluster's frame), and of all selected ones with it when it is among
 * them. With `asCopy` the copies move and the originals stay. Undefined when nothing may move.
 */
export const beginMoving = (
  stage: Stage,
  holder: string,
  from: Point,
  asCopy: boolean,
): Moving | undefined => {
  const { editor, scene } = stage;
  const { design, selection, readOnly } = editor.store.getState();
  if (readOnly) return undefined;
  const roots = selection.filter((id) => isPlaceable(id) || kindOf(id) === 'cluster');
  const grabbed = roots.includes(holder) ? roots : [holder];
  const ids = boardsOf(design, scene.get(), grabbed);
  if (ids.length === 0) return undefined;

  const start = ids.flatMap((id) => {
    const rect = placedById(scene.get(), id)?.rect;
    return rect === undefined ? [] : [{ id, ...rect }];
  });
  const what = grabbed.length === 1 ? nameOf(design, holder) : `${ids.length} things`;
  editor.gesture.begin(`${asCopy ? 'Duplicate' : 'Move'} ${what}`);

  let by: Point = { x: 0, y: 0 };
  let frame = 0;
  let after: readonly string[] = grabbed;
  const preview = () => {
    frame = 0;
    editor.gesture.preview((d) => {
      if (!asCopy) {
        return place(
          d,
          start.map((s) => ({ id: s.id, x: s.x + by.x, y: s.y + by.y })),
        );
      }
      const made = paste(d, copyOf(d, ids));
      const copies = made.ids.filter(isPlaceable);
      after = copies;
      return place(
        made.design,
        copies.flatMap((id, nth) => {
          const from = start[nth];
          return from === undefined ? [] : [{ id, x: from.x + by.x, y: from.y + by.y }];
        }),
      );
    });
  };
  const isLarge = scene.get().placed.length > mostLive;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(preview, rest);
    const outlines = start.map((s) => ({ id: s.id, ...onGrid(moved(s, by)) }));
    stage.doing.set({ moving: true, outlines });
  };
  const stop = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    to: (at) => {
      by = { x: at.x - from.x, y: at.y - from.y };
      // Pointers report more often than screens draw.
      if (isLarge) later();
      else if (frame === 0) frame = requestAnimationFrame(preview);
    },
    end: () => {
      stop();
      preview();
      editor.gesture.end(after);
    },
    bail: () => {
      stop();
      editor.gesture.bail();
    },
  };
};
