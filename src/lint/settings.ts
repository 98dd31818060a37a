import type { HostFacts } from '../analysis/facts';
import { baseProfile } from '../analysis/parameters';
import type { Design, ProfileId, SeverityOrOff } from '../model/design';
import { find, profileOf } from '../model/find';
import type { RuleMeta, SeveritySpec } from './rule';

const rank: Readonly<Record<SeverityOrOff, number>> = { error: 0, warning: 1, info: 2, off: 3 };

/** Does a rule named in a waiver, a profile or `hides` mean this one? Full id or its last part. */
export const means = (named: string, ruleId: string): boolean =>
  named === ruleId || named === ruleId.slice(ruleId.lastIndexOf('/') + 1);

/** Rules of one platform never speak of hosts of the other, whatever the profile says. */
export const speaksOf = (rule: Pick<RuleMeta, 'platform'>, facts: HostFacts): boolean =>
  rule.platform === 'any' || (rule.platform === 'hyperv') === facts.isHyperv;

const strictest = (spec: SeveritySpec<string>): SeverityOrOff =>
  typeof spec === 'string'
    ? spec
    : Object.values(spec).reduce((a, b) => (rank[b] < rank[a] ? b : a), 'off');

export interface Settings {
  /** The severity of a message; over several hosts the strictest one counts. */
  readonly severityOf: (
    rule: RuleMeta,
    message: string,
    hostIds: readonly string[],
  ) => SeverityOrOff;
  /** Is the rule on, with any message, for any of these hosts? */
  readonly isOn: (rule: RuleMeta, hostIds: readonly string[]) => boolean;
}

/** A built-in profile's severities for a rule, with the overrides of an own profile on top. */
const specOf = (
  design: Pick<Design, 'review'>,
  profile: string,
  rule: RuleMeta,
): SeveritySpec<string> => {
  const own = design.review.profiles.find((p) => p.id === profile);
  const base: ProfileId = baseProfile(design, profile);
  const override = own?.severities.findLast((s) => means(s.rule, rule.id));
  return override?.severity ?? rule.severity[base];
};

const onOff = new WeakMap<Design['review'], Map<string, Map<RuleMeta, boolean>>>();

/** Is the rule on, with any message, in this profile? What is off need not be judged at all. */
export const isOnIn = (review: Design['review'], profile: string, rule: RuleMeta): boolean => {
  const byProfile = onOff.get(review) ?? new Map<string, Map<RuleMeta, boolean>>();
  onOff.set(review, byProfile);
  const byRule = byProfile.get(profile) ?? new Map<RuleMeta, boolean>();
  byProfile.set(profile, byRule);
  const isOn = byRule.get(rule) ?? strictest(specOf({ review }, profile, rule)) !== 'off';
  byRule.set(rule, isOn);
  return isOn;
};

export const settingsOf = (design: Design): Settings => {
  const profiles = new Map<string, string>();
  const specs = new Map<string, Map<string, SeveritySpec<string>>>();
  const profileFor = (hostId: string): string => {
    let profile = profiles.get(hostId);
    if (profile === undefined) {
      profile = profileOf(design, find(design, 'host', hostId));
      profiles.set(hostId, profile);
    }
    return profile;
  };
  const specFor = (profile: string, rule: RuleMeta): SeveritySpec<string> => {
    let byRule = specs.get(profile);
    if (byRule === undefined) {
      byRule = new Map();
      specs.set(profile, byRule);
    }
    let spec = byRule.get(rule.id);
    if (spec === undefined) {
      spec = specOf(design, profile, rule);
      byRule.set(rule.id, spec);
    }
    return spec;
  };
  const profilesOf = (hostIds: readonly string[]) =>
    hostIds.length === 0 ? [profileOf(design, undefined)] : hostIds.map(profileFor);
  return {
    severityOf: (rule, message, hostIds) => {
      let worst: SeverityOrOff = 'off';
      for (const profile of profilesOf(hostIds)) {
        const spec = specFor(profile, rule);
        const severity = typeof spec === 'string' ? spec : (spec[message] ?? 'off');
        if (rank[severity] < rank[worst]) worst = severity;
      }
      return worst;
    },
    isOn: (rule, hostIds) =>
      profilesOf(hostIds).some((profile) => strictest(specFor(profile, rule)) !== 'off'),
  };
};
