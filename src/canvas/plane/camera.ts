import type { Camera } from '../../editor/editor';
import type { Point, Rect } from '../../layout/scene';

/** Arithmetic between the plane and the screen; sizes in CSS pixels. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const zoomLimits = { min: 0.01, max: 4 } as const;

export const clampZoom = (zoom: number): number =>
  Math.min(zoomLimits.max, Math.max(zoomLimits.min, zoom));

/** A point of the canvas (from its top left corner) on the plane. */
export const toPlane = (camera: Camera, at: Point): Point => ({
  x: camera.x + at.x / camera.zoom,
  y: camera.y + at.y / camera.zoom,
});

export const toScreen = (camera: Camera, at: Point): Point => ({
  x: (at.x - camera.x) * camera.zoom,
  y: (at.y - camera.y) * camera.zoom,
});

/** The part of the plane in sight. */
export const viewOf = (camera: Camera, size: Size): Rect => ({
  x: camera.x,
  y: camera.y,
  width: size.width / camera.zoom,
  height: size.height / camera.zoom,
});

/** The camera that shows all of `rect` in the middle, with a margin in screen pixels. */
export const fitted = (
  rect: Rect,
  size: Size,
  {
    margin = 40,
    maxZoom = 1,
    minZoom = zoomLimits.min as number,
  }: { readonly margin?: number; readonly maxZoom?: number; readonly minZoom?: number } = {},
): Camera => {
  const zoom = Math.max(
    minZoom,
    Math.min(
      maxZoom,
      Math.max(1, size.width - 2 * margin) / Math.max(1, rect.width),
      Math.max(1, size.height - 2 * margin) / Math.max(1, rect.height),
    ),
  );
  return centred(rect, size, zoom);
};

export const centred = (rect: Rect, size: Size, zoom: number): Camera => ({
  x: rect.x + rect.width / 2 - size.width / zoom / 2,
  y: rect.y + rect.height / 2 - size.height / zoom / 2,
  zoom,
});

/** Zooms so that the plane point under `at` (screen) stays where it is. */
export const zoomedAt = (camera: Camera, at: Point, wanted: number): Camera => {
  const zoom = clampZoom(wanted);
  const fixed = toPlane(camera, at);
  return { x: fixed.x - at.x / zoom, y: fixed.y - at.y / zoom, zoom };
};
