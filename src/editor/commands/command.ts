import type { Editor, EditorState } from '../editor';

/** Where a command stands in menus and lists. */
export type CommandGroup = 'Edit' | 'Add' | 'Arrange' | 'View' | 'Findings' | 'Design' | 'Help';

/** Something that can be done. Palette, keyboard, menus and outline all read the same list. */
export interface Command {
  readonly id: string;
  /** Imperative, as in a menu: `Delete`. */
  readonly title: string;
  readonly group: CommandGroup;
  /** Other words people look for. */
  readonly keywords?: readonly string[];
  /** Chords with spaces between: `Mod+Shift+Z Mod+Y`. See `keys.ts`. */
  readonly shortcut?: string;
  /** Its keys work while typing too. */
  readonly whileTyping?: boolean;
  /** Belongs in the menu of an element. */
  readonly onElement?: boolean;
  readonly when: (state: EditorState) => boolean;
  readonly run: (editor: Editor) => void | Promise<void>;
}

/** A document is open. */
export const isOpen = (state: EditorState): boolean => state.isOpen;
/** A document is open and may be changed. */
export const mayEdit = (state: EditorState): boolean => state.isOpen && !state.readOnly;
/** Something is selected. */
export const hasSelection = (state: EditorState): boolean =>
  state.isOpen && state.selection.length > 0;
/** Something is selected and may be changed. */
export const maySelected = (state: EditorState): boolean =>
  mayEdit(state) && state.selection.length > 0;
