import { useMemo } from 'react';
import { type Moved, movedBy } from '../analysis/failures/moved';
import { useEditorState } from '../editor/use-editor';
import { stateIn } from '../editor/what-if-state';

/** What shows of the failures supposed just now; undefined outside of what-if and before the first. */
export const useMoved = (): Moved | undefined => {
  const design = useEditorState((s) => s.design);
  const whatIf = useEditorState((s) => s.whatIf);
  return useMemo(() => {
    if (whatIf === undefined) return undefined;
    const state = stateIn(design, whatIf);
    return state.failed.length === 0 ? undefined : movedBy(design, state);
  }, [design, whatIf]);
};
