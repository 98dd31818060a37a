import { createContext, createElement, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Editor, EditorState } from './editor';
import type { Documents } from './library/documents';

const DocumentsContext = createContext<Documents | undefined>(undefined);
const EditorContext = createContext<Editor | undefined>(undefined);

/** Gives the editor, and the designs of this browser, to everything inside. */
export const EditorProvider = ({
  editor,
  documents,
  children,
}: {
  readonly editor: Editor;
  readonly documents?: Documents | undefined;
  readonly children?: ReactNode;
}) =>
  createElement(
    EditorContext.Provider,
    { value: editor },
    createElement(DocumentsContext.Provider, { value: documents }, children),
  );

/** The editor of this part of the page; the same object for its whole life. */
export const useEditor = (): Editor => {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('a component outside of EditorProvider');
  return editor;
};

/** The designs of this browser; undefined where it stores nothing. */
export const useDocuments = (): Documents | undefined => useContext(DocumentsContext);

/** A part of the state. The selector must give existing references: nothing made on the way. */
export const useEditorState = <T>(selector: (state: EditorState) => T): T =>
  useStore(useEditor().store, selector);
