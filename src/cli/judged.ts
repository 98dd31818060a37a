import type { LintResult } from '../lint/rule';
import type { Opened } from './open';

/** A file that was opened and linted: what every format writes about. */
export interface Judged extends Opened {
  readonly result: LintResult;
}
