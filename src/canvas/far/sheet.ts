import type { Utilisations } from '../../analysis/capacity/utilisation';
import type { Camera } from '../../editor/editor';
import type { Scene } from '../../layout/scene';
import type { LintResult } from '../../lint/rule';
import type { Severity } from '../../model/design';
import { type Size, viewOf } from '../plane/camera';
import { placesOf } from '../plane/places-of';
import { encloses } from '../plane/rect';
import { drawBoards, drawFrames, drawNames, drawRings, drawTitles, drawWires } from './sketch';

/**
 * A sheet is drawn larger than the view and then only slid by the compositor, as paper under a
 * window: a frame of panning draws nothing.
 */
export interface Sheet {
  /** Of the sheet's own corner and zoom when it was drawn. */
  readonly camera: Camera;
  /** CSS pixels. */
  readonly size: Size;
}

const margin = 0.3;
/** How far a drawn sheet may be stretched before it is drawn again. */
const stretch = { least: 0.75, most: 1.35 } as const;

export const sheetFor = (camera: Camera, size: Size): Sheet => ({
  camera: {
    x: camera.x - (size.width * margin) / camera.zoom,
    y: camera.y - (size.height * margin) / camera.zoom,
    zoom: camera.zoom,
  },
  size: {
    width: Math.ceil(size.width * (1 + 2 * margin)),
    height: Math.ceil(size.height * (1 + 2 * margin)),
  },
});

/** Puts the sheet where the camera looks now. False when it does not reach that far. */
export const slideSheet = (
  element: HTMLElement,
  sheet: Sheet,
  camera: Camera,
  size: Size,
): boolean => {
  const scale = camera.zoom / sheet.camera.zoom;
  if (scale < stretch.least || scale > stretch.most) return false;
  if (!encloses(viewOf(sheet.camera, sheet.size), viewOf(camera, size))) return false;
  const x = (sheet.camera.x - camera.x) * camera.zoom;
  const y = (sheet.camera.y - camera.y) * camera.zoom;
  element.style.width = `${sheet.size.width}px`;
  element.style.height = `${sheet.size.height}px`;
  element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  return true;
};

const marked = ['warning', 'error'] as const;
type Found = Readonly<Record<(typeof marked)[number], ReadonlySet<string>>>;
const known = new WeakMap<LintResult, Found>();

/** Hosts with a finding, by severity; worked out once a check. */
const hostsFound = (lint: LintResult): Found => {
  let found = known.get(lint);
  if (found === undefined) {
    const of = (severity: Severity) =>
      new Set(lint.findings.filter((f) => f.severity === severity).flatMap((f) => f.hosts));
    found = { warning: of('warning'), error: of('error') };
    known.set(lint, found);
  }
  return found;
};

export const drawSheet = (
  pen: CanvasRenderingContext2D,
  scene: Scene,
  { camera, size }: Sheet,
  lint: LintResult,
  selection: readonly string[],
  heat: Utilisations | undefined,
): void => {
  const view = viewOf(camera, size);
  const { zoom } = camera;
  const k = zoom * devicePixelRatio;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.setTransform(k, 0, 0, k, -camera.x * k, -camera.y * k);
  pen.lineWidth = 1 / zoom;
  drawFrames(pen, scene, view);
  pen.lineWidth = 0.9 / zoom;
  drawWires(pen, scene, view, heat);
  pen.lineWidth = 1 / zoom;
  drawBoards(pen, scene, view, true);
  drawTitles(pen, scene, view, zoom);
  drawNames(pen, scene, view, zoom);
  const found = hostsFound(lint);
  for (const severity of marked) {
    const rects = scene.placed.filter((p) => found[severity].has(p.id)).map((p) => p.rect);
    drawRings(pen, rects, severity, 1.5 / zoom);
  }
  const chosen = selection.flatMap((id) => placesOf(scene, 'far', id));
  drawRings(pen, chosen, 'accent', 3 / zoom);
};
