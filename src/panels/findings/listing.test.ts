import { describe, expect, it } from 'vitest';
import { lint } from '../../lint/linter';
import { rules } from '../../rules/index';
import { singleNic } from '../../templates/single-nic';
import { filtered, rowsOf } from './listing';

const design = singleNic();
const { findings } = lint(rules, design);
const everything = {
  text: '',
  severities: ['error', 'warning', 'info'],
  within: undefined,
} as const;

describe('the findings list', () => {
  it('shows all without a filter, in the order of the linter', () => {
    expect(filtered(findings, everything, design)).toEqual(findings);
    expect(rowsOf(findings, 'none', design, new Map())).toHaveLength(findings.length);
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
    for (const grouping of ['rule', 'host', 'element'] as const) {
      const rows = rowsOf(findings, grouping, design, new Map());
      const shown = rows.filter((row) => row.row === 'finding').length;
      const counted = rows.reduce((sum, row) => sum + (row.row === 'heading' ? row.count : 0), 0);
      expect([shown, counted]).toEqual([findings.length, findings.length]);
    }
  });
});
