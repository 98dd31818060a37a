import type { HostFacts, SharedFacts } from '../analysis/facts';
import { judge, type Outcome } from './check';
import { compareIds } from './order';
import type { GroupRule } from './rule';
import { sameValue } from './same-value';

type Members = ReadonlyMap<string, readonly unknown[]>;

interface Group {
  readonly members: Map<string, readonly unknown[]>;
  outcome: Outcome;
}

const nothing: Outcome = { findings: [], questions: [] };

/**
 * One group rule over all hosts: what each host adds is kept with its facts, and only groups that
 * some host now adds otherwise are judged again.
 */
export const makeGroups = (rule: GroupRule<unknown, string, string>) => {
  const kept = new WeakMap<HostFacts, { readonly members: Members; readonly crash: Outcome }>();
  let added = new Map<string, { readonly members: Members; readonly crash: Outcome }>();
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
    if (group.members.size === 0) {
      groups.delete(key);
      return;
    }
    const hostIds = [...group.members.keys()].sort(compareIds);
    const members = hostIds.flatMap((id) => group.members.get(id) ?? []);
    group.outcome = judge(rule, undefined, (report) =>
      rule.check({ key, members, shared }, report),
    );
  };

  return {
    /** `hosts`: the facts of the hosts this rule speaks of, by host id. */
    update: (
      hosts: readonly HostFacts[],
      shared: SharedFacts,
      isSharedNew: boolean,
    ): readonly Outcome[] => {
      const dirty = new Set<string>();
      const now = new Map<string, { readonly members: Members; readonly crash: Outcome }>();
      for (const facts of hosts) {
        const own = membersOf(facts);
        now.set(facts.host.id, own);
        exchange(facts.host.id, added.get(facts.host.id)?.members, own.members, dirty);
      }
      for (const [hostId, { members }] of added) {
        if (!now.has(hostId)) exchange(hostId, members, undefined, dirty);
      }
      added = now;
      for (const key of isSharedNew ? [...groups.keys()] : dirty) again(key, shared);
      const outcomes = [...groups.values()].map((group) => group.outcome);
      for (const { crash } of now.values()) if (crash.findings.length > 0) outcomes.push(crash);
      return outcomes;
    },
  };
};
