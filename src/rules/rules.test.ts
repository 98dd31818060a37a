import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { crashed } from '../lint/check';
import { applyFix } from '../lint/fix';
import { lint } from '../lint/linter';
import type { Example, LintResult, Rule } from '../lint/rule';
import type { Design, ProfileId } from '../model/design';
import { breaches } from '../model/invariants';
import { profileIds } from '../model/shape/words';
import { rules } from './index';

/** The folder of documents that rules quote stands beside the checkout on some machines only. */
const documents = join(import.meta.dirname, '../../../shared/documents');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const library = existsSync(documents)
  ? readdirSync(documents).map((name) => plain(readFileSync(join(documents, name), 'utf8')))
  : [];

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
};

const weights = { error: 3, warning: 2, info: 1 };

/** Examples are judged by the rule alone, in a profile that has every message of it on. */
const profileFor = (rule: Rule): ProfileId =>
  (Object.keys(profileIds) as ProfileId[]).find((id) => {
    const spec = rule.severity[id];
    return typeof spec === 'string'
      ? spec !== 'off'
      : Object.values(spec).every((severity) => severity !== 'off');
  }) ?? 'essentials';

const designOf = (rule: Rule, example: Example): Design => {
  const design = example.design();
  // An example that says its profile is about it.
  const isOwn = design.review.profile !== undefined || design.clusters.some((c) => c.profile);
  const profile = profileFor(rule);
  return deepFreeze(isOwn ? design : { ...design, review: { ...design.review, profile } });
};

const findsOf = (rule: Rule, result: LintResult) =>
  result.findings.filter((f) => f.rule === rule.id).map((f) => [f.message, ...f.objects]);

const files = import.meta.glob<{ default?: Rule | readonly Rule[] }>(
  ['./*/*.ts', '!./*/*.test.ts'],
  { eager: true },
);

test('every rule is in the list once, sorted by id', () => {
  const ids = rules.map((rule) => rule.id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test('every rule file is in the list, and its path is its id', () => {
  for (const [path, { default: found }] of Object.entries(files)) {
    const file = path.slice(2).replace(/\.ts$/, '');
    for (const rule of found === undefined ? [] : [found].flat()) {
      expect(rules, `${file} is missing from rules/index.ts`).toContain(rule);
      // A family of rules shares a file; its folder is still the group.
      if (Array.isArray(found)) expect(rule.id.split('/')[0]).toBe(file.split('/')[0]);
      else expect(rule.id).toBe(file);
    }
  }
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const messages = Object.keys(rule.messages);
  const { bad, good } = rule.examples;

  test('says what, why and where from', () => {
    expect(rule.title).not.toBe('');
    expect(rule.why).toMatch(/[.!]$/);
    expect(rule.howToFix).toMatch(/[.!]$/);
    expect(rule.sources.length).toBeGreaterThan(0);
    for (const source of rule.sources) {
      expect(source.title).not.toBe('');
      if (source.tag !== 'SEED') continue;
      expect(source.quote).toBeTruthy();
      if (library.length === 0) continue;
      const quote = plain(source.quote ?? '');
      expect(
        library.some((text) => text.includes(quote)),
        `not in the documents: ${quote}`,
      ).toBe(true);
    }
  });

  test('has severities for its own messages only', () => {
    for (const spec of Object.values(rule.severity)) {
      if (typeof spec !== 'string') expect(Object.keys(spec).sort()).toEqual(messages.sort());
    }
  });

  test('has examples that are different and use every message and question', () => {
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
    const titles = [...bad, ...good].map((e) => e.title);
    expect(new Set(titles).size).toBe(titles.length);
    const designs = [...bad, ...good].map((e) => JSON.stringify(e.design()));
    expect(new Set(designs).size).toBe(designs.length);
    const used = new Set(bad.flatMap((e) => (e.finds ?? []).map(([message]) => message)));
    expect([...used].sort()).toEqual(messages.sort());
    const asked = new Set([...bad, ...good].flatMap((e) => e.asks ?? []));
    expect([...asked].sort()).toEqual(Object.keys(rule.asks ?? {}).sort());
  });

  test.each([...bad, ...good].map((e) => [e.title, e] as const))('%s', (_title, example) => {
    const design = designOf(rule, example);
    expect(breaches(design)).toEqual([]);
    const result = lint([rule], design);
    expect(result.findings.filter((f) => f.rule === crashed.id)).toEqual([]);
    expect(findsOf(rule, result)).toEqual(example.finds ?? []);
    expect([...new Set(result.questions.map((q) => q.ask))]).toEqual(example.asks ?? []);
    for (const { text } of [...result.findings, ...result.questions]) {
      expect(text).not.toMatch(/[{}]|undefined|NaN|\[object/);
    }
    for (const finding of result.findings) {
      const fixed = applyFix([rule], design, finding);
      if (fixed === undefined) continue;
      deepFreeze(fixed);
      expect(breaches(fixed)).toEqual([]);
      const left = lint([rule], fixed).findings;
      const before = result.findings.map((f) => f.key);
      expect(
        left.map((f) => f.key),
        'the fix mends the finding',
      ).not.toContain(finding.key);
      const added = left.filter((f) => !before.includes(f.key));
      expect(
        added.filter((f) => weights[f.severity] >= weights[finding.severity]),
        'what the fix adds of its rule is milder',
      ).toEqual([]);
    }
  });

  test('a fix works on at least one bad example', () => {
    if (rule.fix === undefined) return;
    const mended = bad.some((example) => {
      const design = designOf(rule, example);
      return lint([rule], design).findings.some((f) => applyFix([rule], design, f) !== undefined);
    });
    expect(mended).toBe(true);
  });
});
