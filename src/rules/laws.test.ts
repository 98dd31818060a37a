import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crashed } from '../lint/check';
import { applyFix, fixAll } from '../lint/fix';
import { createLinter, lint } from '../lint/linter';
import type { LintResult, Rule } from '../lint/rule';
import { designArbitrary } from '../model/arbitrary';
import type { Design } from '../model/design';
import { set } from '../model/edits/change';
import { remove } from '../model/edits/remove';
import { breaches } from '../model/invariants';
import { elements } from '../model/kinds';
import { profileIds } from '../model/shape/words';
import { sixPort } from '../templates/six-port';
import { rules } from './index';

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
};

const plain = ({ findings, waived, questions, counts }: LintResult) => ({
  findings,
  waived,
  questions,
  counts,
});

const weights = { error: 3, warning: 2, info: 1 };

type Edit = (design: Design) => Design;

const pick = <T>(items: readonly T[], nth: number): T | undefined => items[nth % items.length];

/** Edits that people make, aimed by number at whatever the design has. */
const editArbitrary: fc.Arbitrary<Edit> = fc
  .tuple(fc.nat({ max: 8 }), fc.nat({ max: 500 }), fc.nat({ max: 500 }))
  .map(([kind, a, b]): Edit => {
    const on =
      (wanted: string, patch: (design: Design) => Record<string, unknown>): Edit =>
      (design) => {
        const all = [...elements(design)].filter((element) => element.kind === wanted);
        const target = pick(all, a);
        return target === undefined
          ? design
          : set<{ id: string }>(design, target.value.id, patch(design));
      };
    const edits: Edit[] = [
      (design) => {
        const target = pick([...elements(design)], a);
        return target === undefined ? design : remove(design, [target.value.id]);
      },
      (design) => {
        const hosts = [...design.hosts];
        const [moved] = hosts.splice(a % Math.max(hosts.length, 1), 1);
        return moved === undefined ? design : { ...design, hosts: [moved, ...hosts] };
      },
      on('portGroup', () => ({ vlan: b % 40 })),
      on('adapter', () => ({ mtuBytes: b % 2 === 0 ? 9000 : undefined })),
      on('nic', () => ({ linkUp: b % 2 === 0, speedMbps: 1000 })),
      on('vnic', () => ({ peakMbps: b * 10 })),
      on('port', () => ({ mode: b % 2 === 0 ? 'access' : 'trunk', accessVlan: 10 })),
      (design) => {
        const finding = pick(lint(rules, design).findings, a);
        const waiver = {
          rule: finding?.rule ?? 'mtu-peer-mismatch',
          target: finding?.objects[0] ?? '*',
          reason: 'Known',
          owner: 'Ann',
          date: '2024-05-01',
        };
        return { ...design, review: { ...design.review, waivers: [waiver] } };
      },
      (design) => ({
        ...design,
        review: { ...design.review, profile: pick(Object.keys(profileIds), a) ?? 'essentials' },
      }),
    ];
    return edits[kind] ?? ((design) => design);
  });

const startArbitrary: fc.Arbitrary<Design> = fc.oneof(
  designArbitrary(),
  fc.integer({ min: 1, max: 4 }).map((hosts) => sixPort({ hosts })),
);

describe('laws of linting', () => {
  test('updating along any edits is linting cold, and undo is free of history', () => {
    fc.assert(
      fc.property(startArbitrary, fc.array(editArbitrary, { maxLength: 8 }), (start, edits) => {
        const linter = createLinter(rules);
        const seen: Design[] = [deepFreeze(start)];
        for (const edit of edits) seen.push(deepFreeze(edit(seen.at(-1) ?? start)));
        for (const design of [...seen, ...seen.toReversed()]) {
          expect(plain(linter.update(design))).toEqual(plain(lint(rules, design)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the order of hosts does not matter', () => {
    fc.assert(
      fc.property(startArbitrary, (design) => {
        const turned = { ...design, hosts: design.hosts.toReversed() };
        expect(plain(lint(rules, turned))).toEqual(plain(lint(rules, design)));
      }),
      { numRuns: 60 },
    );
  });

  test('a glance leaves nothing out', () => {
    const thorough = rules.map((rule): Rule => {
      if (rule.scope === 'host' || rule.glance === undefined) return rule;
      return { ...rule, glance: { ...rule.glance, isWorth: () => true } };
    });
    fc.assert(
      fc.property(designArbitrary({ hosts: 4 }), (design) => {
        expect(plain(lint(rules, design))).toEqual(plain(lint(thorough, design)));
      }),
      { numRuns: 100 },
    );
  });

  test('no rule stops with an error, and keys are apart', () => {
    fc.assert(
      fc.property(designArbitrary({ hosts: 6, listLength: 6 }), (design) => {
        const { findings, questions } = lint(rules, deepFreeze(design));
        expect(findings.filter((f) => f.rule === crashed.id)).toEqual([]);
        for (const list of [findings, questions]) {
          const keys = list.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('laws of fixing', () => {
  test('a fix mends its finding and adds none of its rule that weighs as much', () => {
    fc.assert(
      fc.property(designArbitrary(), (design) => {
        const linter = createLinter(rules);
        const before = linter.update(deepFreeze(design));
        for (const finding of before.findings) {
          const after = applyFix(rules, design, finding);
          if (after === undefined) continue;
          expect(breaches(deepFreeze(after))).toEqual([]);
          const known = new Set(before.findings.map(({ key }) => key));
          const left = linter.update(after).findings.filter((f) => f.rule === finding.rule);
          expect(left.map(({ key }) => key)).not.toContain(finding.key);
          const added = left.filter((f) => !known.has(f.key));
          expect(added.filter((f) => weights[f.severity] >= weights[finding.severity])).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('fixing all reaches a design in which fixing changes nothing', () => {
    fc.assert(
      fc.property(designArbitrary(), (design) => {
        const linter = createLinter(rules);
        const once = fixAll(rules, linter, deepFreeze(design));
        const twice = fixAll(rules, linter, once.design);
        expect(twice.fixed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
