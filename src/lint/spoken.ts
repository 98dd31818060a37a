import type { Severity } from '../model/design';
import { sortKey } from './order';
import type { Finding, Question, RawFinding, RawQuestion, RuleMeta } from './rule';
import { fill } from './wording';
import { orderAsk, orderWords } from './worlds';

/** Something in words, with what decides its place in a list. */
export interface Spoken<T> {
  readonly said: T;
  /** Lists are made of piles, in the order of their names: a severity and a rule, or a rule. */
  readonly pile: string;
  /** Sorts among those of one pile. */
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

const rank: Readonly<Record<Severity, string>> = { error: '0', warning: '1', info: '2' };

/** A finding in words. */
export const speak = (
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
  const entry = {
    said,
    pile: rank[severity] + raw.rule,
    order: orderOf(raw.objects, raw.message, text),
  };
  spoken.set(raw, entry);
  return entry;
};

/** A question in words. */
export const speakQuestion = (rule: RuleMeta, raw: RawQuestion): Spoken<Question> => {
  let entry = asked.get(raw);
  if (entry === undefined) {
    const common = raw.ask === orderAsk ? orderWords : rule.title;
    const text = fill(rule.asks?.[raw.ask] ?? common, raw.data);
    const said = { ...raw, key: keyOf(raw.rule, raw.ask, raw.objects), text };
    entry = { said, pile: raw.rule, order: orderOf(raw.objects, raw.ask, text) };
    asked.set(raw, entry);
  }
  return entry;
};
