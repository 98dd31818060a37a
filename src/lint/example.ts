import type { Design, ProfileId } from '../model/design';
import { profileIds } from '../model/shape/words';
import { lint } from './linter';
import type { Example, LintResult, Rule, RuleMeta } from './rule';

const profiles = Object.keys(profileIds) as ProfileId[];

/** The first built-in profile that has every message of the rule on. */
export const profileForExamples = (rule: Pick<RuleMeta, 'severity'>): ProfileId =>
  profiles.find((id) => {
    const spec = rule.severity[id];
    return typeof spec === 'string'
      ? spec !== 'off'
      : Object.values(spec).every((severity) => severity !== 'off');
  }) ?? 'essentials';

/** An example of a rule, judged by that rule alone under a profile where it speaks. */
export const judgeExample = (
  rule: Rule,
  example: Example,
): { readonly design: Design; readonly result: LintResult } => {
  const made = example.design();
  // An example that says its profile is about it.
  const isOwn = made.review.profile !== undefined || made.clusters.some((c) => c.profile);
  const design = isOwn
    ? made
    : { ...made, review: { ...made.review, profile: profileForExamples(rule) } };
  return { design, result: lint([rule], design) };
};
