import { memo, useEffect, useRef } from 'react';
import { useEditor } from '../../editor/use-editor';
import type { LintResult } from '../../lint/rule';
import type { Severity } from '../../model/design';
import { onThemeChange } from '../paints';
import { viewOf } from '../plane/camera';
import { placesOf } from '../plane/places-of';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { drawBoards, drawFrames, drawNames, drawRings, drawWires } from './sketch';
import { useInk } from './use-ink';

const marked = ['warning', 'error'] as const;

type Found = Readonly<Record<(typeof marked)[number], ReadonlySet<string>>>;
const known = new WeakMap<LintResult, Found>();

/** Hosts with a finding, by severity; worked out once a check, not once a frame. */
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

/** Where more is in view than elements can carry: the same scene on one canvas 2D. */
export const Overview = memo(() => {
  const stage = useStage();
  const isFar = useSignal(stage.isFar);
  return isFar ? <Sheet /> : null;
});

const Sheet = () => {
  const stage = useStage();
  const editor = useEditor();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useInk(canvas);

  useEffect(() => {
    const draw = () => {
      const { lens } = stage;
      const scene = stage.scene.get();
      const camera = lens.camera();
      const size = lens.size();
      const pen = ink(size);
      if (pen === undefined) return;
      const { zoom } = camera;
      const ratio = devicePixelRatio;
      const view = viewOf(camera, size);
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, size.width * ratio, size.height * ratio);
      pen.setTransform(
        zoom * ratio,
        0,
        0,
        zoom * ratio,
        -camera.x * zoom * ratio,
        -camera.y * zoom * ratio,
      );
      pen.lineWidth = 1 / zoom;
      drawFrames(pen, scene, view);
      pen.lineWidth = 1.25 / zoom;
      drawWires(pen, scene, view);
      pen.lineWidth = 1 / zoom;
      drawBoards(pen, scene, view, true);
      drawNames(pen, scene, view, zoom);
      const { lint, selection } = editor.store.getState();
      const found = hostsFound(lint);
      for (const severity of marked) {
        const rects = scene.placed.filter((p) => found[severity].has(p.id)).map((p) => p.rect);
        drawRings(pen, rects, severity, 1.5 / zoom);
      }
      const chosen = selection.flatMap((id) => placesOf(scene, 'far', id));
      drawRings(pen, chosen, 'accent', 3 / zoom);
    };

    // A pan draws in its own frame, so that the sheet never lags behind the pointer.
    draw();
    const stops = [
      stage.lens.subscribe(draw),
      stage.scene.subscribe(draw),
      editor.store.subscribe((now, before) => {
        if (now.selection !== before.selection || now.lint !== before.lint) draw();
      }),
      onThemeChange(draw),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage, editor, ink]);

  return (
    <div className="overview" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
};
