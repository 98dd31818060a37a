import type { Rect } from '../layout/scene';
import { centred, fitted, viewOf } from './plane/camera';
import { partsZoom } from './plane/detail';
import { placesOf } from './plane/places-of';
import { around, encloses, grown } from './plane/rect';
import type { Stage } from './stage';

/** The least zoom at which the name of a board can be read. */
const boardsZoom = 0.16;

/** Where the camera is asked to go: all, some elements, a zoom. Milliseconds of the glide. */
const glide = 260;

const rectOf = (stage: Stage, ids: readonly string[]): Rect | undefined => {
  const scene = stage.scene.get();
  return around(ids.flatMap((id) => placesOf(scene, 'near', id)));
};

export const fitAll = (stage: Stage, ms = glide): void => {
  const { lens, scene } = stage;
  if (!lens.isReady()) return;
  const now = scene.get();
  if (now.placed.length + now.frames.length === 0) {
    lens.move({ x: 0, y: 0, zoom: 1 }, ms);
    return;
  }
  lens.move(fitted(now.bounds, lens.size(), { margin: 20 }), ms);
};

export const fitIds = (stage: Stage, ids: readonly string[]): void => {
  const rect = rectOf(stage, ids);
  if (rect !== undefined) stage.lens.move(fitted(rect, stage.lens.size(), { margin: 80 }), glide);
};

/** Brings elements into view, moving no more than needed and zooming in until they can be read. */
export const reveal = (stage: Stage, ids: readonly string[]): void => {
  const { lens } = stage;
  const rect = rectOf(stage, ids);
  if (rect === undefined) return;
  const camera = lens.camera();
  const size = lens.size();
  const least = ids.every((id) => !id.includes('.')) ? boardsZoom : partsZoom;
  const legible = camera.zoom >= least * 0.9;
  if (legible && encloses(viewOf(camera, size), grown(rect, 12 / camera.zoom))) return;
  const fits = fitted(rect, size, { margin: 80 });
  const zoom = Math.min(fits.zoom, Math.max(camera.zoom, least));
  lens.move(centred(rect, size, zoom), glide);
};

export const zoomTo = (stage: Stage, zoom: number): void => {
  const { lens } = stage;
  const view = viewOf(lens.camera(), lens.size());
  lens.move(centred(view, lens.size(), zoom), glide);
};
