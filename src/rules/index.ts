import type { Rule } from '../lint/rule';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [];
