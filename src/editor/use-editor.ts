import { createContext, createElement, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Editor, EditorState } from './editor';

const EditorContext = createContext<Editor | undefined>(undefined);

/** Gives the editor to everything inside. */
export const EditorProvider = ({
  editor,
  children,
}: {
  readonly editor: Editor;
  readonly children?: ReactNode;
}) => createElement(EditorContext.Provider, { value: editor }, children);

/** The editor of this part of the page; the same object for its whole life. */
export const useEditor = (): Editor => {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('a component outside of EditorProvider');
  return editor;
};

/** A part of the state. The selector must give existing references: nothing made on the way. */
export const useEditorState = <T>(selector: (state: EditorState) => T): T =>
  useStore(useEditor().store, selector);
