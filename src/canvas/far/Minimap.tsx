import { memo, type PointerEvent, useEffect, useRef } from 'react';
import type { Camera } from '../../editor/editor';
import type { Rect } from '../../layout/scene';
import { onThemeChange } from '../paints';
import { centred, fitted, type Size, viewOf } from '../plane/camera';
import { around } from '../plane/rect';
import { type Stage, useStage } from '../stage';
import { drawBoards, drawFrames, drawRings } from './sketch';
import { useInk } from './use-ink';
import { ZoomButtons } from './ZoomButtons';

const size: Size = { width: 132, height: 84 };
/** Ten drawings a second are enough for a map. Milliseconds. */
const every = 100;

/** What the map shows: all there is and where one looks. */
const mapOf = (stage: Stage): { readonly camera: Camera; readonly view: Rect } => {
  const { lens } = stage;
  const view = viewOf(lens.camera(), lens.size());
  const scene = stage.scene.get();
  const all = scene.placed.length === 0 ? view : (around([scene.bounds, view]) ?? view);
  return { camera: fitted(all, size, { margin: 6, maxZoom: 0.2, minZoom: 0 }), view };
};

/** Small map with the zoom; press or drag to look elsewhere. Mouse only: keys move the canvas itself. */
export const Minimap = memo(() => {
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useInk(canvas);
  const held = useRef<Camera>(undefined);

  useEffect(() => {
    let timer: number | undefined;
    const draw = () => {
      timer = undefined;
      const pen = ink(size);
      if (pen === undefined) return;
      const { camera: whole, view } = mapOf(stage);
      const camera = held.current ?? whole;
      const k = camera.zoom * devicePixelRatio;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
      pen.setTransform(k, 0, 0, k, -camera.x * k, -camera.y * k);
      pen.lineWidth = 0.75 / camera.zoom;
      const scene = stage.scene.get();
      const everything = around([scene.bounds, view]) ?? view;
      drawFrames(pen, scene, everything);
      drawBoards(pen, scene, everything, scene.placed.length <= 200);
      drawRings(pen, [view], 'accent', 1.5 / camera.zoom);
    };
    const soon = () => {
      timer ??= setTimeout(draw, every) as unknown as number;
    };
    draw();
    const stops = [stage.lens.subscribe(soon), stage.scene.subscribe(soon), onThemeChange(soon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [stage, ink]);

  const look = (event: PointerEvent<HTMLDivElement>) => {
    // While held the map keeps its scale, or the point would run away under the pointer.
    const camera = held.current;
    if (camera === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = {
      x: camera.x + (event.clientX - box.left) / camera.zoom,
      y: camera.y + (event.clientY - box.top) / camera.zoom,
      width: 0,
      height: 0,
    };
    stage.lens.move(centred(at, stage.lens.size(), stage.lens.camera().zoom));
  };
  return (
    <div className="minimap" data-canvas-ui>
      <div
        className="minimap-sheet"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = mapOf(stage).camera;
          look(event);
        }}
        onPointerMove={look}
        onPointerUp={() => {
          held.current = undefined;
        }}
      >
        <canvas ref={canvas} />
      </div>
      <ZoomButtons />
    </div>
  );
});
