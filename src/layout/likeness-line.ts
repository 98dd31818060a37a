import { grid } from './grid';
import type { Likeness } from './likeness';
import { box, label, line } from './marks';
import type { Mark, Paint } from './scene';

/** Two strokes, crossed where the hosts differ. */
export const likenessSign = (
  x: number,
  y: number,
  size: number,
  isAlike: boolean,
  paint: Paint,
): Mark[] => {
  const half = size * 0.4;
  const gap = size * 0.17;
  const strokes = `M${x - half} ${y - gap}H${x + half}M${x - half} ${y + gap}H${x + half}`;
  const crossed = isAlike ? '' : `M${x - half * 0.6} ${y + half}L${x + half * 0.6} ${y - half}`;
  return [line(strokes + crossed, paint, Math.max(1.5, size * 0.12))];
};

const rect = { x: 16, y: 52, width: grid.card.width - 32, height: 26 } as const;
const middle = rect.y + rect.height / 2;
/** The right end of the line is kept for what opens the card. */
const endRoom = 28;

/** Where the canvas puts what opens a card, and its mark. */
export const foldMark = {
  x: rect.x + rect.width - endRoom,
  y: rect.y,
  width: endRoom,
  height: rect.height,
  d: `M${rect.x + rect.width - endRoom / 2 - 4.5} ${middle - 2}l4.5 4.5l4.5 -4.5`,
} as const;

/** The line of a card below the name of its host: which host it is like, or in what it is not. */
export const likenessLine = ({ line: words, isAlike }: Likeness, size: number): Mark[] => {
  const paint = isAlike ? 'inkSoft' : 'ink';
  return [
    box(rect, 6, 'raised', ...(isAlike ? [] : (['lineStrong'] as const))),
    ...likenessSign(rect.x + 16, middle, size, isAlike, isAlike ? 'inkSoft' : 'accent'),
    label(words, rect.x + 32, middle + size * 0.36, rect.width - 34 - endRoom, { size }, paint),
  ];
};
