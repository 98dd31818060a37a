import { useDeferredValue, useMemo } from 'react';
import { questionsOf } from '../../import/questions';
import type { Question } from '../../import/result';
import type { TrafficPattern } from '../../import/traffic-names';
import type { Design } from '../../model/design';
import { useTopology } from '../elements/use-topology';
import { usePatterns } from './kept-patterns';

let last:
  | {
      readonly of: Design;
      readonly by: readonly TrafficPattern[];
      readonly is: readonly Question[];
    }
  | undefined;

/** Status bar and panel ask about the same design: it is gone through once. */
const ask = (of: Design, by: readonly TrafficPattern[]): readonly Question[] => {
  if (last?.of !== of || last.by !== by) last = { of, by, is: questionsOf(of, by) };
  return last.is;
};

/** What an import left open in the design on the canvas; a moment behind an edit. */
export const useQuestions = (): readonly Question[] => {
  const design = useDeferredValue(useTopology());
  const patterns = usePatterns();
  return useMemo(() => ask(design, patterns), [design, patterns]);
};
