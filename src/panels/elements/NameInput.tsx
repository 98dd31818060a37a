import { useEffect, useRef, useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import { find, findAny } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { rename } from './rename';
import { useTopology } from './use-topology';

interface NameInputProps {
  readonly id: string;
  /** After Enter or Esc (`isKeyboard`), or when the focus went elsewhere. */
  readonly onDone: (isKeyboard: boolean) => void;
}

/** The name of an element as a field in its place. An empty name is not kept. */
export const NameInput = ({ id, onDone }: NameInputProps) => {
  const editor = useEditor();
  const design = useTopology();
  const value =
    kindOf(id) === 'note'
      ? find(design, 'note', id)?.text
      : (findAny(design, id) as { readonly name?: string } | undefined)?.name;
  const [text, setText] = useState(value ?? '');
  const ref = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.select();
  }, []);
  const leave = (isKept: boolean, isKeyboard: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    if (isKept) rename(editor, id, text);
    onDone(isKeyboard);
  };
  return (
    <input
      ref={ref}
      aria-label="New name"
      className="control min-h-6! flex-1 py-0!"
      value={text}
      maxLength={500}
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => leave(true, false)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') leave(true, true);
        if (event.key === 'Escape') leave(false, true);
      }}
    />
  );
};
