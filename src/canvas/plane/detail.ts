import type { Detail } from '../../layout/scene';

/**
 * How much of a board is drawn, by the size of its lettering on screen. The two thresholds of
 * each step lie apart, so that a zoom that rests on one does not make the picture flicker.
 */
const nearFrom = 0.56;
const farBelow = 0.36;
const slack = 0.1;

/** Pure in the zoom and the detail shown so far; without one, the plain thresholds. */
export const detailAt = (zoom: number, before?: Detail): Detail => {
  const near =
    before === undefined ? nearFrom : nearFrom * (before === 'near' ? 1 - slack : 1 + slack);
  const far =
    before === undefined ? farBelow : farBelow * (before === 'far' ? 1 + slack : 1 - slack);
  return zoom >= near ? 'near' : zoom < far ? 'far' : 'middle';
};

/** The least zoom at which single parts of a board are drawn. */
export const partsZoom = nearFrom * (1 + slack);
