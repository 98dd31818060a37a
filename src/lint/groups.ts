import type { HostFacts, SharedFacts } from '../analysis/facts';
import { judge, type Outcome } from './check';
import { compareIds } from './order';
import type { GroupRule } from './rule';
import { sameValue } from './same-value';
import { speaksOf } from './settings';

type Members = ReadonlyMap<string, readonly unknown[]>;

interface Group {
  readonly members: Map<string, readonly unknown[]>;
  outcome: Outcome;
}

interface Added {
  readonly members: Members;
  /** What went wrong in `members`, if anything did. */
  readonly crash: Outcome;
}

const nothing: Outcome = { findings: [], questions: [] };

/**
 * One group rule over all hosts: what each host adds is kept with its facts, and only groups that
 * some host now adds otherwise are judged again.
 */
export const makeGroups = (rule: GroupRule<unknown, string, string>) => {
  const kept = new WeakMap<HostFacts, Added>();
  const added = new Map<string, Added>();
  const groups = new Map<string, Group>();
  // Most groups have nothing to say; only these are asked after an edit.
  const speaking = new Set<Outcome>();
  const speak = (outcome: Outcome) => {
    if (outcome.findings.length > 0 || outcome.questions.length > 0) speaking.add(outcome);
  };

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
        group = { members: new Map(), outcome: nothing };
        groups.set(key, group);
      }
      group.members.set(hostId, members);
      dirty.add(key);
    }
    for (const key of before?.keys() ?? []) {
      if (after?.has(key)) continue;
      groups.get(key)?.members.delete(hostId);
      dirty.add(key);
    }
  };

  const again = (key: string, shared: SharedFacts) => {
    const group = groups.get(key);
    if (group === undefined) return;
    speaking.delete(group.outcome);
    if (group.members.size === 0) {
      groups.delete(key);
      return;
    }
    const hostIds = [...group.members.keys()].sort(compareIds);
    const members = hostIds.flatMap((id) => group.members.get(id) ?? []);
    group.outcome = judge(rule, undefined, (report) =>
      rule.check({ key, members, shared }, report),
    );
    speak(group.outcome);
  };

  const replace = (hostId: string, own: Added | undefined, dirty: Set<string>) => {
    const before = added.get(hostId);
    if (before === own) return;
    if (before !== undefined) speaking.delete(before.crash);
    exchange(hostId, before?.members, own?.members, dirty);
    if (own === undefined) added.delete(hostId);
    else {
      added.set(hostId, own);
      speak(own.crash);
    }
  };

  return {
    /**
     * `changed`: facts that are new since the update before. `gone`: ids of hosts that went.
     * Returns what the groups have to say, without those that have nothing.
     */
    update: (
      changed: readonly HostFacts[],
      gone: readonly string[],
      shared: SharedFacts,
      isSharedNew: boolean,
    ): Iterable<Outcome> => {
      const dirty = new Set<string>();
      for (const facts of changed) {
        const own = speaksOf(rule, facts) ? membersOf(facts) : undefined;
        replace(facts.host.id, own, dirty);
      }
      for (const hostId of gone) replace(hostId, undefined, dirty);
      for (const key of isSharedNew ? [...groups.keys()] : dirty) again(key, shared);
      return speaking;
    },
  };
};
