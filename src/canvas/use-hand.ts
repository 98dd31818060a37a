import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
} from 'react';
import { foldOrUnfold } from '../editor/commands/fold';
import type { Point } from '../layout/scene';
import { createEdgePan } from './hand/edge-pan';
import { createHand, type Press } from './hand/hand';
import { carriedIn, placeType, putDown, showGhost } from './hand/placing';
import { enter, walk, zoomBy } from './keys';
import { toPlane, zoomedAt } from './plane/camera';
import { hitAt } from './plane/hit';
import { placesOf } from './plane/places-of';
import { canRename } from './Rename';
import { nothing, type Stage } from './stage';

interface Ports {
  readonly onFiles: ((carried: DataTransfer) => void) | undefined;
  /** Opens the context menu at a point of the window. */
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
}

/** Things over the canvas that take the pointer themselves. */
const isOther = (target: EventTarget): boolean =>
  target instanceof Element &&
  target.closest('[data-canvas-ui], [role="menu"], .react-flow__attribution') !== null;

const closest = (target: EventTarget, name: 'handle' | 'badge' | 'fold'): string | undefined =>
  target instanceof Element
    ? (target.closest<SVGElement>(`[data-${name}]`)?.dataset[name] ?? undefined)
    : undefined;

/** Turns the events of the page into the hand's: the only place where both are known. */
export const useHand = (
  stage: Stage,
  root: RefObject<HTMLElement | null>,
  { onFiles, onMenu }: Ports,
) => {
  const hand = useMemo(() => createHand(stage), [stage]);
  useEffect(() => hand.watch(), [hand]);
  useEffect(() => watchKeys(hand.cancel, root), [hand, root]);

  return useMemo(() => {
    const { editor, lens } = stage;
    const corner = (): Point => {
      const box = root.current?.getBoundingClientRect();
      return { x: box?.left ?? 0, y: box?.top ?? 0 };
    };
    const screenOf = (event: { readonly clientX: number; readonly clientY: number }): Point => {
      const { x, y } = corner();
      return { x: event.clientX - x, y: event.clientY - y };
    };
    const press = (event: PointerEvent): Press => {
      const screen = screenOf(event);
      const handle = closest(event.target, 'handle');
      return {
        screen,
        plane: toPlane(lens.camera(), screen),
        shift: event.shiftKey,
        alt: event.altKey,
        ...(handle === undefined ? {} : { handle }),
      };
    };
    /** Focus without the ring: it is for those who came by keyboard. */
    const takeFocus = () => {
      if (root.current === null) return;
      root.current.dataset.pointer = '';
      root.current.focus({ preventScroll: true });
    };
    const edge = createEdgePan(lens, (screen, keys) =>
      hand.isDragging()
        ? hand.move({ screen, plane: toPlane(lens.camera(), screen), ...keys })
        : edge.at(undefined),
    );
    let pressed: number | undefined;

    return {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (isOther(event.target)) return;
        takeFocus();
        if (event.button !== 0 || root.current?.dataset.space !== undefined) return;
        const badge = closest(event.target, 'badge');
        if (badge !== undefined) {
          stage.openBadge(badge);
          return;
        }
        const card = closest(event.target, 'fold');
        if (card !== undefined) {
          editor.select([card]);
          foldOrUnfold(editor, [card]);
          return;
        }
        pressed = event.pointerId;
        hand.down(press(event));
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (pressed === undefined && isOther(event.target)) return;
        // On the handle itself the part it belongs to stays the one in hand.
        if (pressed === undefined && closest(event.target, 'handle') !== undefined) {
          if (editor.store.getState().tool.kind === 'select') return;
        }
        hand.move(press(event));
        edge.at(hand.isDragging() ? screenOf(event) : undefined, {
          shift: event.shiftKey,
          alt: event.altKey,
        });
        if (hand.isDragging() && pressed !== undefined) {
          if (root.current?.hasPointerCapture(pressed) === false) {
            root.current.setPointerCapture(pressed);
          }
        }
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (event.pointerId !== pressed) return;
        pressed = undefined;
        edge.at(undefined);
        hand.up(press(event));
      },
      onPointerCancel: () => {
        pressed = undefined;
        edge.at(undefined);
        hand.cancel();
      },
      onPointerLeave: () => {
        editor.hover(undefined);
        const { ghost } = stage.doing.get();
        if (ghost !== undefined) stage.doing.set(nothing);
      },
      onDoubleClick: (event: MouseEvent<HTMLElement>) => {
        if (isOther(event.target)) return;
        const screen = screenOf(event);
        if (stage.isFar.get() || stage.detail.get() === 'far') {
          lens.move(zoomedAt(lens.camera(), screen, lens.camera().zoom * 3), 260);
          return;
        }
        const plane = toPlane(lens.camera(), screen);
        const hit = hitAt(stage.scene.get(), stage.detail.get(), plane);
        if (hit !== undefined && canRename(hit.id)) stage.rename(hit.id);
      },
      onContextMenu: (event: MouseEvent<HTMLElement>) => {
        if (isOther(event.target)) return;
        event.preventDefault();
        if (hand.isDragging()) return;
        const plane = toPlane(lens.camera(), screenOf(event));
        const hit = hitAt(stage.scene.get(), stage.detail.get(), plane);
        const { selection } = editor.store.getState();
        if (hit === undefined) editor.select([]);
        else if (!selection.includes(hit.id)) editor.select([hit.id]);
        onMenu({ x: event.clientX, y: event.clientY });
      },
      onDragOver: (event: DragEvent<HTMLElement>) => {
        const { types } = event.dataTransfer;
        if (types.includes('Files') && onFiles !== undefined) event.preventDefault();
        if (!types.includes(placeType)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        const what = carriedIn(types);
        if (what !== undefined) showGhost(stage, what, toPlane(lens.camera(), screenOf(event)));
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        // Leaving one part for another is not leaving the canvas: the ghost would blink.
        const to = event.relatedTarget;
        if (!(to instanceof Node && root.current?.contains(to))) stage.doing.set(nothing);
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        const what = carriedIn(event.dataTransfer.types);
        if (what !== undefined) {
          event.preventDefault();
          event.stopPropagation();
          putDown(stage, what, toPlane(lens.camera(), screenOf(event)));
          editor.use({ kind: 'select' });
          takeFocus();
        } else if (event.dataTransfer.files.length > 0 && onFiles !== undefined) {
          event.preventDefault();
          event.stopPropagation();
          onFiles(event.dataTransfer);
        }
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.target !== root.current) return;
        delete root.current.dataset.pointer;
        if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
          event.preventDefault();
          const { selection } = editor.store.getState();
          const [rect] = placesOf(stage.scene.get(), stage.detail.get(), selection[0] ?? '');
          const { x, y, zoom } = lens.camera();
          const from = corner();
          onMenu(
            rect === undefined
              ? { x: from.x + 40, y: from.y + 40 }
              : { x: from.x + (rect.x - x) * zoom + 12, y: from.y + (rect.y - y) * zoom + 12 },
          );
          return;
        }
        // The app's own key listener passes over what was handled here.
        const isDone = event.key === 'Enter' ? enter(stage) : walk(stage, event);
        if (isDone || zoomBy(stage, event)) event.preventDefault();
      },
    };
  }, [stage, hand, root, onFiles, onMenu]);
};

/** Esc during a drag, wherever the focus is; Space held for panning. */
const watchKeys = (cancel: () => boolean, root: RefObject<HTMLElement | null>): (() => void) => {
  const down = (event: globalThis.KeyboardEvent) => {
    if (event.key === 'Escape' && cancel()) event.stopPropagation();
    if (event.code === 'Space' && document.activeElement === root.current) {
      if (root.current !== null) root.current.dataset.space = '';
    }
  };
  const up = (event: globalThis.KeyboardEvent) => {
    if (event.code === 'Space') delete root.current?.dataset.space;
  };
  const blur = () => delete root.current?.dataset.space;
  window.addEventListener('keydown', down, true);
  window.addEventListener('keyup', up, true);
  window.addEventListener('blur', blur);
  return () => {
    window.removeEventListener('keydown', down, true);
    window.removeEventListener('keyup', up, true);
    window.removeEventListener('blur', blur);
  };
};
