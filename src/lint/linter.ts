import { type HostFacts, sharedFactsOf } from '../analysis/facts';
import type { Design } from '../model/design';
import { makeJudge, nothing, type Outcome } from './check';
import { type Added, exchangeSaid, makeGroups, type Said } from './groups';
import { makeSettler } from './result';
import type { LintResult, Rule } from './rule';
import { speaksOf } from './settings';
import { isInside, type Place, type Step, stepBeside, stepInside } from './step';

export interface Linter {
  /**
   * Lints this design, doing again only what changed since the design before. Order of hosts does
   * not matter. `today`: the day waivers are judged by, `2026-06-30`; without it none expires.
   */
  readonly update: (design: Design, today?: string) => LintResult;
}

/** Parts of a design that group rules may read beside what hosts add. */
const sharedParts = (design: Design): readonly unknown[] => [
  design.clusters,
  design.distributedSwitches,
  design.physicalSwitches,
  design.portChannels,
  design.interSwitchLinks,
  design.storageTargets,
  design.networks,
  design.guestClusters,
];

const sameItems = (a: readonly unknown[] | undefined, b: readonly unknown[]): boolean =>
  a !== undefined && a.length === b.length && a.every((item, i) => item === b[i]);

interface Moment extends Place {
  readonly shared: readonly unknown[];
  readonly today: string | undefined;
  readonly result: LintResult;
}

/** What the checks made of a host; lives as long as its facts. */
interface Judged {
  readonly alone: Outcome;
  /** By group rule. */
  readonly added: readonly (Added | undefined)[];
}

/**
 * The linter of a session. It knows no rule of its own: they are handed in. Law: updating along
 * any sequence of edits gives what a fresh linter gives for the last design.
 */
export const createLinter = (rules: readonly Rule[]): Linter => {
  const hostRules = rules
    .filter((rule) => rule.scope === 'host')
    .map((rule) => ({ rule, judge: makeJudge(rule) }));
  const groupRules = rules.filter((rule) => rule.scope === 'group').map(makeGroups);
  const settler = makeSettler(new Map(rules.map((rule) => [rule.id, rule])));
  const judged = new WeakMap<HostFacts, Judged>();
  const live = new Set<Outcome>();
  let last: Moment | undefined;

  const judgeAlone = (facts: HostFacts): Outcome => {
    const parts: Outcome[] = [];
    for (const { rule, judge } of hostRules) {
      if (!speaksOf(rule, facts)) continue;
      const said = judge([facts.host.id], (report) => rule.check(facts, report));
      if (said !== nothing) parts.push(said);
    }
    if (parts.length === 0) return nothing;
    return {
      findings: parts.flatMap((part) => part.findings),
      questions: parts.flatMap((part) => part.questions),
    };
  };

  const judgeHost = (facts: HostFacts): Judged => {
    let own = judged.get(facts);
    if (own === undefined) {
      own = { alone: judgeAlone(facts), added: groupRules.map((groups) => groups.addedBy(facts)) };
      judged.set(facts, own);
    }
    return own;
  };

  /** What the checks say now that they did not say before, and the reverse. */
  const sayAgain = (design: Design, step: Step, isSharedNew: boolean): Said => {
    const said: Said = { gone: new Set(), come: new Set() };
    for (const facts of step.gone) exchangeSaid(said, judged.get(facts)?.alone, undefined);
    const come = step.come.map((facts) => [facts.host.id, judgeHost(facts)] as const);
    for (const [, { alone }] of come) exchangeSaid(said, undefined, alone);
    const shared = sharedFactsOf(design);
    for (const [i, groups] of groupRules.entries()) {
      const changed = come.map(([id, { added }]) => [id, added[i]] as const);
      groups.update(changed, step.lost, shared, isSharedNew, said);
    }
    return said;
  };

  return {
    update: (design, today) => {
      const { hosts, review } = design;
      const shared = sharedParts(design);
      const isSharedNew = !sameItems(last?.shared, shared);
      const step =
        last !== undefined && !isSharedNew && isInside(design, last)
          ? stepInside(design, last)
          : stepBeside(design, last?.facts);
      const isReviewNew = last === undefined || last.review !== review || last.today !== today;
      const isSame = step.come.length + step.gone.length === 0;
      const { order, facts } = step;
      if (last !== undefined && isSame && !isSharedNew && !isReviewNew) {
        last = { ...last, hosts, order, facts };
        return last.result;
      }
      const said = sayAgain(design, step, isSharedNew);
      for (const outcome of said.gone) live.delete(outcome);
      for (const outcome of said.come) live.add(outcome);
      // Profiles and waivers may go by cluster: a host in another one is judged by other words.
      const isSettled = !isReviewNew && step.isSettled && last?.shared[0] === shared[0];
      const result =
        (isSettled ? settler.change(design, said.gone, said.come) : undefined) ??
        settler.anew(design, today, live);
      last = { hosts, order, facts, shared, review, today, result };
      return result;
    },
  };
};

/** Lints once, from nothing. `today` as for `Linter.update`. */
export const lint = (
  rules: readonly Rule[],
  design: Design,
  options: { readonly today?: string } = {},
): LintResult => createLinter(rules).update(design, options.today);
