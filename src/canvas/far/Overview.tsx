import { memo, useEffect, useRef } from 'react';
import { useEditor } from '../../editor/use-editor';
import { utilisationNow } from '../../editor/utilisation';
import { onThemeChange } from '../paints';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { drawSheet, type Sheet, sheetFor, slideSheet } from './sheet';
import { useInk } from './use-ink';

/** Zooming stretches the drawn sheet; it is drawn sharp again when the hand rests. Milliseconds. */
const settle = 90;

/** Where more is in view than elements can carry: the same scene on one canvas 2D. */
export const Overview = memo(() => (useSignal(useStage().isFar) ? <FarSheet /> : null));

const FarSheet = () => {
  const stage = useStage();
  const editor = useEditor();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useInk(canvas);

  useEffect(() => {
    const { lens } = stage;
    let drawn: Sheet | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const draw = () => {
      clearTimeout(timer);
      timer = undefined;
      const sheet = sheetFor(lens.camera(), lens.size());
      const pen = ink(sheet.size);
      if (pen === undefined || canvas.current === null) return;
      const { design, lint, selection, view, whatIf } = editor.store.getState();
      const heat = view.heat ? utilisationNow(design, whatIf) : undefined;
      drawSheet(pen, stage.scene.get(), sheet, lint, selection, heat);
      drawn = sheet;
      slideSheet(canvas.current, drawn, lens.camera(), lens.size());
    };
    const follow = () => {
      const slid =
        drawn !== undefined &&
        canvas.current !== null &&
        slideSheet(canvas.current, drawn, lens.camera(), lens.size());
      if (!slid) draw();
      else if (drawn?.camera.zoom !== lens.camera().zoom) {
        clearTimeout(timer);
        timer = setTimeout(draw, settle);
      }
    };

    draw();
    const stops = [
      lens.subscribe(follow),
      stage.scene.subscribe(draw),
      editor.store.subscribe((now, before) => {
        const isSame =
          now.selection === before.selection &&
          now.lint === before.lint &&
          now.view.heat === before.view.heat &&
          (now.whatIf === before.whatIf || !now.view.heat);
        if (!isSame) draw();
      }),
      onThemeChange(draw),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [stage, editor, ink]);

  return (
    <div className="overview" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
};
