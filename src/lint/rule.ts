import type { HostFacts, SharedFacts } from '../analysis/facts';
import type { Design, ProfileId, Severity, SeverityOrOff, Waiver } from '../model/design';

/** Where a rule's guidance comes from. `quote` is an exact, short piece of the source. */
export interface Source {
  /** A tag of the catalogue (`SEED`, `STIG8` …) or of a vendor page. */
  readonly tag: string;
  /** Title, author and place: `Network Considerations for Virtualization, Satish Jakka, 2010`. */
  readonly title: string;
  readonly quote?: string;
  readonly url?: string;
}

/** One severity for the whole rule, or one for each message. */
export type SeveritySpec<M extends string> = SeverityOrOff | Readonly<Record<M, SeverityOrOff>>;

export interface Example<M extends string = string> {
  readonly title: string;
  readonly design: () => Design;
  /** What a bad example finds: message id and the ids of its objects, in order. Empty for good ones. */
  readonly finds?: readonly (readonly [message: M, ...objects: string[]])[];
  /** Bad for want of data: what it asks. */
  readonly asks?: readonly string[];
}

export interface RuleMeta<M extends string = string, A extends string = string> {
  /** `group/name`, equal to the file's place; the name is the catalogue's id. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what goes wrong for people who ignore it. */
  readonly why: string;
  readonly howToFix: string;
  readonly sources: readonly Source[];
  readonly platform: 'any' | 'vsphere' | 'hyperv';
  readonly severity: Readonly<Record<ProfileId, SeveritySpec<M>>>;
  /** Texts with `{placeholders}`, filled from the data of each report. */
  readonly messages: Readonly<Record<M, string>>;
  /** Questions for what the design does not say. */
  readonly asks?: Readonly<Record<A, string>>;
  /** Where this rule fires on a subject, these rules stay quiet on the same subject. */
  readonly hides?: readonly string[];
  readonly fix?: Fix;
  readonly examples: { readonly bad: readonly Example<M>[]; readonly good: readonly Example<M>[] };
  /** Remarks on sources that disagree, or on what the rule leaves alone. */
  readonly notes?: string;
}

export interface Fix {
  readonly title: string;
  /** It would interrupt traffic on a running system. */
  readonly disruptive?: boolean;
  /** The design with the finding mended, or undefined where there is no automatic fix for this one. */
  readonly edit: (design: Design, finding: RawFinding) => Design | undefined;
}

/** What a check hands in. */
export interface Report<M extends string = string, A extends string = string> {
  readonly found: (message: M, at: ReportAt) => void;
  readonly ask: (ask: A, at: Omit<ReportAt, 'subjects'>) => void;
}

export interface ReportAt {
  /** Ids of the elements concerned, the main one first. */
  readonly objects: readonly string[];
  /** Fills the placeholders and goes out as evidence: numbers and sets that made it true. */
  readonly data?: Readonly<Record<string, string | number | readonly string[]>>;
  /** For hiding: `h1/management`, a port group, a host. Default: the first object. */
  readonly subjects?: readonly string[];
  /** The hosts concerned, for group rules; a host rule fills in its own. */
  readonly hosts?: readonly string[];
}

export interface HostRule<M extends string = string, A extends string = string>
  extends RuleMeta<M, A> {
  readonly scope: 'host';
  /** Pure; judged again only when the facts of the host changed. */
  readonly check: (facts: HostFacts, report: Report<M, A>) => void;
}

/** Words of a glance, each with the ids of the hosts that bring it, in order. */
export type HostsByWord = ReadonlyMap<string, readonly string[]>;

/** One group as a check sees it. */
export interface GroupView<Member> {
  readonly key: string;
  /** All of them, in the order of host ids, whatever the order of hosts. Put together when asked for. */
  readonly members: readonly Member[];
  /** What one host brings. */
  readonly of: (hostId: string) => readonly Member[];
  /** Empty for a rule without a glance. */
  readonly words: HostsByWord;
  readonly shared: SharedFacts;
}

export interface GroupRule<Member = unknown, M extends string = string, A extends string = string>
  extends RuleMeta<M, A> {
  readonly scope: 'group';
  /** What a host adds to which groups. Members are plain data: they are compared by value. */
  readonly members: (facts: HostFacts) => Iterable<readonly [key: string, member: Member]>;
  /**
   * For rules that have nothing to say of most groups: words for what a member brings, and whether
   * a group with these words among its members is worth a check. The engine keeps the hosts of
   * each word, so that one host's edit does not mean reading a thousand others. Law: where it is not
   * worth it, the check says nothing. A check that reads words and a few hosts in place of all
   * members costs the same for ten hosts as for ten thousand.
   */
  readonly glance?: {
    readonly words: (member: Member) => readonly string[];
    readonly isWorth: (words: HostsByWord) => boolean;
  };
  readonly check: (group: GroupView<Member>, report: Report<M, A>) => void;
}

// A list of rules holds members and messages of every kind; only the engine calls them, each with its own.
export type Rule = HostRule<string, string> | GroupRule<unknown, string, string>;

/** A finding before profiles and waivers have spoken. */
export interface RawFinding {
  readonly rule: string;
  readonly message: string;
  readonly objects: readonly string[];
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
  readonly subjects: readonly string[];
  readonly hosts: readonly string[];
}

export interface RawQuestion {
  readonly rule: string;
  readonly ask: string;
  readonly objects: readonly string[];
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
  readonly hosts: readonly string[];
}

/** A finding as people see it. */
export interface Finding extends RawFinding {
  /** Stable over edits elsewhere: rule, message and objects. */
  readonly key: string;
  readonly severity: Severity;
  readonly text: string;
  readonly waiver?: { readonly reason: string; readonly owner: string; readonly date: string };
}

export interface Question extends RawQuestion {
  readonly key: string;
  readonly text: string;
}

/** What became of a waiver. One that expired accepts nothing; a stale one has nothing left to accept. */
export interface WaiverState {
  readonly waiver: Waiver;
  readonly state: 'inForce' | 'stale' | 'expired';
  /** Findings it speaks of. */
  readonly findings: number;
}

export interface LintResult {
  /** Sorted by severity, rule, object. Waived ones are not among them. */
  readonly findings: readonly Finding[];
  readonly waived: readonly Finding[];
  readonly questions: readonly Question[];
  /** All of the design, in its order. Without a day given none has expired. */
  readonly waivers: readonly WaiverState[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that touch an element or something inside it, worst first. */
  readonly of: (id: string) => readonly Finding[];
}

export const defineHostRule = <const M extends string, const A extends string = never>(
  rule: Omit<HostRule<M, A>, 'scope'>,
): Rule => ({ scope: 'host', ...rule }) as unknown as Rule;

export const defineGroupRule = <Member, const M extends string, const A extends string = never>(
  rule: Omit<GroupRule<Member, M, A>, 'scope'>,
): Rule => ({ scope: 'group', ...rule }) as unknown as Rule;
