import type { Parameters } from '../../analysis/parameters';
import type { Linter } from '../../lint/linter';
import type { LintResult, Rule } from '../../lint/rule';
import { means } from '../../lint/settings';
import type { DerivedProfile, Design, Severity, SeverityOrOff } from '../../model/design';
import { derivedProfileShape } from '../../model/shape/design';

/** What a profile would say of a design: pure, so that the dialog only draws. */

/** The whole design under one profile, whatever clusters chose. */
export const underProfile = (design: Design, profile: string): Design => ({
  ...design,
  review: { ...design.review, profile },
  clusters: design.clusters.some((cluster) => cluster.profile !== undefined)
    ? design.clusters.map(({ profile: _own, ...cluster }) => cluster)
    : design.clusters,
});

export interface Tally {
  readonly counts: LintResult['counts'];
  /** How many findings each rule has. */
  readonly byRule: ReadonlyMap<string, number>;
}

export const tallyOf = (linter: Linter, design: Design, profile: string): Tally => {
  const { counts, findings } = linter.update(underProfile(design, profile));
  const byRule = new Map<string, number>();
  for (const { rule } of findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  return { counts, byRule };
};

const words: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  info: 'infos',
};

/** `errors 3 → 1`, or `errors 3` where nothing changes. */
export const shiftWords = (severity: Severity, before: number, after: number): string =>
  before === after ? `${words[severity]} ${after}` : `${words[severity]} ${before} → ${after}`;

/** What the profile states for a rule; undefined where it follows its base. */
export const statedFor = (profile: DerivedProfile, ruleId: string): SeverityOrOff | undefined =>
  profile.severities.findLast(({ rule }) => means(rule, ruleId))?.severity;

/** Rules that fit a search, in the order of ids; `changed`: only those that the profile states. */
export const rulesShown = (
  rules: readonly Rule[],
  profile: DerivedProfile,
  text: string,
  changed: boolean,
): readonly Rule[] => {
  const needle = text.trim().toLowerCase();
  return rules.filter(
    (rule) =>
      (!changed || statedFor(profile, rule.id) !== undefined) &&
      (rule.id.includes(needle) || rule.title.toLowerCase().includes(needle)),
  );
};

/** Where a profile is in force, in words. */
export const usedBy = (design: Design, id: string): readonly string[] => [
  ...(design.review.profile === id ? ['the design'] : []),
  ...design.clusters.flatMap((cluster) => (cluster.profile === id ? [cluster.name] : [])),
];

/** What the base of a profile counts with: `Peak`, `200`, `Off`. */
export const baseParameterWords = (
  base: Parameters,
  name: keyof typeof derivedProfileShape.optional,
): string => {
  switch (name) {
    case 'demandBasis':
    case 'degradedBasis':
      return derivedProfileShape.optional[name].of[base[name]];
    case 'oversubscriptionPercent':
      return String(base.oversubscription * 100);
    case 'peakPercent':
      return String(base.peakFactor * 100);
    default:
      return base.stackIsOneDomain ? 'On' : 'Off';
  }
};
