import type { Mark } from '../layout/scene';
import { colour, dashes, type Ink } from '../layout/theme';
import { attrs, esc } from './xml';

/** One mark as an SVG element. Type sizes, faces and colours stand in attributes: no style sheet is needed to read it. */
export const markSvg = (mark: Mark, theme: Ink): string => {
  if (mark.mark === 'rect') {
    const { x, y, width, height } = mark.rect;
    return `<rect${attrs({
      x,
      y,
      width: Math.max(0, width),
      height: Math.max(0, height),
      rx: mark.radius,
      fill: colour(mark.fill, theme),
      stroke: mark.stroke === undefined ? undefined : colour(mark.stroke, theme),
      'stroke-width': mark.stroke === undefined ? undefined : mark.strokeWidth,
    })}/>`;
  }
  if (mark.mark === 'path') {
    const dash = mark.line === undefined ? undefined : dashes[mark.line];
    return `<path${attrs({
      d: mark.d,
      fill: colour(mark.fill, theme),
      stroke: mark.stroke === undefined ? undefined : colour(mark.stroke, theme),
      'stroke-width': mark.stroke === undefined ? undefined : (mark.strokeWidth ?? 1),
      'stroke-dasharray': dash?.join(' '),
      'stroke-linecap': mark.line === 'unused' ? 'round' : undefined,
    })}/>`;
  }
  return `<text${attrs({
    x: mark.x,
    y: mark.y,
    'font-size': mark.size,
    'font-weight': mark.weight,
    class: mark.mono === true ? 'm' : undefined,
    'text-anchor': mark.anchor,
    fill: colour(mark.fill, theme),
    transform: mark.rotate === undefined ? undefined : `rotate(${mark.rotate} ${mark.x} ${mark.y})`,
  })}>${esc(mark.text)}</text>`;
};
