import type { Design, Severity } from '../model/design';
import { parentIdOf } from '../model/kinds';
import { crashed, type Outcome } from './check';
import { compareIds, sortKey } from './order';
import type { Finding, LintResult, Question, RawFinding, RawQuestion, RuleMeta } from './rule';
import { means, settingsOf } from './settings';
import { waiverOf } from './waivers';
import { fill } from './wording';

interface Spoken<T> {
  readonly said: T;
  /** Sorts among those of one rule and severity. */
  readonly order: string;
}

// Raw findings live as long as the facts they came from; so do their words. An unchanged finding
// is then the same object after an edit elsewhere, and a list of them need not be drawn again.
const spoken = new WeakMap<RawFinding, Spoken<Finding>>();
const asked = new WeakMap<RawQuestion, Spoken<Question>>();

const keyOf = (rule: string, message: string, objects: readonly string[]) =>
  `${rule}|${message}|${objects.join(',')}`;

const orderOf = (objects: readonly string[], message: string, text: string) =>
  `${sortKey(objects)}|${message}|${text}`;

const speak = (
  rule: RuleMeta,
  raw: RawFinding,
  severity: Severity,
  waiver: Finding['waiver'],
): Spoken<Finding> => {
  const before = spoken.get(raw);
  if (before?.said.severity === severity && before.said.waiver === waiver) return before;
  const text = fill(rule.messages[raw.message] ?? rule.title, raw.data);
  const said: Finding = {
    ...raw,
    key: keyOf(raw.rule, raw.message, raw.objects),
    severity,
    text,
    ...(waiver === undefined ? {} : { waiver }),
  };
  const entry = { said, order: orderOf(raw.objects, raw.message, text) };
  spoken.set(raw, entry);
  return entry;
};

const speakQuestion = (rule: RuleMeta, raw: RawQuestion): Spoken<Question> => {
  let entry = asked.get(raw);
  if (entry === undefined) {
    const text = fill(rule.asks?.[raw.ask] ?? rule.title, raw.data);
    const said = { ...raw, key: keyOf(raw.rule, raw.ask, raw.objects), text };
    entry = { said, order: orderOf(raw.objects, raw.ask, text) };
    asked.set(raw, entry);
  }
  return entry;
};

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** A list per rule and severity: what the hosts say arrives in order, so each is sorted in one pass. */
const makePiles = <T>() => {
  const piles = new Map<string, Spoken<T>[]>();
  return {
    put: (pile: string, entry: Spoken<T>) => {
      const list = piles.get(pile);
      if (list === undefined) piles.set(pile, [entry]);
      else list.push(entry);
    },
    sorted: (): T[] =>
      [...piles.keys()]
        .sort(compareTexts)
        .flatMap((pile) =>
          (piles.get(pile) ?? [])
            .sort((a, b) => compareTexts(a.order, b.order))
            .map(({ said }) => said),
        ),
  };
};

const rank: Readonly<Record<Severity, string>> = { error: '0', warning: '1', info: '2' };

/**
 * Keys stay apart: several hosts may say the same of a thing they share, which is one finding of
 * all of them; one rule may also say two things of the same objects, of two VLANs for instance.
 */
const withOwnKeys = <T extends Finding | Question>(sorted: readonly T[]): readonly T[] => {
  const seen = new Set<string>();
  for (const { key } of sorted) seen.add(key);
  if (seen.size === sorted.length) return sorted;
  const places = new Map<string, number[]>();
  const out: T[] = [];
  for (const item of sorted) {
    const taken = places.get(item.key) ?? [];
    const same = taken.find((at) => out[at]?.text === item.text);
    const before = same === undefined ? undefined : out[same];
    if (same !== undefined && before !== undefined) {
      out[same] = { ...before, hosts: hostsOfBoth(before.hosts, item.hosts) };
      continue;
    }
    places.set(item.key, [...taken, out.length]);
    out.push(taken.length === 0 ? item : { ...item, key: `${item.key}#${taken.length + 1}` });
  }
  return out;
};

const hostsOfBoth = (a: readonly string[], b: readonly string[]) =>
  [...new Set([...a, ...b])].sort(compareIds);

interface On {
  readonly raw: RawFinding;
  readonly rule: RuleMeta;
  readonly severity: Severity;
}

/** What rules that fire make others say no more: subjects by the rule that stays quiet. */
const hiddenBy = (rules: ReadonlyMap<string, RuleMeta>, on: readonly On[]) => {
  const hidden = new Map<string, Set<string>>();
  const targets = new Map<RuleMeta, readonly Set<string>[]>();
  for (const { raw, rule } of on) {
    const { hides } = rule;
    if (hides === undefined) continue;
    let sets = targets.get(rule);
    if (sets === undefined) {
      const ids = [...rules.keys()].filter((id) => hides.some((name) => means(name, id)));
      sets = ids.map((id) => {
        const subjects = hidden.get(id) ?? new Set<string>();
        hidden.set(id, subjects);
        return subjects;
      });
      targets.set(rule, sets);
    }
    for (const set of sets) for (const subject of raw.subjects) set.add(subject);
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
  const on: On[] = [];
  const questions = makePiles<Question>();
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
        questions.put(raw.rule, speakQuestion(rule, raw));
      }
    }
  }
  const hidden = hiddenBy(rules, on);
  const open = makePiles<Finding>();
  const waived = makePiles<Finding>();
  const hasWaivers = design.review.waivers.length > 0;
  for (const { raw, rule, severity } of on) {
    const quiet = hidden.get(raw.rule);
    if (quiet !== undefined && raw.subjects.some((subject) => quiet.has(subject))) continue;
    const waiver = hasWaivers ? waiverOf(design, raw) : undefined;
    const pile = rank[severity] + raw.rule;
    (waiver === undefined ? open : waived).put(pile, speak(rule, raw, severity, waiver));
  }
  const findings = withOwnKeys(open.sorted());
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  let index: Map<string, Finding[]> | undefined;
  return {
    findings,
    waived: withOwnKeys(waived.sorted()),
    questions: withOwnKeys(questions.sorted()),
    counts,
    of: (id) => {
      index ??= indexOf(findings);
      return index.get(id) ?? nothing;
    },
  };
};
