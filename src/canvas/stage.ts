import { createContext, useContext } from 'react';
import type { Editor } from '../editor/editor';
import type { Detail, Point, Rect, Scene } from '../layout/scene';
import type { PlaceKind } from '../model/edits/drop';
import type { Lens } from './flow-store';
import { type Signal, signal } from './signal';

/** What the hand is doing just now, for the layers that show it; plane coordinates. */
export interface Doing {
  readonly marquee?: Rect;
  /** A thing from the palette, at the pointer. */
  readonly ghost?: { readonly what: PlaceKind; readonly at: Point };
  /** A wire being drawn. */
  readonly wire?: { readonly from: string; readonly at: Point };
  /** The legal target under the pointer. */
  readonly target?: string;
  /** Why the thing under the pointer is not one. */
  readonly reason?: string;
  readonly moving?: boolean;
  /** Where boards on the move would stand. */
  readonly outlines?: readonly (Rect & { readonly id: string })[];
}
export const nothing: Doing = {};

/** What the parts of the canvas share; one per canvas, the same object for its whole life. */
export interface Stage {
  readonly editor: Editor;
  readonly lens: Lens;
  readonly scene: Signal<Scene>;
  readonly detail: Signal<Detail>;
  /** What is mounted around the view; undefined before the first layout. */
  readonly region: Signal<Rect | undefined>;
  /** Too much in view for elements: drawn on a canvas instead. */
  readonly isFar: Signal<boolean>;
  readonly doing: Signal<Doing>;
  /** Board whose parts the arrow keys walk. */
  readonly board: Signal<string | undefined>;
  /** Starts renaming, unless the document is read-only. */
  readonly rename: (id: string) => void;
  /** Selects the element of a badge and opens its worst finding. */
  readonly openBadge: (id: string) => void;
}

const noScene: Scene = {
  bounds: { x: 0, y: 0, width: 0, height: 0 },
  frames: [],
  placed: [],
  wires: [],
};

export const createStage = (editor: Editor, lens: Lens): Stage => {
  return {
    editor,
    lens,
    scene: signal(noScene),
    detail: signal<Detail>('near'),
    region: signal<Rect | undefined>(undefined),
    isFar: signal(false),
    doing: signal(nothing),
    board: signal<string | undefined>(undefined),
    rename: (id) => {
      if (!editor.store.getState().readOnly) editor.rename(id);
    },
    openBadge: (id) => {
      const finding = editor.store.getState().lint.of(id)[0];
      editor.select([id]);
      editor.show({ finding: finding?.key, findingsOpen: true });
    },
  };
};

export const StageContext = createContext<Stage | undefined>(undefined);

export const useStage = (): Stage => {
  const stage = useContext(StageContext);
  if (stage === undefined) throw new Error('a part of the canvas outside of the canvas');
  return stage;
};
