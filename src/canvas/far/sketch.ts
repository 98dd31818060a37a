import type { Utilisations } from '../../analysis/capacity/utilisation';
import { heatLevelOf } from '../../layout/heat';
import { heatLooks } from '../../layout/heat-scale';
import { fitText } from '../../layout/measure';
import type { Paint, Placed, Rect, Scene } from '../../layout/scene';
import { colourOf } from '../paints';
import { touches } from '../plane/rect';
import { boundsOfWire } from '../plane/region';

/** Far-out drawing on a canvas 2D: boxes, stripes, trunks. Batched by colour, culled by box. */

interface Patch {
  readonly paint: Paint;
  readonly rect: Rect;
}
const patches = new WeakMap<Placed, readonly Patch[]>();

/** The filled boxes of a board's far picture: its surface and traffic stripes. */
const patchesOf = (placed: Placed): readonly Patch[] => {
  let known = patches.get(placed);
  if (known === undefined) {
    known = placed.far.flatMap((group) =>
      group.marks.flatMap((mark) =>
        mark.mark === 'rect' && mark.fill !== undefined && mark.fill !== 'none'
          ? [
              {
                paint: mark.fill,
                rect: {
                  x: mark.rect.x + placed.rect.x,
                  y: mark.rect.y + placed.rect.y,
                  width: mark.rect.width,
                  height: mark.rect.height,
                },
              },
            ]
          : [],
      ),
    );
    patches.set(placed, known);
  }
  return known;
};

type Ink = CanvasRenderingContext2D;

export const drawFrames = (ink: Ink, scene: Scene, view: Rect): void => {
  ink.strokeStyle = colourOf('line');
  for (const { rect } of scene.frames) {
    if (!touches(view, rect)) continue;
    ink.strokeRect(rect.x, rect.y, rect.width, rect.height);
  }
};

/** All wires of a colour in one path: one stroke a colour, however many wires. `heat`: by how full they are instead. */
export const drawWires = (ink: Ink, scene: Scene, view: Rect, heat?: Utilisations): void => {
  const byPaint = new Map<Paint, Path2D>();
  const width = ink.lineWidth;
  const widths = new Map<Paint, number>();
  for (const wire of scene.wires) {
    if (!touches(view, boundsOfWire(wire))) continue;
    const level = heat && heatLevelOf(wire, heat);
    const look = level && heatLooks[level];
    const paint = look?.paint ?? wire.paint;
    let path = byPaint.get(paint);
    if (path === undefined) {
      path = new Path2D();
      byPaint.set(paint, path);
      widths.set(paint, look === undefined ? width : (look.width * width) / 1.5);
    }
    wire.points.forEach((p, i) => {
      if (i === 0) path.moveTo(p.x, p.y);
      else path.lineTo(p.x, p.y);
    });
  }
  ink.globalAlpha = 0.6;
  for (const [paint, path] of byPaint) {
    ink.strokeStyle = colourOf(paint);
    ink.lineWidth = widths.get(paint) ?? width;
    ink.stroke(path);
  }
  ink.lineWidth = width;
  ink.globalAlpha = 1;
};

export const drawBoards = (ink: Ink, scene: Scene, view: Rect, withParts: boolean): void => {
  const seen = scene.placed.filter((placed) => touches(view, placed.rect));
  ink.beginPath();
  // The box of a physical switch holds its rail and the air around it: only its marks are drawn.
  for (const { kind, rect } of seen) {
    if (kind !== 'physicalSwitch') ink.rect(rect.x, rect.y, rect.width, rect.height);
  }
  ink.fillStyle = colourOf(withParts ? 'surface' : 'lineStrong');
  ink.fill();
  if (!withParts) return;
  ink.strokeStyle = colourOf('lineStrong');
  ink.stroke();
  const byPaint = new Map<Paint, Rect[]>();
  for (const placed of seen) {
    for (const { paint, rect } of patchesOf(placed)) {
      const list = byPaint.get(paint);
      if (list === undefined) byPaint.set(paint, [rect]);
      else list.push(rect);
    }
  }
  for (const [paint, rects] of byPaint) {
    ink.fillStyle = colourOf(paint);
    for (const { x, y, width, height } of rects) ink.fillRect(x, y, width, height);
  }
};

/** Names of clusters, where they are still large enough to read. */
export const drawTitles = (ink: Ink, scene: Scene, view: Rect, zoom: number): void => {
  ink.textBaseline = 'alphabetic';
  ink.textAlign = 'left';
  for (const { rect, title, subtitle, titleSize: size } of scene.frames) {
    if (size * zoom < 6 || !touches(view, rect)) continue;
    const y = rect.y + 12 + size;
    const text = fitText(title, rect.width * 0.6, { size, weight: 600 });
    ink.font = `600 ${size}px 'Inter Variable', sans-serif`;
    ink.fillStyle = colourOf('ink');
    ink.fillText(text, rect.x + 24, y);
    const behind = rect.x + 24 + ink.measureText(text).width + size * 0.8;
    const small = Math.round(size * 0.68);
    ink.font = `400 ${small}px 'Inter Variable', sans-serif`;
    ink.fillStyle = colourOf('inkSoft');
    ink.fillText(fitText(subtitle, rect.width * 0.35, { size: small }), behind, y);
  }
};

/** The lettering of the far picture, where it is still large enough to read. */
export const drawNames = (ink: Ink, scene: Scene, view: Rect, zoom: number): void => {
  const least = 8;
  ink.textBaseline = 'alphabetic';
  for (const placed of scene.placed) {
    if (!touches(view, placed.rect)) continue;
    for (const group of placed.far) {
      for (const mark of group.marks) {
        if (mark.mark !== 'text' || mark.size * zoom < least || mark.rotate !== undefined) continue;
        ink.font = `${mark.weight ?? 400} ${mark.size}px 'Inter Variable', sans-serif`;
        ink.textAlign =
          mark.anchor === 'middle' ? 'center' : mark.anchor === 'end' ? 'right' : 'left';
        ink.fillStyle = colourOf(mark.fill);
        ink.fillText(mark.text, placed.rect.x + mark.x, placed.rect.y + mark.y);
      }
    }
  }
};

export const drawRings = (ink: Ink, rects: readonly Rect[], paint: Paint, width: number): void => {
  ink.strokeStyle = colourOf(paint);
  ink.lineWidth = width;
  for (const { x, y, width: w, height } of rects) ink.strokeRect(x, y, w, height);
};
