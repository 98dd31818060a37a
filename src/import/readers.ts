import type { Reader } from './piece';

/** Who reads what, in the order they are asked: the first that claims a piece reads it. */
export const readers: readonly Reader[] = [];
