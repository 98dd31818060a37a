import { useEffect } from 'react';
import { boardsAhead } from '../../layout/build-scene';
import { judgingAhead } from '../../lint/ahead';
import type { Design } from '../../model/design';
import { inSlices } from '../findings/in-slices';
import { previewLinter } from '../findings/own-linter';

const nothing = () => {};

/** First what findings need, which takes longest, then what the picture needs. */
function* opening(design: Design): Generator<unknown, void> {
  yield* judgingAhead(previewLinter(), design);
  yield* boardsAhead(design);
}

/**
 * Judges the hosts of a design that people look at before they take it and plans their boards, a
 * slice of a frame at a time: a thousand hosts then open without a stop.
 */
export const useJudgedAhead = (design: Design | undefined): void => {
  useEffect(() => {
    if (design === undefined) return;
    return inSlices(opening(design), nothing, nothing);
  }, [design]);
};
