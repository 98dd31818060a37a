import type { Finding, Rule } from '../../lint/rule';
import type { Design, Severity } from '../../model/design';
import { nameOf } from '../../model/find';
import { rootIdOf } from '../../model/kinds';
import { causeOf, commonText, whereWords } from './causes';

/** How the Findings panel is looked at: pure, so that the panel only draws. */

export type Grouping = 'none' | 'cause' | 'rule' | 'host';

export interface Filter {
  readonly text: string;
  readonly severities: readonly Severity[];
  /** Only what touches these elements or something inside them; undefined: everything. */
  readonly within: readonly string[] | undefined;
}

export interface Heading {
  readonly row: 'heading';
  readonly key: string;
  readonly title: string;
  /** Which hosts, in words. */
  readonly detail: string;
  readonly severity: Severity;
  /** The rule, where all of them are of one. */
  readonly rule: string | undefined;
  readonly open: boolean;
  readonly findings: readonly Finding[];
}

/** One row of the list: a heading with what is under it, or a finding. */
export type Row =
  | Heading
  | {
      readonly row: 'finding';
      readonly key: string;
      readonly finding: Finding;
      readonly inside: boolean;
    };

const touches = (finding: Finding, ids: readonly string[]): boolean =>
  ids.some((id) =>
    finding.objects.some((o) => o === id || o.startsWith(`${id}.`) || id === rootIdOf(o)),
  );

export const filtered = (
  findings: readonly Finding[],
  filter: Filter,
  design: Design,
): readonly Finding[] => {
  const needle = filter.text.trim().toLowerCase();
  const { severities, within } = filter;
  if (needle === '' && within === undefined && severities.length === 3) return findings;
  return findings.filter(
    (finding) =>
      severities.includes(finding.severity) &&
      (within === undefined || touches(finding, within)) &&
      (needle === '' ||
        finding.text.toLowerCase().includes(needle) ||
        finding.rule.includes(needle) ||
        finding.objects.some((id) => nameOf(design, id).toLowerCase().includes(needle))),
  );
};

const groupKey = (grouping: Exclude<Grouping, 'none'>, finding: Finding): string => {
  if (grouping === 'cause') return causeOf(finding);
  if (grouping === 'rule') return finding.rule;
  const [main] = finding.objects;
  return finding.hosts[0] ?? (main === undefined ? '' : rootIdOf(main));
};

interface Reading {
  readonly design: Design;
  readonly rules: ReadonlyMap<string, Rule>;
  /** What a person folded or unfolded, by key of the heading. */
  readonly folds: ReadonlyMap<string, boolean>;
}

const titleOf = (
  grouping: Exclude<Grouping, 'none'>,
  key: string,
  members: readonly Finding[],
  { design, rules }: Reading,
): string => {
  const rule = members[0]?.rule ?? '';
  if (grouping === 'cause') return commonText(members, rules.get(rule));
  if (grouping === 'rule') return rules.get(rule)?.title ?? rule;
  return key === '' ? 'The whole design' : nameOf(design, key);
};

const rank = { error: 0, warning: 1, info: 2 } as const;
const rankOf = (members: readonly Finding[]): number => rank[members[0]?.severity ?? 'info'];

/** What is worst and most widespread first; hosts and rules stay in the order of the linter. */
const sorted = (
  grouping: Exclude<Grouping, 'none'>,
  groups: ReadonlyMap<string, readonly Finding[]>,
): (readonly [string, readonly Finding[]])[] =>
  grouping === 'cause'
    ? [...groups].sort(([, a], [, b]) => rankOf(a) - rankOf(b) || b.length - a.length)
    : [...groups];

/**
 * The rows in sight. A cause that is one finding is that finding; others start folded, so that
 * "the same on 31 hosts" is one row. Rules and hosts start unfolded.
 */
export const rowsOf = (
  findings: readonly Finding[],
  grouping: Grouping,
  reading: Reading,
): readonly Row[] => {
  const rowOf = (finding: Finding, inside: boolean): Row => ({
    row: 'finding',
    key: finding.key,
    finding,
    inside,
  });
  if (grouping === 'none') return findings.map((finding) => rowOf(finding, false));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = groupKey(grouping, finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const rows: Row[] = [];
  for (const [key, members] of sorted(grouping, groups)) {
    const [first] = members;
    if (first === undefined) continue;
    if (grouping === 'cause' && members.length === 1) {
      rows.push(rowOf(first, false));
      continue;
    }
    const headingKey = `${grouping} ${key}`;
    const open = reading.folds.get(headingKey) ?? grouping !== 'cause';
    rows.push({
      row: 'heading',
      key: headingKey,
      title: titleOf(grouping, key, members, reading),
      detail: grouping === 'host' ? '' : whereWords(reading.design, members),
      severity: first.severity,
      rule: grouping === 'host' ? undefined : first.rule,
      open,
      findings: members,
    });
    if (open) for (const finding of members) rows.push(rowOf(finding, true));
  }
  return rows;
};
