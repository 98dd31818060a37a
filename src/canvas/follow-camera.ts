import type { Detail } from '../layout/scene';
import { viewOf } from './plane/camera';
import { detailAt } from './plane/detail';
import { isTooMuch, regionFor } from './plane/region';
import type { Stage } from './stage';

/** How often the rest of the app hears where the canvas looks. Milliseconds. */
const tellEvery = 120;

/** A zoom that has not changed for this long is at rest. Milliseconds. */
const restAfter = 110;

const rank: Readonly<Record<Detail, number>> = { far: 0, middle: 1, near: 2 };

/**
 * Keeps the level of detail, the mounted region and the editor's camera in step with the lens.
 * All of them change seldom: most frames of a pan end here without touching React. While a zoom
 * goes on the picture only gets coarser; what is finer costs more to mount and waits for its rest.
 */
export const followCamera = (stage: Stage): (() => void) => {
  const { editor, lens, scene, detail, region, isFar } = stage;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let tooMuch = false;
  let counted = { scene: scene.get(), x: 0, y: 0, zoom: 0 };

  const settle = () => {
    clearTimeout(resting);
    resting = undefined;
    isFar.set(tooMuch);
    detail.set(detailAt(lens.camera().zoom, detail.get()));
  };
  const follow = () => {
    if (!lens.isReady()) return;
    const camera = lens.camera();
    const view = viewOf(camera, lens.size());
    const now = scene.get();
    // Counting what is in view is the one thing linear in the design: not for every pixel.
    const wandered =
      counted.scene !== now ||
      counted.zoom !== camera.zoom ||
      Math.abs(counted.x - camera.x) > view.width / 8 ||
      Math.abs(counted.y - camera.y) > view.height / 8;
    const isZooming = counted.zoom !== 0 && counted.zoom !== camera.zoom;
    if (wandered) {
      counted = { scene: now, x: camera.x, y: camera.y, zoom: camera.zoom };
      tooMuch = isTooMuch(now, view, isFar.get());
    }
    if (tooMuch) isFar.set(true);
    const isFiner =
      rank[detailAt(camera.zoom, detail.get())] > rank[detail.get()] || (isFar.get() && !tooMuch);
    if (!isFiner) settle();
    else if (isZooming || resting === undefined) {
      clearTimeout(resting);
      resting = setTimeout(settle, restAfter);
    }
    region.set(regionFor(view, region.get()));
    timer ??= setTimeout(() => {
      timer = undefined;
      editor.look(lens.camera());
    }, tellEvery);
  };

  follow();
  const stops = [lens.subscribe(follow), scene.subscribe(follow)];
  return () => {
    clearTimeout(timer);
    clearTimeout(resting);
    for (const stop of stops) stop();
  };
};
