import type { StoreApi } from 'zustand/vanilla';
import type { LintResult, Rule } from '../lint/rule';
import type { Design } from '../model/design';
import type { PlaceKind } from '../model/edits/drop';
import type { Box } from '../model/edits/layout';
import type { WhatIf } from './what-if';

/** What the whole user interface talks to. One editor per tab; tests make as many as they like. */
export interface Editor {
  readonly store: StoreApi<EditorState>;

  /** One edit, one undo step. Nothing happens when `change` gives the same design back, or when the document is read-only. */
  readonly commit: (
    title: string,
    change: (design: Design) => Design,
    options?: {
      /** Selection afterwards. */
      readonly select?: readonly string[];
      /** Show a toast with Undo. */
      readonly say?: boolean;
      /** Steps of the same kind on the same thing within a second become one (typing, nudging). */
      readonly merge?: string;
    },
  ) => void;

  /** From pointer-down to pointer-up: previews replace each other and become one step, or none. */
  readonly gesture: {
    readonly begin: (title: string) => void;
    /** The design as it would be; always made from the design before the gesture. */
    readonly preview: (change: (design: Design) => Design) => void;
    readonly end: (select?: readonly string[]) => void;
    /** Esc: as if it had never begun. */
    readonly bail: () => void;
  };

  readonly undo: () => void;
  readonly redo: () => void;

  readonly select: (ids: readonly string[], how?: 'replace' | 'add' | 'toggle') => void;
  /** Selects and asks the canvas (and the outline) to bring it into view. */
  readonly reveal: (ids: readonly string[]) => void;
  readonly hover: (id: string | undefined) => void;
  readonly use: (tool: Tool) => void;

  readonly say: (toast: Omit<Toast, 'id'>) => void;
  readonly dismiss: (toastId: number) => void;
  /** A polite sentence for screen readers. */
  readonly announce: (text: string) => void;

  /** Opens a document; history starts anew. `readOnly` for links until "Make it mine"; one without id that may be edited gets a new id. */
  readonly open: (
    design: Design,
    options?: { readonly id?: string; readonly readOnly?: boolean },
  ) => void;
  /** Opens a design as one's own: a new document, stored from now on. A link is made one's own so. */
  readonly openNew: (design: Design) => void;
  readonly close: () => void;
  /** Takes in what another tab has written: the document changes, the history starts anew, nothing is saved. */
  readonly load: (design: Design) => void;

  /** Where the canvas looks; written by the canvas, read by minimap, export, nudge. */
  readonly look: (camera: Camera) => void;
  readonly show: (patch: Partial<View>) => void;
  /** Asks the canvas to look elsewhere. */
  readonly ask: (request: CameraRequest) => void;
  /** Asks whoever shows the element to let its name be typed; undefined when that is done. */
  readonly rename: (id: string | undefined) => void;

  /** Enters what-if, moves along its timeline, or leaves it with undefined. The design stays as it is. */
  readonly suppose: (change: (now: WhatIf) => WhatIf | undefined) => void;

  /** The world around the tab: clipboard, files, boxes on the canvas. */
  readonly outside: Outside;
  /** The rules of the session's linter, for fixes and explanations. */
  readonly rules: readonly Rule[];
}

/** What an editor needs of the browser; tests hand in their own. */
export interface Outside {
  /** Undefined when the browser refuses or there is none. */
  readonly readClipboard: () => Promise<string | undefined>;
  /** False when the browser refused. */
  readonly writeClipboard: (text: string) => Promise<boolean>;
  /** Offers a file for download. */
  readonly saveFile: (name: string, content: string | Blob) => void;
  /** Lets the person choose files to open or to import. */
  readonly chooseFile: () => void;
  /** Where elements are drawn, for nudging and aligning; without what has no place of its own. */
  readonly boxesOf: (design: Design, ids: readonly string[]) => readonly Box[];
}

export type CameraRequest =
  | { readonly look: 'all' }
  | { readonly look: 'at'; readonly ids: readonly string[] }
  | { readonly look: 'zoom'; readonly to: number }
  | { readonly look: 'zoomBy'; readonly factor: number };

export interface Camera {
  /** Plane coordinates of the top left corner of the canvas, and pixels on screen per plane pixel. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export type Tool =
  | { readonly kind: 'select' }
  /** A thing from the palette follows the pointer until it is put down. */
  | { readonly kind: 'place'; readonly what: PlaceKind }
  /** A wire from an element is being drawn. */
  | { readonly kind: 'connect'; readonly from: string };

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  /** Offers to undo the last step. */
  readonly undo?: boolean;
  /** Offers something else: undoing what is not in the history. `untilEdit`: not after the next edit, which would be lost. */
  readonly act?: {
    readonly title: string;
    readonly run: () => void;
    readonly untilEdit?: boolean;
  };
}

export type SaveState =
  | { readonly state: 'none' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'failed'; readonly reason: string }
  /** Another tab writes this document. */
  | { readonly state: 'elsewhere' };

/** From an adapter, a vNIC or a VM to one of these, a storage target, a physical switch, or `outside`. */
export interface TraceWish {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Everything about how it is looked at; nothing of it is in the design. */
export interface View {
  readonly theme: 'light' | 'dark' | 'system';
  readonly findingsOpen: boolean;
  readonly outlineOpen: boolean;
  readonly inspectorOpen: boolean;
  /** The dialog in front, if any. */
  readonly dialog:
    | undefined
    | 'share'
    | 'export'
    | 'shortcuts'
    | 'commands'
    | 'templates'
    | 'library'
    | 'find'
    | 'isolation'
    | 'profiles'
    | 'uplinks'
    | 'import';
  /** Rule page open in the explanation panel. */
  readonly rule: string | undefined;
  /** Finding in focus (its key). */
  readonly finding: string | undefined;
  /** Finding whose fix is shown before it is applied (its key). */
  readonly fixing: string | undefined;
  /** Rule whose findings are to be fixed all at once (its id): shown before it is applied. */
  readonly fixingAll: string | undefined;
  /** The questions of an import stand where the inspector is. */
  readonly questionsOpen: boolean;
  /** Elements that stay lit while the rest fades, whatever is selected: what a fix would change. */
  readonly lit: readonly string[] | undefined;
  readonly snap: boolean;
  /** The way of frames that is followed hop by hop; its ends are chosen one after the other. */
  readonly trace: TraceWish | undefined;
  /** How full each wire is, drawn on it. */
  readonly heat: boolean;
}

export interface EditorState {
  /** What is on the canvas; during a gesture the preview. */
  readonly design: Design;
  /** Id in this browser's library; undefined on the start screen and for a link not yet made one's own. */
  readonly documentId: string | undefined;
  /** False on the start screen. */
  readonly isOpen: boolean;
  readonly readOnly: boolean;
  readonly selection: readonly string[];
  readonly hovered: string | undefined;
  readonly lint: LintResult;
  /** Milliseconds the last check took. */
  readonly lintMs: number;
  readonly undoTitle: string | undefined;
  readonly redoTitle: string | undefined;
  readonly isGesture: boolean;
  readonly tool: Tool;
  readonly camera: Camera;
  /** Counts up with each `reveal`; the canvas moves to `ids`. */
  readonly revealed: { readonly count: number; readonly ids: readonly string[] };
  /** Counts up with each `ask`. */
  readonly asked: { readonly count: number; readonly request: CameraRequest };
  /** The element whose name is being typed, in canvas or outline. */
  readonly renaming: string | undefined;
  readonly saved: SaveState;
  readonly toasts: readonly Toast[];
  readonly announcement: string;
  /** What-if: the timeline of failures; undefined while the design is being drawn. */
  readonly whatIf: WhatIf | undefined;
  readonly view: View;
}
