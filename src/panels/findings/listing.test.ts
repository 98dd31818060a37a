import { describe, expect, it, test } from 'vitest';
import { lint } from '../../lint/linter';
import { build } from '../../model/build';
import { rules } from '../../rules/index';
import { singleNic } from '../../templates/single-nic';
import { causeOf, commonText, mainObjects, whereWords } from './causes';
import { filtered, rowsOf } from './listing';

const byId = new Map(rules.map((rule) => [rule.id, rule]));
const design = singleNic();
const { findings } = lint(rules, design);
const everything = {
  text: '',
  severities: ['error', 'warning', 'info'],
  within: undefined,
} as const;
const reading = { design, rules: byId, folds: new Map<string, boolean>() };

describe('the findings list', () => {
  it('shows all without a filter, in the order of the linter', () => {
    expect(filtered(findings, everything, design)).toEqual(findings);
    expect(rowsOf(findings, 'none', reading)).toHaveLength(findings.length);
  });

  it('filters by severity, text and selection', () => {
    const errors = filtered(findings, { ...everything, severities: ['error'] }, design);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.every((f) => f.severity === 'error')).toBe(true);
    const single = filtered(findings, { ...everything, text: 'red-host-single-nic' }, design);
    expect(single.map((f) => f.rule)).toEqual(['redundancy/red-host-single-nic']);
    expect(filtered(findings, { ...everything, within: ['s1'] }, design)).not.toEqual(findings);
    expect(filtered(findings, { ...everything, within: ['h1'] }, design).length).toBeGreaterThan(0);
  });

  it('puts every finding under one heading', () => {
    for (const grouping of ['rule', 'host'] as const) {
      const rows = rowsOf(findings, grouping, reading);
      const shown = rows.flatMap((row) => (row.row === 'finding' ? [row.finding] : []));
      const counted = rows.flatMap((row) => (row.row === 'heading' ? row.findings : []));
      expect(new Set(shown)).toEqual(new Set(findings));
      expect(shown).toEqual(counted);
    }
  });

  it('folds what a person folded', () => {
    const [heading] = rowsOf(findings, 'host', reading);
    const folds = new Map([[heading?.key ?? '', false]]);
    expect(rowsOf(findings, 'host', { ...reading, folds })).toHaveLength(1);
  });
});

/** Hosts with one NIC behind a switch each: the same fault on all of them. */
const fleet = (hosts: number) => {
  const b = build();
  const clusters = [b.cluster('PROD-A'), b.cluster('PROD-B'), b.cluster('LAB')];
  for (let i = 1; i <= hosts; i++) {
    const host = b.host(`esx${i}`, { clusterId: clusters[i % 2] ?? '' });
    const own = host.switch('vSwitch0', [host.nic('vmnic0')]);
    host.adapter('vmk0', host.portGroup(own, 'Management', 10), ['management']);
    host.vm('web', host.portGroup(own, 'Prod', 20));
  }
  return b.done;
};

describe('causes', () => {
  it('makes the same on 31 hosts one row that unfolds to 31', () => {
    const many = fleet(31);
    const result = lint(rules, many);
    const own = { design: many, rules: byId, folds: new Map<string, boolean>() };
    const rows = rowsOf(result.findings, 'cause', own);
    expect(rows.length).toBeLessThan(result.findings.length / 10);
    const single = rows.find((row) => row.row === 'heading' && /single-nic/.test(row.rule ?? ''));
    if (single?.row !== 'heading') throw new Error('no such cause');
    expect(single.findings).toHaveLength(31);
    expect(single.detail).toBe('31 hosts · PROD-B, PROD-A');
    expect(single.title).toContain('…');
    expect(single.title).not.toMatch(/esx1\b|[{}]/);
    const folds = new Map([[single.key, true]]);
    const unfolded = rowsOf(result.findings, 'cause', { ...own, folds });
    expect(unfolded).toHaveLength(rows.length + 31);
  });

  it('keeps a lone finding as it is, and tells severities apart', () => {
    const rows = rowsOf(findings, 'cause', reading);
    for (const row of rows)
      if (row.row === 'heading') expect(row.findings.length).toBeGreaterThan(1);
    const [first] = findings;
    if (first === undefined) throw new Error('no finding');
    const other = { ...first, severity: first.severity === 'info' ? 'error' : 'info' } as const;
    expect(causeOf(other)).not.toBe(causeOf(first));
    expect(commonText([first], byId.get(first.rule))).toBe(first.text);
  });

  it('says where in words', () => {
    const many = fleet(3);
    const found = lint(rules, many).findings;
    const [first] = found;
    expect(whereWords(many, first === undefined ? [] : [first])).toBe('esx1');
    expect(whereWords(many, [])).toBe('');
    const ids = mainObjects(found);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('a thousand hosts are grouped in no time that a person would notice', () => {
  const [first] = findings;
  if (first === undefined) throw new Error('no finding');
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    ...first,
    key: `k${i}`,
    rule: `a/r${i % 20}`,
    objects: [`h${(i % 1000) + 1}`],
    hosts: [`h${(i % 1000) + 1}`],
  }));
  const own = { design: fleet(1000), rules: byId, folds: new Map<string, boolean>() };
  rowsOf(many, 'cause', own);
  const start = performance.now();
  expect(rowsOf(many, 'cause', own)).toHaveLength(20);
  expect(performance.now() - start).toBeLessThan(2000);
});
