import type { HostFacts, SharedFacts } from '../analysis/facts';
import { makeJudge, nothing, type Outcome } from './check';
import { compareIds } from './order';
import type { GroupRule, GroupView, Report } from './rule';
import { sameValue } from './same-value';
import { speaksOf } from './settings';
import { askOrder, worldsOf } from './worlds';

/** What a host adds to one group. */
interface Share {
  readonly key: string;
  readonly members: readonly unknown[];
  readonly words: readonly string[];
}

interface GrowingShare extends Share {
  readonly members: unknown[];
  words: readonly string[];
}

/** One for each key. Lists, not maps: a thousand hosts keep thirty of them each, most with one or two. */
type Members = readonly Share[];

interface Group {
  /** Ids of the hosts that add something, in order. */
  readonly hostIds: string[];
  /** What they add, each at the place of its host. */
  readonly shares: Share[];
  /** The ids of the hosts that bring each word, in order; empty where nobody glances. */
  readonly words: Map<string, string[]>;
  outcome: Outcome;
}

/** What a host adds to all groups of one rule. */
export interface Added {
  readonly members: Members;
  /** What is to be said of the host itself: a crash in `members`, or what it depends on and nobody knows. */
  readonly aside: Outcome;
}

/** What an update took back and what it says instead. */
export interface Said {
  readonly gone: Set<Outcome>;
  readonly come: Set<Outcome>;
}

const noMembers: Members = [];
const nothingAdded: Added = { members: noMembers, aside: nothing };
const noWords: readonly string[] = [];
const noHosts: Map<string, string[]> = new Map();

/** The share with this key; it mostly stands where it stood before. */
const shareIn = (members: Members, key: string, nth: number): Share | undefined =>
  members[nth]?.key === key ? members[nth] : members.find((share) => share.key === key);

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
  const { glance } = rule;
  const judge = makeJudge(rule);
  const added = new Map<string, Added>();
  const groups = new Map<string, Group>();
  /** Keys of groups that are not what they were. */
  const dirty = new Set<string>();

  /** The shares of the host that is being asked, by key. */
  const gathered = new Map<string, GrowingShare>();

  const gather = (facts: HostFacts) => {
    gathered.clear();
    for (const [key, member] of rule.members(facts)) {
      const words = glance === undefined ? noWords : glance.words(member);
      const share = gathered.get(key);
      if (share === undefined) gathered.set(key, { key, members: [member], words });
      else {
        share.members.push(member);
        if (words.length > 0) share.words = [...share.words, ...words];
      }
    }
  };

  const membersOf = (facts: HostFacts): Added => {
    const crash = judge([facts.host.id], gather, facts);
    if (crash.findings.length > 0) return { members: noMembers, aside: crash };
    return gathered.size === 0 ? nothingAdded : { members: [...gathered.values()], aside: nothing };
  };

  /** Where an order is open, only what a host adds under any order counts. */
  const certainOf = (facts: HostFacts): Added => {
    const made = membersOf(facts);
    const worlds = worldsOf(facts);
    if (worlds.length === 0 || made.members.length === 0) return made;
    const others = worlds.map((world) => membersOf(world).members);
    const certain = made.members.filter(({ key, members }, nth) =>
      others.every((other) => sameValue(shareIn(other, key, nth)?.members, members)),
    );
    if (certain.length === made.members.length) return made;
    return {
      members: certain,
      aside: { findings: [], questions: [askOrder(rule.id, facts)] },
    };
  };

  const addWords = ({ words }: Group, hostId: string, share: Share) => {
    for (const word of share.words) {
      const hostIds = words.get(word);
      if (hostIds === undefined) {
        words.set(word, [hostId]);
        continue;
      }
      const at = placeIn(hostIds, hostId);
      // One host may bring a word several times.
      if (hostIds[at] !== hostId) hostIds.splice(at, 0, hostId);
    }
  };

  const dropWords = ({ words }: Group, hostId: string, share: Share) => {
    for (const word of share.words) {
      const hostIds = words.get(word);
      const at = hostIds === undefined ? 0 : placeIn(hostIds, hostId);
      if (hostIds?.[at] !== hostId) continue;
      if (hostIds.length === 1) words.delete(word);
      else hostIds.splice(at, 1);
    }
  };

  const take = (group: Group, hostId: string) => {
    const at = placeIn(group.hostIds, hostId);
    const share = group.shares[at];
    if (share === undefined || group.hostIds[at] !== hostId) return;
    dropWords(group, hostId, share);
    group.hostIds.splice(at, 1);
    group.shares.splice(at, 1);
  };

  const put = (group: Group, hostId: string, share: Share) => {
    const at = placeIn(group.hostIds, hostId);
    const before = group.hostIds[at] === hostId ? group.shares[at] : undefined;
    if (at === group.hostIds.length) {
      group.hostIds.push(hostId);
      group.shares.push(share);
    } else if (before === undefined) {
      group.hostIds.splice(at, 0, hostId);
      group.shares.splice(at, 0, share);
    } else {
      dropWords(group, hostId, before);
      group.shares[at] = share;
    }
    addWords(group, hostId, share);
  };

  /** Takes over what one host adds. */
  const exchange = (hostId: string, before: Members | undefined, after: Members | undefined) => {
    if (before === after) return;
    for (const [nth, share] of (after ?? noMembers).entries()) {
      const { key } = share;
      if (sameValue(shareIn(before ?? noMembers, key, nth)?.members, share.members)) continue;
      const group = groups.get(key);
      if (group !== undefined) put(group, hostId, share);
      else {
        const words = glance === undefined ? noHosts : new Map<string, string[]>();
        const made: Group = { hostIds: [hostId], shares: [share], words, outcome: nothing };
        addWords(made, hostId, share);
        groups.set(key, made);
      }
      dirty.add(key);
    }
    for (const [nth, { key }] of (before ?? noMembers).entries()) {
      if (shareIn(after ?? noMembers, key, nth) !== undefined) continue;
      const group = groups.get(key);
      if (group !== undefined) take(group, hostId);
      dirty.add(key);
    }
  };

  const viewOf = (
    key: string,
    { hostIds, shares, words }: Group,
    shared: SharedFacts,
  ): GroupView<unknown> => ({
    key,
    get members() {
      const members: unknown[] = [];
      for (const share of shares) for (const member of share.members) members.push(member);
      return members;
    },
    of: (hostId) => {
      const at = placeIn(hostIds, hostId);
      return hostIds[at] === hostId ? (shares[at]?.members ?? []) : [];
    },
    words,
    shared,
  });

  const check = (
    { key, group, shared }: { key: string; group: Group; shared: SharedFacts },
    report: Report<string, string>,
  ) => {
    if (glance !== undefined && !glance.isWorth(group.words)) return;
    rule.check(viewOf(key, group, shared), report);
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
    group.outcome = judge(undefined, check, { key, group, shared });
    exchangeSaid(said, before, group.outcome);
  };

  const replace = (hostId: string, own: Added | undefined, said: Said) => {
    const before = added.get(hostId);
    if (before === own) return;
    exchangeSaid(said, before?.aside, own?.aside);
    exchange(hostId, before?.members, own?.members);
    if (own === undefined) added.delete(hostId);
    else added.set(hostId, own);
  };

  return {
    rule,
    /** What these facts add; undefined where the rule never speaks of such hosts. */
    addedBy: (facts: HostFacts): Added | undefined =>
      speaksOf(rule, facts) ? certainOf(facts) : undefined,
    /** Takes over what a host adds now: nothing where it is gone. Groups are judged by `settle`. */
    replace,
    /** Judges the groups again that were touched since the last call. */
    settle: (shared: SharedFacts, isSharedNew: boolean, said: Said): void => {
      if (!isSharedNew && dirty.size === 0) return;
      for (const key of isSharedNew ? [...groups.keys()] : dirty) again(key, shared, said);
      dirty.clear();
    },
  };
};
