import { failOrRestore } from '../../editor/commands/what-if';
import { failingKey } from '../../editor/failing-key';
import { grid } from '../../layout/grid';
import type { Point } from '../../layout/scene';
import { type Hit, hitAt } from '../plane/hit';
import { enclosedBy } from '../plane/marquee';
import { between } from '../plane/rect';
import { nothing, type Stage } from '../stage';
import { endConnecting, tryConnecting } from './connecting';
import { beginMoving, type Moving } from './moving';
import { putDown, showGhost } from './placing';

/** One event of the pointer, in pixels from the canvas' corner and on the plane. */
export interface Press {
  readonly screen: Point;
  readonly plane: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Element whose connection handle was pressed. */
  readonly handle?: string;
}

export interface Hand {
  readonly down: (press: Press) => void;
  readonly move: (press: Press) => void;
  readonly up: (press: Press) => void;
  /** Esc, or the pointer was taken away. False when there was nothing to leave. */
  readonly cancel: () => boolean;
  /** Keeps the hand in step with the editor until the returned function is called. */
  readonly watch: () => () => void;
  /** A press has become a drag: the pointer belongs to the canvas until it is let go. */
  readonly isDragging: () => boolean;
}

type Mode =
  | { readonly mode: 'idle' }
  | { readonly mode: 'pressed'; readonly from: Press }
  | { readonly mode: 'marquee'; readonly from: Press }
  | { readonly mode: 'moving'; readonly moving: Moving }
  | { readonly mode: 'wiring'; readonly from: Press; readonly isDrag: boolean };

/** A press that wanders less than this is a click. Screen pixels. */
const clickSlack = 4;
const reach = 7;

const idle: Mode = { mode: 'idle' };

/** What pressing, dragging and letting go mean on the canvas; knows no DOM. */
export const createHand = (stage: Stage): Hand => {
  const { editor, lens, scene, detail, doing } = stage;
  let now: Mode = idle;
  const state = () => editor.store.getState();
  const hit = (at: Point) => hitAt(scene.get(), detail.get(), at, reach / lens.camera().zoom);

  const rest = () => {
    now = idle;
    doing.set(nothing);
  };

  const click = (press: Press) => {
    const on = hit(press.plane);
    if (on === undefined) {
      if (!press.shift && state().selection.length > 0) editor.select([]);
      return;
    }
    if (on.on === 'part') stage.board.set(on.placed.id);
    // In what-if a click strikes; Shift takes hold of several, to strike them at once.
    const struck =
      press.shift || state().whatIf === undefined ? undefined : strikeable(on, press.plane);
    if (struck !== undefined && failingKey(state().design, struck) !== undefined) {
      editor.select([]);
      failOrRestore(editor, [struck]);
      return;
    }
    editor.select([on.id], press.shift ? 'toggle' : 'replace');
  };

  /** A host by its header only: a miss between its parts must not take all of it down. */
  const strikeable = (on: Hit, at: Point): string | undefined => {
    if (on.on === 'frame' || (on.on === 'wire' && on.wire.kind === 'bundle')) return undefined;
    const isInside =
      on.on === 'placed' &&
      on.placed.kind === 'host' &&
      detail.get() !== 'far' &&
      at.y > on.rect.y + grid.headerHeight;
    return isInside ? undefined : on.id;
  };

  const startDrag = (from: Press, press: Press) => {
    editor.hover(undefined);
    const on = hit(from.plane);
    const grabbed = on === undefined || on.on === 'wire' ? undefined : on;
    if (grabbed === undefined) {
      now = { mode: 'marquee', from };
      return;
    }
    const holder = grabbed.on === 'frame' ? grabbed.id : grabbed.placed.id;
    const moving = beginMoving(stage, holder, from.plane, press.alt);
    now = moving === undefined ? idle : { mode: 'moving', moving };
    if (moving !== undefined) doing.set({ moving: true });
  };

  return {
    down: (press) => {
      if (press.handle !== undefined && !state().readOnly) {
        editor.use({ kind: 'connect', from: press.handle });
        now = { mode: 'wiring', from: press, isDrag: false };
        return;
      }
      now = { mode: 'pressed', from: press };
    },

    move: (press) => {
      const { tool } = state();
      const far = (from: Press) =>
        Math.hypot(press.screen.x - from.screen.x, press.screen.y - from.screen.y) > clickSlack;
      if (tool.kind === 'place') {
        showGhost(stage, tool.what, press.plane);
        return;
      }
      if (tool.kind === 'connect') {
        if (now.mode === 'wiring' && !now.isDrag && far(now.from)) now = { ...now, isDrag: true };
        tryConnecting(stage, tool.from, press.plane);
        return;
      }
      if (now.mode === 'pressed' && far(now.from)) startDrag(now.from, press);
      if (now.mode === 'marquee') {
        doing.set({ marquee: between(now.from.plane, press.plane) });
      } else if (now.mode === 'moving') {
        now.moving.to(press.plane);
      } else if (now.mode === 'idle') {
        const on = hit(press.plane);
        const id =
          on?.on === 'placed' || on?.on === 'part' || on?.on === 'wire' ? on.id : undefined;
        editor.hover(id);
      }
    },

    up: (press) => {
      const { tool } = state();
      const before = now;
      if (tool.kind === 'place') {
        now = idle;
        if (before.mode === 'pressed') putDown(stage, tool.what, press.plane, press.shift);
        return;
      }
      if (tool.kind === 'connect') {
        // A click on the handle leaves the wire on the pointer; a second click puts it down.
        if (before.mode === 'wiring' && !before.isDrag) now = idle;
        else endConnecting(stage, tool.from, press.plane);
        return;
      }
      if (before.mode === 'pressed') click(press);
      if (before.mode === 'marquee') {
        const taken = enclosedBy(
          scene.get(),
          detail.get(),
          between(before.from.plane, press.plane),
        );
        editor.select(taken, press.shift ? 'add' : 'replace');
        editor.announce(taken.length === 1 ? '1 selected' : `${taken.length} selected`);
      }
      if (before.mode === 'moving') {
        // Idle first: the end of the gesture must not look like one taken away.
        now = idle;
        before.moving.end();
      }
      rest();
    },

    cancel: () => {
      const { tool } = state();
      const before = now;
      rest();
      if (before.mode === 'moving') before.moving.bail();
      if (tool.kind !== 'select') editor.use({ kind: 'select' });
      return before.mode !== 'idle' || tool.kind !== 'select';
    },

    // Esc can come from anywhere: when gesture or tool have been taken away, the hand is empty.
    watch: () =>
      editor.store.subscribe((after, before) => {
        if (before.isGesture && !after.isGesture && now.mode === 'moving') rest();
        if (before.tool !== after.tool) {
          if (now.mode === 'wiring' && after.tool.kind !== 'connect') now = idle;
          if (after.tool.kind === 'select') doing.set(nothing);
        }
      }),

    isDragging: () =>
      now.mode === 'moving' || now.mode === 'marquee' || (now.mode === 'wiring' && now.isDrag),
  };
};
