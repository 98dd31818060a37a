import { createSceneMaker } from '../layout/build-scene';
import type { Design } from '../model/design';
import type { Box } from '../model/edits/layout';

const make = createSceneMaker();

/** Where elements with a place of their own are drawn, from the same scene as the canvas. */
export const boxesOf = (design: Design, ids: readonly string[]): readonly Box[] => {
  const wanted = new Set(ids);
  return make(design)
    .placed.filter((placed) => wanted.has(placed.id))
    .map(({ id, rect }) => ({ id, ...rect }));
};
