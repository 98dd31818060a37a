import type { Severity, TrafficClass } from '../model/design';
import { type Face, fitText, nameLines } from './measure';
import type { LineStyle, Mark, Paint, Rect } from './scene';

/** A label cut to `width` px. */
export const label = (
  text: string,
  x: number,
  y: number,
  width: number,
  face: Face,
  fill: Paint,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Mark => ({
  mark: 'text',
  text: fitText(text, width, face),
  x,
  y,
  size: face.size,
  ...(face.weight === undefined ? {} : { weight: face.weight }),
  ...(face.mono === true ? { mono: true } : {}),
  ...(anchor === 'start' ? {} : { anchor }),
  fill,
});

/** A name in the middle of a box, over as many lines as it needs and the box has; `below` px stay free under it. */
export const centredName = (
  name: string,
  rect: Rect,
  face: Face,
  fill: Paint,
  below = 0,
): readonly Mark[] => {
  const step = face.size + 3;
  const most = Math.max(1, Math.floor((rect.height - below - 8) / step));
  const lines = nameLines(name, rect.width - 10, face, Math.min(3, most));
  const x = rect.x + rect.width / 2;
  const first = rect.y + (rect.height - below - lines.length * step) / 2 + face.size - 0.5;
  return lines.map((line, i) =>
    label(line, x, first + i * step, rect.width - 10, face, fill, 'middle'),
  );
};

export const box = (
  rect: Rect,
  radius: number,
  fill: Paint,
  stroke?: Paint,
  strokeWidth = 1,
): Mark => ({
  mark: 'rect',
  rect,
  radius,
  fill,
  ...(stroke === undefined ? {} : { stroke, strokeWidth }),
});

export const line = (d: string, stroke: Paint, strokeWidth: number, style?: LineStyle): Mark => ({
  mark: 'path',
  d,
  stroke,
  strokeWidth,
  fill: 'none',
  ...(style === undefined || style === 'active' ? {} : { line: style }),
});

export const shape = (d: string, fill: Paint): Mark => ({ mark: 'path', d, fill });

export const dot = (x: number, y: number, radius: number, fill: Paint, stroke?: Paint): Mark =>
  box(
    { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
    radius,
    fill,
    stroke,
    1.75,
  );

/** The paint of a traffic class; traffic that the design does not name is neutral. */
export const trafficPaint = (traffic: TrafficClass | undefined): Paint =>
  traffic === undefined ? 'lineStrong' : `traffic-${traffic}`;

/** The paint of what carries these classes: their colour if it is one, else neutral. */
export const sharedPaint = (classes: readonly TrafficClass[]): Paint =>
  classes.length === 1 ? trafficPaint(classes[0]) : 'lineStrong';

/** A curve between two columns that leaves and arrives level; straight where the heights are equal. */
export const curve = (x1: number, y1: number, x2: number, y2: number): string => {
  if (Math.abs(y1 - y2) < 0.5) return `M${x1} ${y1}H${x2}`;
  const bend = (x2 - x1) * 0.5;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
};

/** A circle, a triangle or a square: severity is told by shape as well as by colour. */
export const severityMarks = (severity: Severity, x: number, y: number, radius: number): Mark[] => {
  if (severity === 'error') {
    return [dot(x, y, radius, 'error'), dot(x, y, radius * 0.36, 'surface')];
  }
  if (severity === 'warning') {
    const h = radius * 1.1;
    return [
      {
        mark: 'path',
        d: `M${x} ${y - h}L${x + h * 1.08} ${y + h * 0.82}H${x - h * 1.08}Z`,
        fill: 'warning',
        stroke: 'warning',
        strokeWidth: 1,
      },
    ];
  }
  const side = radius * 1.75;
  return [box({ x: x - side / 2, y: y - side / 2, width: side, height: side }, 2, 'info')];
};
