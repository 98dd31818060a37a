import { useMemo } from 'react';
import type { Trace } from '../analysis/trace/path';
import { traceNow } from '../editor/trace-now';
import { useEditorState } from '../editor/use-editor';

/** The path that is followed just now; undefined where none is. */
export const useTrace = (): Trace | undefined => {
  const wish = useEditorState((s) => s.view.trace);
  const design = useEditorState((s) => s.design);
  const whatIf = useEditorState((s) => s.whatIf);
  return useMemo(() => traceNow(design, wish, whatIf), [design, wish, whatIf]);
};
