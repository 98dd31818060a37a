import { describe, expect, test } from 'vitest';
import { lint } from '../lint/linter';
import { rules } from '../rules/index';
import { templates } from './index';
import { singleNic } from './single-nic';
import { mostHosts } from './template';

describe('templates are examples to follow', () => {
  test.each(
    templates
      .filter(({ id }) => id !== 'single-nic')
      .flatMap(({ id, make, least = 1, most = mostHosts }) =>
        [1, 2, 3, 8, 33]
          .filter((hosts) => hosts >= least && hosts <= most)
          .map((hosts) => [id, hosts, make] as const),
      ),
  )('%s with %i hosts: no error, no warning, nothing left open', (_, hosts, make) => {
    const { findings, questions } = lint(rules, make({ hosts }));
    const bad = findings.filter(({ severity }) => severity !== 'info');
    expect(bad.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([]);
    expect(questions.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([]);
  });

  test('single-nic is the one that warns', () => {
    const found = new Set(
      lint(rules, singleNic())
        .findings.filter(({ severity }) => severity === 'error')
        .map(({ rule }) => rule.slice(rule.indexOf('/') + 1)),
    );
    for (const id of [
      'iso-mgmt-shared-uplinks',
      'iso-storage-shared-uplinks',
      'iso-migration-shared-uplinks',
      'iso-ft-shared-uplinks',
      'red-host-single-nic',
      'red-production-not-teamed',
    ]) {
      expect(found).toContain(id);
    }
  });
});
