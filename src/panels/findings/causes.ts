import type { Finding, Rule } from '../../lint/rule';
import { fill } from '../../lint/wording';
import type { Design } from '../../model/design';
import { inList, nameOf } from '../../model/find';
import { kindOf } from '../../model/kinds';

/** The same thing said of many hosts, as one line: pure, so that lists only draw it. */

// A finding is the same object for as long as it says the same.
const known = new WeakMap<Finding, string>();

/** Findings of one cause: rule, message, severity, and objects of the same kinds in the same order. */
export const causeOf = (finding: Finding): string => {
  let cause = known.get(finding);
  if (cause === undefined) {
    const kinds: string[] = [];
    for (const id of finding.objects) {
      const kind = kindOf(id) ?? id;
      // Two NICs or four: the shape is the same.
      if (kinds.at(-1) !== kind) kinds.push(kind);
    }
    cause = `${finding.rule}|${finding.message}|${finding.severity}|${kinds.join(',')}`;
    known.set(finding, cause);
  }
  return cause;
};

const most = 2;

/**
 * What findings of one cause say together: the words they share, with an ellipsis where they differ
 * in more than two ways. Words with several holes read badly: the title of the rule goes before them.
 */
export const commonText = (findings: readonly Finding[], rule: Rule | undefined): string => {
  const [first, ...rest] = findings;
  if (first === undefined) return '';
  if (rest.every((finding) => finding.text === first.text)) return first.text;
  const template = rule?.messages[first.message];
  if (rule === undefined || template === undefined) return rule?.title ?? first.text;
  const data: Record<string, string | readonly string[]> = {};
  for (const name of Object.keys(first.data)) {
    const values = new Set<string>();
    for (const finding of findings) {
      values.add(fill(`{${name}}`, finding.data));
      if (values.size > most) break;
    }
    data[name] = values.size > most ? '…' : [...values].join(' / ');
  }
  const text = fill(template, data);
  const holes = text.split('…').length - 1;
  if (holes < 2) return text;
  return Object.keys(rule.messages).length === 1 ? rule.title : `${rule.title} — ${text}`;
};

/** `31 hosts · PROD-A, PROD-B`; the name where it is one host, nothing where none is concerned. */
export const whereWords = (design: Design, findings: readonly Finding[]): string => {
  const hosts = new Set<string>();
  for (const finding of findings) for (const id of finding.hosts) hosts.add(id);
  const [only] = hosts;
  if (only === undefined) return '';
  if (hosts.size === 1) return nameOf(design, only);
  const clusters = new Set<string>();
  for (const id of hosts) {
    const clusterId = inList(design.hosts, id)?.clusterId;
    if (clusterId !== undefined) clusters.add(clusterId);
  }
  const all = design.clusters.length > 2 && clusters.size === design.clusters.length;
  const names = [...clusters].slice(0, 3).map((id) => nameOf(design, id));
  const more = clusters.size > 3 ? ` and ${clusters.size - 3} more` : '';
  const where = all ? 'every cluster' : names.join(', ') + more;
  return `${hosts.size} hosts${where === '' ? '' : ` · ${where}`}`;
};

/** The main element of each finding, each once: what to select to see them all. */
export const mainObjects = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap((finding) => finding.objects.slice(0, 1))),
];
