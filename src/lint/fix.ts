import { type Change, differences } from '../analysis/difference';
import type { Design } from '../model/design';
import { rootIdOf } from '../model/kinds';
import type { Linter } from './linter';
import type { Finding, LintResult, Rule } from './rule';
import { means } from './settings';

/** Rounds of fixing all: far more than any chain of fixes needs, so that a bad pair of rules ends too. */
const mostRounds = 500;

/** The design with this finding mended; undefined where its rule has no automatic fix for it. */
export const applyFix = (
  rules: readonly Rule[],
  design: Design,
  finding: Finding,
): Design | undefined => {
  const edit = rules.find((rule) => rule.id === finding.rule)?.fix?.edit;
  if (edit === undefined) return undefined;
  try {
    const after = edit(design, finding);
    return after === design ? undefined : after;
  } catch {
    // No fix is worth an application that stops; the finding stays and can be mended by hand.
    return undefined;
  }
};

/** What a fix would do, before anybody agrees to it. */
export interface FixPreview {
  readonly design: Design;
  readonly title: string;
  readonly disruptive: boolean;
  readonly changes: readonly Change[];
  readonly removed: readonly Finding[];
  readonly added: readonly Finding[];
  /** Those of `added` that are errors: to be said before the fix is applied. */
  readonly newErrors: readonly Finding[];
}

/** Undefined where there is no automatic fix that mends the finding. The linter is back at `design` afterwards. */
export const previewFix = (
  rules: readonly Rule[],
  linter: Linter,
  design: Design,
  finding: Finding,
): FixPreview | undefined => {
  const fix = rules.find((rule) => rule.id === finding.rule)?.fix;
  const after = applyFix(rules, design, finding);
  if (fix === undefined || after === undefined) return undefined;
  const then = linter.update(after);
  const now = linter.update(design);
  // The laws of the rules forbid it; a fix that leaves its finding is not worth a question.
  if (then.findings.some((f) => f.key === finding.key)) return undefined;
  const added = without(then, now);
  return {
    design: after,
    title: fix.title,
    disruptive: fix.disruptive === true,
    changes: differences(design, after),
    removed: without(now, then),
    added,
    newErrors: added.filter((f) => f.severity === 'error'),
  };
};

/** Findings of one result that the other does not have. */
const without = (some: LintResult, others: LintResult): Finding[] => {
  const keys = new Set(others.findings.map((f) => f.key));
  return some.findings.filter((f) => !keys.has(f.key));
};

/** What fixing all came to. */
export interface Fixed {
  readonly design: Design;
  readonly fixed: readonly Finding[];
}

/** How far fixing all has come: findings tried, of those known so far. */
export interface FixProgress {
  readonly tried: number;
  readonly of: number;
}

/** So many fixes, then a breath: judging the hosts they touched takes about a frame. */
const fixesAtOnce = 8;

/**
 * Mends all that can be mended, of one rule or of all, until nothing more changes. In one round
 * each element at the top (a host, a physical switch) is touched by one fix at most: a fix reads
 * the design that its finding spoke of. What a fix did not mend is not tried again.
 */
export const fixAll = (
  rules: readonly Rule[],
  linter: Linter,
  design: Design,
  ruleId?: string,
): Fixed => {
  const steps = fixAllSteps(rules, linter, design, ruleId);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** The same in steps of a few frames, so that a screen can go on and people can change their mind. */
export function* fixAllSteps(
  rules: readonly Rule[],
  linter: Linter,
  design: Design,
  ruleId?: string,
): Generator<FixProgress, Fixed> {
  const tried = new Map<string, Finding>();
  let here = design;
  let result = linter.update(here);
  for (let round = 0; round < mostRounds; round++) {
    const touched = new Set<string>();
    let next = here;
    let sinceBreath = 0;
    const open = result.findings.filter(
      ({ key, rule }) => !tried.has(key) && (ruleId === undefined || means(ruleId, rule)),
    );
    const known = tried.size + open.length;
    for (const finding of open) {
      const roots = [...finding.objects, ...finding.hosts].map(rootIdOf);
      if (roots.some((root) => touched.has(root))) continue;
      const after = applyFix(rules, next, finding);
      tried.set(finding.key, finding);
      if (after === undefined) continue;
      next = after;
      for (const root of roots) {
        touched.add(root);
        // What is judged now need not be judged at the end of the round.
        linter.judgeAhead(next, root);
      }
      sinceBreath++;
      if (sinceBreath < fixesAtOnce) continue;
      sinceBreath = 0;
      yield { tried: tried.size, of: known };
    }
    if (next === here) break;
    here = next;
    result = linter.update(here);
  }
  const left = new Set(result.findings.map((f) => f.key));
  const fixed = [...tried.values()].filter((finding) => !left.has(finding.key));
  return { design: here, fixed };
}
