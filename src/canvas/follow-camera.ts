import { viewOf } from './plane/camera';
import { detailAt } from './plane/detail';
import { isTooMuch, regionFor } from './plane/region';
import type { Stage } from './stage';

/** How often the rest of the app hears where the canvas looks. Milliseconds. */
const tellEvery = 120;

/**
 * Keeps the level of detail, the mounted region and the editor's camera in step with the lens.
 * All of them change seldom: most frames of a pan end here without touching React.
 */
export const followCamera = (stage: Stage): (() => void) => {
  const { editor, lens, scene, detail, region, isFar } = stage;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let counted = { scene: scene.get(), x: 0, y: 0, zoom: 0 };

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
    if (wandered) {
      counted = { scene: now, x: camera.x, y: camera.y, zoom: camera.zoom };
      isFar.set(isTooMuch(now, view, isFar.get()));
    }
    detail.set(detailAt(camera.zoom, detail.get()));
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
    for (const stop of stops) stop();
  };
};
