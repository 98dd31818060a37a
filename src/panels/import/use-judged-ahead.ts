import { useEffect } from 'react';
import { judgingAhead } from '../../lint/ahead';
import type { Design } from '../../model/design';
import { inSlices } from '../findings/in-slices';
import { previewLinter } from '../findings/own-linter';

const nothing = () => {};

/**
 * Judges the hosts of a design that people look at before they take it, a slice of a frame at a
 * time: a thousand hosts then open without a stop.
 */
export const useJudgedAhead = (design: Design | undefined): void => {
  useEffect(() => {
    if (design === undefined) return;
    return inSlices(judgingAhead(previewLinter(), design), nothing, nothing);
  }, [design]);
};
