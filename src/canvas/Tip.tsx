import { useEffect, useState } from 'react';
import { useEditor, useEditorState } from '../editor/use-editor';
import { describe as sentenceAbout } from '../model/describe';
import { toScreen } from './plane/camera';
import { placedById, placesOf } from './plane/places-of';
import { useStage } from './stage';

/** Rest of the pointer before a tip shows. Milliseconds. */
const rest = 550;

/** As in the style sheet, with a margin. Pixels. */
const mostWidth = 350;

/** One sentence about the element the pointer rests on; gone with the next move of hand or camera. */
export const Tip = () => {
  const stage = useStage();
  const editor = useEditor();
  const hovered = useEditorState((s) => s.hovered);
  const [shown, setShown] = useState<string>();

  useEffect(() => {
    setShown(undefined);
    if (hovered === undefined) return;
    const timer = setTimeout(() => setShown(hovered), rest);
    const hide = () => {
      clearTimeout(timer);
      setShown(undefined);
    };
    const stop = stage.lens.subscribe(hide);
    window.addEventListener('pointerdown', hide, true);
    return () => {
      clearTimeout(timer);
      stop();
      window.removeEventListener('pointerdown', hide, true);
    };
  }, [hovered, stage]);

  if (shown === undefined || shown !== hovered) return null;
  const [rect] = placesOf(stage.scene.get(), stage.detail.get(), shown);
  const { design } = editor.store.getState();
  const isCard = design.folded?.includes(shown) === true;
  if (rect === undefined || (shown.indexOf('.') < 0 && !isCard)) return null;
  const at = toScreen(stage.lens.camera(), { x: rect.x, y: rect.y + rect.height });
  const left = Math.max(8, Math.min(at.x, stage.lens.size().width - mostWidth));
  return (
    <div
      className="canvas-tip"
      aria-hidden="true"
      style={{ transform: `translate(${left}px, ${at.y + 8}px)` }}
    >
      {isCard ? placedById(stage.scene.get(), shown)?.title : sentenceAbout(design, shown)}
    </div>
  );
};
