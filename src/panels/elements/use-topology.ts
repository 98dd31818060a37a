import { useRef } from 'react';
import { useEditorState } from '../../editor/use-editor';
import type { Design } from '../../model/design';

/** Same in everything but positions? */
const sameButPlaces = (a: Design, b: Design): boolean => {
  const keys = Object.keys(a) as (keyof Design)[];
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key === 'layout' || a[key] === b[key])
  );
};

/**
 * The design as panels read it: the same object while only positions change, so that dragging a
 * host renders no panel. Its `layout` may be old.
 */
export const useTopology = (): Design => {
  const kept = useRef<Design>(undefined);
  return useEditorState(({ design }) => {
    if (kept.current === undefined || !sameButPlaces(kept.current, design)) kept.current = design;
    return kept.current;
  });
};
