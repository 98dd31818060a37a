import type { Rule } from '../lint/rule';
import sharedL2 from './isolation/shared-l2';
import sharedUplinks from './isolation/shared-uplinks';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [...sharedL2, ...sharedUplinks].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
