import type { HostFacts, SharedFacts } from '../analysis/facts';
import { judge, type Outcome } from './check';
import { compareIds } from './order';
import type { GroupRule } from './rule';
import { sameValue } from './same-value';
import { speaksOf } from './settings';

type Members = ReadonlyMap<string, readonly unknown[]>;

interface Group {
  /** Ids of the hosts that add something, in order. */
  readonly hostIds: string[];
  /** What they add, each at the place of its host. */
  readonly lists: (readonly unknown[])[];
  outcome: Outcome;
}

interface Added {
  readonly members: Members;
  /** What went wrong in `members`, if anything did. */
  readonly crash: Outcome;
}

/** What an update took back and what it says instead. */
export interface Said {
  readonly gone: Set<Outcome>;
  readonly come: Set<Outcome>;
}

const nothing: Outcome = { findings: [], questions: [] };

/** Where a host stands in a list of ids in order, or would. */
const placeIn = (ids: readonly string[], id: string): number => {
  // Hosts mostly come in their order.
  const last = ids[ids.length - 1];
  if (last === undefined || compareIds(last, id) < 0) return ids.length;
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds(ids[middle] ?? '', id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

const speaks = (outcome: Outcome): boolean =>
  outcome.findings.length > 0 || outcome.questions.length > 0;

/** An outcome in the place of another; the same words again are no change. */
export const exchangeSaid = (
  said: Said,
  before: Outcome | undefined,
  after: Outcome | undefined,
): void => {
  if (before === after) return;
  if (before !== undefined && speaks(before) && !said.come.delete(before)) said.gone.add(before);
  if (after !== undefined && speaks(after) && !said.gone.delete(after)) said.come.add(after);
};

/**
 * One group rule over all hosts: what each host adds is kept with its facts, and only groups that
 * some host now adds otherwise are judged again.
 */
export const makeGroups = (rule: GroupRule<unknown, string, string>) => {
  const kept = new WeakMap<HostFacts, Added>();
  const added = new Map<string, Added>();
  const groups = new Map<string, Group>();

  const membersOf = (facts: HostFacts) => {
    let own = kept.get(facts);
    if (own === undefined) {
      const members = new Map<string, unknown[]>();
      const crash = judge(rule, [facts.host.id], () => {
        for (const [key, member] of rule.members(facts)) {
          const list = members.get(key);
          if (list === undefined) members.set(key, [member]);
          else list.push(member);
        }
      });
      own = { members: crash.findings.length > 0 ? new Map() : members, crash };
      kept.set(facts, own);
    }
    return own;
  };

  /** Takes over what one host adds; says which keys are not what they were. */
  const exchange = (
    hostId: string,
    before: Members | undefined,
    after: Members | undefined,
    dirty: Set<string>,
  ) => {
    if (before === after) return;
    for (const [key, members] of after ?? []) {
      if (sameValue(before?.get(key), members)) continue;
      let group = groups.get(key);
      if (group === undefined) {
        group = { hostIds: [], lists: [], outcome: nothing };
        groups.set(key, group);
      }
      const at = placeIn(group.hostIds, hostId);
      if (group.hostIds[at] === hostId) group.lists[at] = members;
      else {
        group.hostIds.splice(at, 0, hostId);
        group.lists.splice(at, 0, members);
      }
      dirty.add(key);
    }
    for (const key of before?.keys() ?? []) {
      if (after?.has(key)) continue;
      const group = groups.get(key);
      const at = group === undefined ? 0 : placeIn(group.hostIds, hostId);
      if (group?.hostIds[at] === hostId) {
        group.hostIds.splice(at, 1);
        group.lists.splice(at, 1);
      }
      dirty.add(key);
    }
  };

  const again = (key: string, shared: SharedFacts, said: Said) => {
    const group = groups.get(key);
    if (group === undefined) return;
    const before = group.outcome;
    if (group.hostIds.length === 0) {
      groups.delete(key);
      exchangeSaid(said, before, undefined);
      return;
    }
    const members = group.lists.flat();
    group.outcome = judge(rule, undefined, (report) =>
      rule.check({ key, members, shared }, report),
    );
    exchangeSaid(said, before, group.outcome);
  };

  const replace = (hostId: string, own: Added | undefined, dirty: Set<string>, said: Said) => {
    const before = added.get(hostId);
    if (before === own) return;
    exchangeSaid(said, before?.crash, own?.crash);
    exchange(hostId, before?.members, own?.members, dirty);
    if (own === undefined) added.delete(hostId);
    else added.set(hostId, own);
  };

  return {
    /** `changed`: facts that are new since the update before. `gone`: ids of hosts that went. */
    update: (
      changed: readonly HostFacts[],
      gone: readonly string[],
      shared: SharedFacts,
      isSharedNew: boolean,
      said: Said,
    ): void => {
      const dirty = new Set<string>();
      for (const facts of changed) {
        const own = speaksOf(rule, facts) ? membersOf(facts) : undefined;
        replace(facts.host.id, own, dirty, said);
      }
      for (const hostId of gone) replace(hostId, undefined, dirty, said);
      for (const key of isSharedNew ? [...groups.keys()] : dirty) again(key, shared, said);
    },
  };
};
