import { applyFix } from '../../lint/fix';
import type { Finding } from '../../lint/rule';
import type { Design } from '../../model/design';
import { rules } from '../../rules/index';

// The answer holds for a finding as long as the design does: asked for the few rows in sight only.
const known = new WeakMap<Design, Map<string, boolean>>();

/** Does the finding's rule have an automatic fix that works here? */
export const isFixable = (design: Design, finding: Finding): boolean => {
  let answers = known.get(design);
  if (answers === undefined) {
    answers = new Map();
    known.set(design, answers);
  }
  let answer = answers.get(finding.key);
  if (answer === undefined) {
    answer = applyFix(rules, design, finding) !== undefined;
    answers.set(finding.key, answer);
  }
  return answer;
};
