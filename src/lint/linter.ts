import { factsOf, type HostFacts, sharedFactsOf } from '../analysis/facts';
import type { Design, Host } from '../model/design';
import { judge, type Outcome } from './check';
import { exchangeSaid, makeGroups, type Said } from './groups';
import { compareIds } from './order';
import { makeSettler } from './result';
import type { LintResult, RawFinding, RawQuestion, Rule } from './rule';
import { speaksOf } from './settings';

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

interface Moment {
  readonly hosts: readonly Host[];
  /** Places in `hosts`, in the order of ids. */
  readonly order: readonly number[];
  readonly facts: readonly HostFacts[];
  readonly shared: readonly unknown[];
  readonly review: Design['review'];
  readonly today: string | undefined;
  readonly result: LintResult;
}

const sameIds = (a: readonly Host[] | undefined, b: readonly Host[]): boolean =>
  a !== undefined && a.length === b.length && a.every((host, i) => host.id === b[i]?.id);

/** The places of hosts in the order of their ids. */
const orderOf = (hosts: readonly Host[]): readonly number[] =>
  hosts
    .map((_, i) => i)
    .sort((a, b) => compareIds(hosts[a]?.id ?? '', hosts[b]?.id ?? '') || a - b);

/** The facts of every host, in the order of ids; those of a host that is the record it was are kept. */
const allFacts = (design: Design, shared: readonly unknown[], last: Moment | undefined) => {
  const { hosts, review } = design;
  const isSame = sameIds(last?.hosts, hosts);
  const order = last !== undefined && isSame ? last.order : orderOf(hosts);
  const isKept =
    last !== undefined &&
    isSame &&
    last.review.profile === review.profile &&
    last.review.profiles === review.profiles &&
    sameItems(last.shared, shared);
  const facts = order.flatMap((at, i) => {
    const host = hosts[at];
    const before = isKept && host === last.hosts[at] ? last.facts[i] : undefined;
    return before ?? (host === undefined ? [] : factsOf(design, host));
  });
  return { order, facts, isSame };
};

/**
 * The linter of a session. It knows no rule of its own: they are handed in. Law: updating along
 * any sequence of edits gives what a fresh linter gives for the last design.
 */
export const createLinter = (rules: readonly Rule[]): Linter => {
  const hostRules = rules.filter((rule) => rule.scope === 'host');
  const groupRules = rules.filter((rule) => rule.scope === 'group').map(makeGroups);
  const settler = makeSettler(new Map(rules.map((rule) => [rule.id, rule])));
  const judged = new WeakMap<HostFacts, Outcome>();
  const live = new Set<Outcome>();
  let last: Moment | undefined;

  const judgeHost = (facts: HostFacts): Outcome => {
    let outcome = judged.get(facts);
    if (outcome === undefined) {
      const findings: RawFinding[] = [];
      const questions: RawQuestion[] = [];
      for (const rule of hostRules) {
        if (!speaksOf(rule, facts)) continue;
        const said = judge(rule, [facts.host.id], (report) => rule.check(facts, report));
        findings.push(...said.findings);
        questions.push(...said.questions);
      }
      outcome = { findings, questions };
      judged.set(facts, outcome);
    }
    return outcome;
  };

  /** What the checks say now that they did not say before, and the reverse. */
  const sayAgain = (
    design: Design,
    before: readonly HostFacts[],
    after: readonly HostFacts[],
    isSame: boolean,
    isSharedNew: boolean,
  ): Said => {
    const said: Said = { gone: new Set(), come: new Set() };
    const known = isSame ? undefined : new Set(before);
    const changed = after.filter((facts, i) =>
      known === undefined ? facts !== before[i] : !known.has(facts),
    );
    const kept = isSame ? undefined : new Set(after);
    const left = before.filter((facts, i) =>
      kept === undefined ? facts !== after[i] : !kept.has(facts),
    );
    for (const facts of left) exchangeSaid(said, judged.get(facts), undefined);
    for (const facts of changed) exchangeSaid(said, undefined, judgeHost(facts));
    const here = new Set(isSame ? [] : after.map(({ host }) => host.id));
    const goneIds = isSame ? [] : left.map(({ host }) => host.id).filter((id) => !here.has(id));
    const shared = sharedFactsOf(design);
    for (const groups of groupRules) groups.update(changed, goneIds, shared, isSharedNew, said);
    return said;
  };

  return {
    update: (design, today) => {
      const { hosts, review } = design;
      const shared = sharedParts(design);
      const { order, facts, isSame } = allFacts(design, shared, last);
      const before = last?.facts ?? [];
      const isSharedNew = !sameItems(last?.shared, shared);
      const isDayNew = last === undefined || last.today !== today;
      const isReviewNew = last?.review !== review;
      if (last !== undefined && !isSharedNew && !isReviewNew && !isDayNew) {
        if (sameItems(before, facts)) {
          last = { ...last, hosts, order };
          return last.result;
        }
      }
      const said = sayAgain(design, before, facts, isSame, isSharedNew);
      for (const outcome of said.gone) live.delete(outcome);
      for (const outcome of said.come) live.add(outcome);
      // Profiles and waivers may go by cluster: a host in another one is judged by other words.
      const isMoved =
        !isSame || facts.some(({ host }, i) => host.clusterId !== before[i]?.host.clusterId);
      const isNew = isDayNew || isReviewNew || isMoved || last?.shared[0] !== shared[0];
      const result =
        (isNew ? undefined : settler.change(design, said.gone, said.come)) ??
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
