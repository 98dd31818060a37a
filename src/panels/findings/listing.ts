import type { Finding } from '../../lint/rule';
import type { Design, Severity } from '../../model/design';
import { nameOf, pathOf } from '../../model/find';
import { rootIdOf } from '../../model/kinds';

/** How the Findings panel is looked at: pure, so that the panel only draws. */

export type Grouping = 'none' | 'rule' | 'host' | 'element';

export interface Filter {
  readonly text: string;
  readonly severities: readonly Severity[];
  /** Only what touches these elements or something inside them; undefined: everything. */
  readonly within: readonly string[] | undefined;
}

/** One row of the list: a heading with how many are under it, or a finding. */
export type Row =
  | {
      readonly row: 'heading';
      readonly key: string;
      readonly title: string;
      readonly count: number;
    }
  | { readonly row: 'finding'; readonly key: string; readonly finding: Finding };

const touches = (finding: Finding, ids: readonly string[]): boolean =>
  ids.some((id) =>
    finding.objects.some((o) => o === id || o.startsWith(`${id}.`) || id === rootIdOf(o)),
  );

export const filtered = (
  findings: readonly Finding[],
  filter: Filter,
  design: Design,
): Finding[] => {
  const needle = filter.text.trim().toLowerCase();
  return findings.filter(
    (finding) =>
      filter.severities.includes(finding.severity) &&
      (filter.within === undefined || touches(finding, filter.within)) &&
      (needle === '' ||
        finding.text.toLowerCase().includes(needle) ||
        finding.rule.includes(needle) ||
        finding.objects.some((id) => nameOf(design, id).toLowerCase().includes(needle))),
  );
};

const headingOf = (
  grouping: Exclude<Grouping, 'none'>,
  finding: Finding,
  design: Design,
  titles: ReadonlyMap<string, string>,
): readonly [key: string, title: string] => {
  const main = finding.objects[0];
  if (grouping === 'rule') return [finding.rule, titles.get(finding.rule) ?? finding.rule];
  if (main === undefined) return ['', 'The whole design'];
  if (grouping === 'element') return [main, pathOf(design, main)];
  const host = finding.hosts[0] ?? rootIdOf(main);
  return [host, nameOf(design, host)];
};

/** Rows in the order of the findings, headings where a new group starts. */
export const rowsOf = (
  findings: readonly Finding[],
  grouping: Grouping,
  design: Design,
  titles: ReadonlyMap<string, string>,
): Row[] => {
  const rowOf = (finding: Finding): Row => ({ row: 'finding', key: finding.key, finding });
  if (grouping === 'none') return findings.map(rowOf);
  const groups = new Map<string, { title: string; members: Finding[] }>();
  for (const finding of findings) {
    const [key, title] = headingOf(grouping, finding, design, titles);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { title, members: [finding] });
    else group.members.push(finding);
  }
  return [...groups].flatMap(([key, { title, members }]): Row[] => [
    { row: 'heading', key: `group ${key}`, title, count: members.length },
    ...members.map(rowOf),
  ]);
};
