import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useEditor, useEditorState } from '../editor/use-editor';
import { set } from '../model/edits/change';
import { find, findAny, nameOf } from '../model/find';
import { kindOf } from '../model/kinds';
import { reveal } from './look-at';
import { toScreen, viewOf } from './plane/camera';
import { placesOf } from './plane/places-of';
import { touches } from './plane/rect';
import { useStage } from './stage';

interface Labelled {
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
}

/** Elements whose label is theirs to change. */
export const canRename = (id: string): boolean => {
  const kind = kindOf(id);
  return kind !== undefined && kind !== 'vnic' && kind !== 'link';
};

/** A field over the label of the element being renamed; it goes with Enter, Esc, or a click elsewhere. */
export const Rename = () => {
  const id = useEditorState((s) => s.renaming);
  return id === undefined ? null : <NameField key={id} id={id} />;
};

const NameField = ({ id }: { readonly id: string }) => {
  const stage = useStage();
  const editor = useEditor();
  const field = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  const [from] = useState(() => document.activeElement);
  const { design } = editor.store.getState();
  const isNote = kindOf(id) === 'note';
  const before = isNote ? (find(design, 'note', id)?.text ?? '') : nameOf(design, id);

  useEffect(() => {
    // Asked for by a key or a menu, the element may be out of sight.
    reveal(stage, [id]);
    field.current?.focus();
    field.current?.select();
  }, [stage, id]);

  const { lens } = stage;
  const camera = useSyncExternalStore(lens.subscribe, lens.camera, lens.camera);
  const view = viewOf(camera, lens.size());
  const places = placesOf(stage.scene.get(), stage.detail.get(), id);
  const rect = places.find((r) => touches(view, r)) ?? places[0];
  if (rect === undefined || findAny(design, id) === undefined) return null;

  const leave = (keep: boolean) => {
    if (left.current) return;
    left.current = true;
    const name = (field.current?.value ?? '').trim();
    if (keep && name !== '' && name !== before) {
      const was = isNote ? 'note' : before;
      editor.commit(`Rename ${was}`, (d) =>
        set<Labelled>(d, id, isNote ? { text: name } : { name }),
      );
    }
    editor.rename(undefined);
    // A click elsewhere has moved the focus already; Enter and Esc give it back.
    if (document.activeElement === field.current && from instanceof HTMLElement) {
      from.focus({ preventScroll: true });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') leave(true);
    if (event.key === 'Escape') leave(false);
  };
  const at = toScreen(camera, rect);
  const scale = Math.max(1, camera.zoom);
  const style = {
    transform: `translate(${at.x}px, ${at.y}px)`,
    width: Math.min(320, Math.max(120, rect.width * camera.zoom)),
    height: Math.max(26, Math.min(34, rect.height * camera.zoom)),
    fontSize: 12.5 * Math.min(1.4, scale),
  };
  return (
    <input
      ref={field}
      className="rename"
      data-canvas-ui
      aria-label={`New name of ${before}`}
      defaultValue={before}
      maxLength={500}
      spellCheck={false}
      style={style}
      onKeyDown={onKeyDown}
      onBlur={() => leave(true)}
    />
  );
};
