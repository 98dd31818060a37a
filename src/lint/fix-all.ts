import { differences } from '../analysis/difference';
import type { Design } from '../model/design';
import { type FixPreview, type FixProgress, fixAllSteps } from './fix';
import type { Linter } from './linter';
import type { Finding, LintResult, Rule } from './rule';
import { means } from './settings';

/** What fixing all findings of a rule would do, before anybody agrees to it. */
export interface FixAllPreview extends FixPreview {
  /** Findings of the rule that it mends. */
  readonly fixed: readonly Finding[];
  /** Findings of the rule that are left: they have no automatic fix, or one stood in another's way. */
  readonly left: readonly Finding[];
}

const without = (some: LintResult, others: LintResult): readonly Finding[] => {
  const keys = new Set(others.findings.map((f) => f.key));
  return some.findings.filter((f) => !keys.has(f.key));
};

/**
 * Works it out in steps of a few frames. Undefined where the rule has no fix or none of its findings
 * can be mended. The linter is back at `design` afterwards.
 */
export function* previewFixAll(
  rules: readonly Rule[],
  linter: Linter,
  design: Design,
  ruleId: string,
): Generator<FixProgress, FixAllPreview | undefined> {
  const rule = rules.find((r) => means(ruleId, r.id));
  if (rule?.fix === undefined) return undefined;
  const { design: after, fixed } = yield* fixAllSteps(rules, linter, design, rule.id);
  if (after === design || fixed.length === 0) return undefined;
  const then = linter.update(after);
  const now = linter.update(design);
  const added = without(then, now);
  return {
    design: after,
    title: `${rule.fix.title}, everywhere`,
    disruptive: rule.fix.disruptive === true,
    changes: differences(design, after),
    removed: without(now, then),
    added,
    newErrors: added.filter((f) => f.severity === 'error'),
    fixed,
    left: then.findings.filter((f) => f.rule === rule.id),
  };
}
