import type { Design, Severity } from '../model/design';
import { parentIdOf } from '../model/kinds';
import { crashed, type Outcome } from './check';
import { compareIdLists, compareIds } from './order';
import type { Finding, LintResult, Question, RawFinding, RawQuestion, RuleMeta } from './rule';
import { bySeverity, means, settingsOf } from './settings';
import { waiverOf } from './waivers';
import { fill } from './wording';

// Raw findings live as long as the facts they came from; so do their words. An unchanged finding
// is then the same object after an edit elsewhere, and a list of them need not be drawn again.
const spoken = new WeakMap<RawFinding, Finding>();
const asked = new WeakMap<RawQuestion, Question>();

const keyOf = (rule: string, message: string, objects: readonly string[]) =>
  `${rule}|${message}|${objects.join(',')}`;

const speak = (
  rule: RuleMeta,
  raw: RawFinding,
  severity: Severity,
  waiver: Finding['waiver'],
): Finding => {
  const before = spoken.get(raw);
  if (before?.severity === severity && before.waiver === waiver) return before;
  const finding: Finding = {
    ...raw,
    key: keyOf(raw.rule, raw.message, raw.objects),
    severity,
    text: fill(rule.messages[raw.message] ?? rule.title, raw.data),
    ...(waiver === undefined ? {} : { waiver }),
  };
  spoken.set(raw, finding);
  return finding;
};

const speakQuestion = (rule: RuleMeta, raw: RawQuestion): Question => {
  let question = asked.get(raw);
  if (question === undefined) {
    question = {
      ...raw,
      key: keyOf(raw.rule, raw.ask, raw.objects),
      text: fill(rule.asks?.[raw.ask] ?? rule.title, raw.data),
    };
    asked.set(raw, question);
  }
  return question;
};

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const compareFindings = (a: Finding, b: Finding): number =>
  bySeverity(a.severity, b.severity) ||
  compareTexts(a.rule, b.rule) ||
  compareIdLists(a.objects, b.objects) ||
  compareTexts(a.message, b.message) ||
  compareTexts(a.text, b.text);

const compareQuestions = (a: Question, b: Question): number =>
  compareTexts(a.rule, b.rule) ||
  compareIdLists(a.objects, b.objects) ||
  compareTexts(a.ask, b.ask) ||
  compareTexts(a.text, b.text);

/**
 * Keys stay apart: several hosts may say the same of a thing they share, which is one finding of
 * all of them; one rule may also say two things of the same objects, of two VLANs for instance.
 */
const withOwnKeys = <T extends Finding | Question>(sorted: readonly T[]): T[] => {
  const seen = new Map<string, number[]>();
  const out: T[] = [];
  for (const item of sorted) {
    const places = seen.get(item.key) ?? [];
    const same = places.find((at) => out[at]?.text === item.text);
    const before = same === undefined ? undefined : out[same];
    if (same !== undefined && before !== undefined) {
      out[same] = { ...before, hosts: hostsOfBoth(before.hosts, item.hosts) };
      continue;
    }
    seen.set(item.key, [...places, out.length]);
    out.push(places.length === 0 ? item : { ...item, key: `${item.key}#${places.length + 1}` });
  }
  return out;
};

const hostsOfBoth = (a: readonly string[], b: readonly string[]) =>
  [...new Set([...a, ...b])].sort(compareIds);

/** What rules that fire make others say no more: `rule|subject`. */
const hiddenBy = (rules: ReadonlyMap<string, RuleMeta>, findings: readonly RawFinding[]) => {
  const hidden = new Set<string>();
  const targets = new Map<string, readonly string[]>();
  for (const raw of findings) {
    const hides = rules.get(raw.rule)?.hides;
    if (hides === undefined) continue;
    let ids = targets.get(raw.rule);
    if (ids === undefined) {
      ids = [...rules.keys()].filter((id) => hides.some((name) => means(name, id)));
      targets.set(raw.rule, ids);
    }
    for (const id of ids) for (const subject of raw.subjects) hidden.add(`${id}|${subject}`);
  }
  return hidden;
};

const indexOf = (findings: readonly Finding[]): Map<string, Finding[]> => {
  const index = new Map<string, Finding[]>();
  for (const finding of findings) {
    const ids = new Set<string>();
    for (const object of finding.objects) {
      for (let id: string | undefined = object; id !== undefined; id = parentIdOf(id)) ids.add(id);
    }
    for (const id of ids) {
      const list = index.get(id);
      if (list === undefined) index.set(id, [finding]);
      else list.push(finding);
    }
  }
  return index;
};

const nothing: readonly Finding[] = [];

/** Settings, hiding and waivers over what the checks said; the outcome as people see it. */
export const settle = (
  design: Design,
  rules: ReadonlyMap<string, RuleMeta>,
  outcomes: readonly Outcome[],
): LintResult => {
  const settings = settingsOf(design);
  const metaOf = (id: string) => (id === crashed.id ? crashed : rules.get(id));
  const on: { raw: RawFinding; rule: RuleMeta; severity: Severity }[] = [];
  const questions: Question[] = [];
  for (const outcome of outcomes) {
    for (const raw of outcome.findings) {
      const rule = metaOf(raw.rule);
      const severity = rule && settings.severityOf(rule, raw.message, raw.hosts);
      if (rule !== undefined && severity !== undefined && severity !== 'off') {
        on.push({ raw, rule, severity });
      }
    }
    for (const raw of outcome.questions) {
      const rule = metaOf(raw.rule);
      if (rule !== undefined && settings.isOn(rule, raw.hosts)) {
        questions.push(speakQuestion(rule, raw));
      }
    }
  }
  const hidden = hiddenBy(
    rules,
    on.map(({ raw }) => raw),
  );
  const findings: Finding[] = [];
  const waived: Finding[] = [];
  for (const { raw, rule, severity } of on) {
    if (hidden.size > 0 && raw.subjects.some((s) => hidden.has(`${raw.rule}|${s}`))) continue;
    const waiver = design.review.waivers.length === 0 ? undefined : waiverOf(design, raw);
    (waiver === undefined ? findings : waived).push(speak(rule, raw, severity, waiver));
  }
  const sorted = withOwnKeys(findings.sort(compareFindings));
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of sorted) counts[severity]++;
  let index: Map<string, Finding[]> | undefined;
  return {
    findings: sorted,
    waived: withOwnKeys(waived.sort(compareFindings)),
    questions: withOwnKeys(questions.sort(compareQuestions)),
    counts,
    of: (id) => {
      index ??= indexOf(sorted);
      return index.get(id) ?? nothing;
    },
  };
};
