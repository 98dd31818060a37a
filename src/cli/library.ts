/**
 * vSwitchboard as a library: read a design, lint it, mend it, write it. Pure; runs in Node.js and
 * in browsers. `readDesign` never throws on bad input, `lint` never on any design.
 */
export type { Problem, ReadResult } from '../file/problem';
export { readDesign } from '../file/read';
export { writeDesign } from '../file/write';
export { applyFix, fixAll, previewFix } from '../lint/fix';
export { createLinter, lint } from '../lint/linter';
export type { Finding, LintResult, Question, Rule } from '../lint/rule';
export type { Design } from '../model/design';
export { rules } from '../rules/index';
