import { factsOf, type HostFacts, sharedFactsOf } from '../analysis/facts';
import type { Design } from '../model/design';
import { judge, type Outcome } from './check';
import { makeGroups } from './groups';
import { inIdOrder } from './order';
import { settle } from './result';
import type { LintResult, Rule } from './rule';
import { speaksOf } from './settings';

export interface Linter {
  /** Lints this design, doing again only what changed since the design before. Order of hosts does not matter. */
  readonly update: (design: Design) => LintResult;
}

/** Parts of a design that stand beside the hosts and that a rule or the settings may read. */
const sharedParts = ({ hosts, layout, notes, ...rest }: Design): readonly unknown[] => [
  rest.name,
  rest.description,
  rest.clusters,
  rest.distributedSwitches,
  rest.physicalSwitches,
  rest.portChannels,
  rest.interSwitchLinks,
  rest.storageTargets,
  rest.networks,
  rest.guestClusters,
  rest.review,
];

const sameItems = (a: readonly unknown[] | undefined, b: readonly unknown[]): boolean =>
  a !== undefined && a.length === b.length && a.every((item, i) => item === b[i]);

/**
 * The linter of a session. It knows no rule of its own: they are handed in. Law: updating along
 * any sequence of edits gives what a fresh linter gives for the last design.
 */
export const createLinter = (rules: readonly Rule[]): Linter => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const hostRules = rules.filter((rule) => rule.scope === 'host');
  const groupRules = rules.filter((rule) => rule.scope === 'group').map(makeGroups);
  const judged = new WeakMap<HostFacts, Outcome>();
  let last:
    | {
        readonly facts: readonly HostFacts[];
        readonly shared: readonly unknown[];
        readonly result: LintResult;
      }
    | undefined;

  const judgeHost = (facts: HostFacts): Outcome => {
    let outcome = judged.get(facts);
    if (outcome === undefined) {
      const parts = hostRules
        .filter((rule) => speaksOf(rule, facts))
        .map((rule) => judge(rule, [facts.host.id], (report) => rule.check(facts, report)));
      outcome = {
        findings: parts.flatMap((part) => part.findings),
        questions: parts.flatMap((part) => part.questions),
      };
      judged.set(facts, outcome);
    }
    return outcome;
  };

  return {
    update: (design) => {
      const facts = inIdOrder(design.hosts).map((host) => factsOf(design, host));
      const shared = sharedParts(design);
      const isSharedNew = !sameItems(last?.shared, shared);
      if (last !== undefined && !isSharedNew && sameItems(last.facts, facts)) return last.result;
      const outcomes = facts.map(judgeHost);
      const sharedFacts = sharedFactsOf(design);
      const before = new Set(last?.facts);
      const here = new Set(facts.map(({ host }) => host.id));
      const changed = facts.filter((host) => !before.has(host));
      const gone = (last?.facts ?? []).map(({ host }) => host.id).filter((id) => !here.has(id));
      for (const groups of groupRules) {
        outcomes.push(...groups.update(changed, gone, sharedFacts, isSharedNew));
      }
      last = { facts, shared, result: settle(design, byId, outcomes) };
      return last.result;
    },
  };
};

/** Lints once, from nothing. */
export const lint = (rules: readonly Rule[], design: Design): LintResult =>
  createLinter(rules).update(design);
