import type { Design, Waiver } from '../model/design';
import { find } from '../model/find';
import { kindOf } from '../model/kinds';
import type { RawFinding, WaiverState } from './rule';
import { means } from './settings';

const isInside = (id: string, target: string): boolean =>
  id === target || id.startsWith(`${target}.`);

const covers = (design: Design, target: string, finding: RawFinding): boolean => {
  if (target === '*' || finding.objects.includes(target)) return true;
  if (kindOf(target) === 'cluster') {
    return (
      finding.hosts.length > 0 &&
      finding.hosts.every((id) => find(design, 'host', id)?.clusterId === target)
    );
  }
  // A host may waive what is said of itself, not what its part does to another host.
  const main = finding.objects[0];
  return main !== undefined && isInside(main, target);
};

/** Counts through its last day. `today`: `2026-06-30`; without it nothing has expired. */
export const isExpired = ({ expires }: Waiver, today: string | undefined): boolean =>
  expires !== undefined && today !== undefined && expires < today;

/** What the waivers of a design accept, and which of them accept nothing any more. */
export const makeWaivers = (today: string | undefined) => {
  const byRule = new Map<string, readonly Waiver[]>();
  const uses = new Map<Waiver, number>();

  const forRule = (design: Design, ruleId: string): readonly Waiver[] => {
    let waivers = byRule.get(ruleId);
    if (waivers === undefined) {
      waivers = design.review.waivers.filter(({ rule }) => means(rule, ruleId));
      byRule.set(ruleId, waivers);
    }
    return waivers;
  };

  return {
    /** Waivers that speak of this finding, expired ones too. */
    covering: (design: Design, finding: RawFinding): readonly Waiver[] =>
      forRule(design, finding.rule).filter(({ target }) => covers(design, target, finding)),
    inForce: (covering: readonly Waiver[]): Waiver | undefined =>
      covering.find((waiver) => !isExpired(waiver, today)),
    /** A finding that these waivers cover has come (1) or gone (-1). */
    count: (covering: readonly Waiver[], by: 1 | -1): void => {
      for (const waiver of covering) uses.set(waiver, (uses.get(waiver) ?? 0) + by);
    },
    states: (design: Design): readonly WaiverState[] =>
      design.review.waivers.map((waiver): WaiverState => {
        const findings = uses.get(waiver) ?? 0;
        const state = isExpired(waiver, today) ? 'expired' : findings === 0 ? 'stale' : 'inForce';
        return { waiver, state, findings };
      }),
  };
};
