import { factsOf, type HostFacts, sharedFactsOf } from '../analysis/facts';
import type { Design } from '../model/design';
import { find, profileOf } from '../model/find';
import { makeJudge, nothing, type Outcome } from './check';
import { type Added, exchangeSaid, makeGroups, type Said } from './groups';
import { makeSettler } from './result';
import type { LintResult, Rule } from './rule';
import { isOnIn, speaksOf } from './settings';
import { isInside, type Place, type Step, stepBeside, stepInside } from './step';
import { certain, moreWorldsOf, worldsOf } from './worlds';

export interface Linter {
  /**
   * Lints this design, doing again only what changed since the design before. Order of hosts does
   * not matter. `today`: the day waivers are judged by, `2026-06-30`; without it none expires.
   */
  readonly update: (design: Design, today?: string) => LintResult;
  /**
   * Judges one host before an update asks for it, and says nothing yet: so that a change of a
   * thousand hosts can be worked through a few at a time. Ids of other elements do nothing.
   */
  readonly judgeAhead: (design: Design, hostId: string) => void;
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
  /** Group rules that are on for any host. */
  readonly active: ReadonlySet<number>;
  readonly result: LintResult;
}

/** What the checks made of a host; lives as long as its facts. */
interface Judged {
  readonly alone: Outcome;
  /** By group rule; those that are off everywhere are not asked. */
  readonly added: (Added | 'none' | undefined)[];
}

// Linters of the same rules judge alike: one of a preview takes over what that of the session made.
const judgedBy = new WeakMap<readonly Rule[], WeakMap<HostFacts, Judged>>();

const judgementsOf = (rules: readonly Rule[]): WeakMap<HostFacts, Judged> => {
  let judged = judgedBy.get(rules);
  if (judged === undefined) {
    judged = new WeakMap();
    judgedBy.set(rules, judged);
  }
  return judged;
};

/**
 * The linter of a session. It knows no rule of its own: they are handed in. Law: updating along
 * any sequence of edits gives what a fresh linter gives for the last design.
 */
export const createLinter = (rules: readonly Rule[]): Linter => {
  const hostRules = rules
    .filter((rule) => rule.scope === 'host')
    .map((rule) => ({ rule, judge: makeJudge(rule) }));
  let onFor: { readonly review: Design['review']; readonly lists: Map<string, typeof hostRules> };
  const groupRules = rules.filter((rule) => rule.scope === 'group').map(makeGroups);
  const settler = makeSettler(new Map(rules.map((rule) => [rule.id, rule])));
  const judged = judgementsOf(rules);
  const live = new Set<Outcome>();
  let last: Moment | undefined;

  /** The rules that speak of such a host: asked for every host, so the list is made once. */
  const rulesFor = (facts: HostFacts, review: Design['review']): typeof hostRules => {
    if (onFor?.review !== review) onFor = { review, lists: new Map() };
    const key = `${facts.isHyperv} ${facts.profile}`;
    let list = onFor.lists.get(key);
    if (list === undefined) {
      list = hostRules.filter(
        ({ rule }) => speaksOf(rule, facts) && isOnIn(review, facts.profile, rule),
      );
      onFor.lists.set(key, list);
    }
    return list;
  };

  const judgeAlone = (facts: HostFacts, review: Design['review']): Outcome => {
    const parts: Outcome[] = [];
    const worlds = worldsOf(facts);
    const hosts = [facts.host.id];
    for (const { rule, judge } of rulesFor(facts, review)) {
      const judgeIn = (world: HostFacts) => judge(hosts, rule.check, world);
      const here = judgeIn(facts);
      const said =
        worlds.length === 0
          ? here
          : certain(rule.id, facts, here, worlds.map(judgeIn), () =>
              moreWorldsOf(facts).map(judgeIn),
            );
      if (said !== nothing) parts.push(said);
    }
    if (parts.length === 0) return nothing;
    return {
      findings: parts.flatMap((part) => part.findings),
      questions: parts.flatMap((part) => part.questions),
    };
  };

  // Facts are new whenever a profile is, so what they were judged by need not be kept with them.
  const judgeHost = (facts: HostFacts, review: Design['review']): Judged => {
    let own = judged.get(facts);
    if (own === undefined) {
      own = { alone: judgeAlone(facts, review), added: [] };
      judged.set(facts, own);
    }
    return own;
  };

  const addedBy = ({ added }: Judged, facts: HostFacts, nth: number): Added | undefined => {
    const before = added[nth];
    if (before !== undefined) return before === 'none' ? undefined : before;
    const made = groupRules[nth]?.addedBy(facts);
    added[nth] = made ?? 'none';
    return made;
  };

  /** The group rules that are on anywhere: what another host adds counts, whatever its profile. */
  const activeIn = (design: Design, facts: readonly HostFacts[]): ReadonlySet<number> => {
    const profiles = new Set(facts.map(({ profile }) => profile));
    profiles.add(profileOf(design, undefined));
    const isOn = (rule: Rule) =>
      [...profiles].some((profile) => isOnIn(design.review, profile, rule));
    return new Set(groupRules.flatMap(({ rule }, nth) => (isOn(rule) ? [nth] : [])));
  };

  /** What the checks say now that they did not say before, and the reverse. */
  const sayAgain = (
    design: Design,
    step: Step,
    active: ReadonlySet<number>,
    isSharedNew: boolean,
  ): Said => {
    const said: Said = { gone: new Set(), come: new Set() };
    for (const facts of step.gone) exchangeSaid(said, judged.get(facts)?.alone, undefined);
    for (const facts of step.come) {
      exchangeSaid(said, undefined, judgeHost(facts, design.review).alone);
    }
    const shared = sharedFactsOf(design);
    const withJudged = (all: readonly HostFacts[]) =>
      all.map((facts) => ({ facts, own: judgeHost(facts, design.review) }));
    const come = withJudged(step.come);
    let everybody: typeof come | undefined;
    for (const [nth, groups] of groupRules.entries()) {
      const was = last?.active.has(nth) === true;
      if (active.has(nth)) {
        if (!was) everybody ??= withJudged(step.facts);
        for (const { facts, own } of was ? come : (everybody ?? come)) {
          groups.replace(facts.host.id, addedBy(own, facts, nth), said);
        }
        for (const hostId of step.lost) groups.replace(hostId, undefined, said);
        groups.settle(shared, isSharedNew, said);
      } else if (was) {
        for (const { host } of last?.facts ?? []) groups.replace(host.id, undefined, said);
        groups.settle(shared, false, said);
      }
    }
    return said;
  };

  return {
    judgeAhead: (design, hostId) => {
      const host = find(design, 'host', hostId);
      if (host === undefined) return;
      const facts = factsOf(design, host);
      const own = judgeHost(facts, design.review);
      for (const nth of last?.active ?? activeIn(design, [facts])) addedBy(own, facts, nth);
    },
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
      const active =
        last !== undefined && !isReviewNew && !isSharedNew && step.isSettled
          ? last.active
          : activeIn(design, facts);
      const said = sayAgain(design, step, active, isSharedNew);
      for (const outcome of said.gone) live.delete(outcome);
      for (const outcome of said.come) live.add(outcome);
      // Profiles and waivers may go by cluster: a host in another one is judged by other words.
      const isSettled = !isReviewNew && step.isSettled && last?.shared[0] === shared[0];
      const result =
        (isSettled ? settler.change(design, said.gone, said.come) : undefined) ??
        settler.anew(design, today, live);
      last = { hosts, order, facts, shared, active, review, today, result };
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
