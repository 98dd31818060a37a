import { expect, test } from 'vitest';
import { build } from '../model/build';
import type { Nic } from '../model/design';
import { set } from '../model/edits/change';
import { applyFix, fixAll, previewFix } from './fix';
import { createLinter, lint } from './linter';
import { toJson } from './report';
import { defineHostRule, type Rule, type SeveritySpec } from './rule';

const everywhere = (severity: SeveritySpec<'slow'>) => ({
  essentials: severity,
  'strict-isolation': severity,
  converged: severity,
  hyperv: severity,
});

/** NICs must be this fast; the fix makes them so. Two such rules with different speeds pull at one field. */
const speed = (id: string, isWrong: (mbps: number) => boolean, right: number): Rule =>
  defineHostRule<'slow'>({
    id,
    title: 'Speed',
    why: 'Why.',
    howToFix: 'So.',
    sources: [{ tag: 'X', title: 'A book', quote: 'be fast' }],
    platform: 'any',
    severity: everywhere('error'),
    messages: { slow: '{nic} has {mbps}.' },
    check: ({ host }, report) => {
      for (const nic of host.nics) {
        const mbps = nic.speedMbps ?? 0;
        if (!isWrong(mbps)) continue;
        report.found('slow', { objects: [nic.id], data: { nic: nic.name, mbps } });
      }
    },
    fix: {
      title: 'Change the speed',
      edit: (design, { objects: [nicId] }) =>
        nicId === undefined ? undefined : set<Nic>(design, nicId, { speedMbps: right }),
    },
    examples: { bad: [], good: [] },
  });

const faster = speed('a/faster', (mbps) => mbps < 1000, 1000);
const slower = speed('a/slower', (mbps) => mbps >= 1000, 100);

const example = () => {
  const d = build();
  for (const name of ['esx01', 'esx02']) {
    const h = d.host(name);
    h.nic('vmnic0', { speedMbps: 100 });
    h.nic('vmnic1', { speedMbps: 100 });
  }
  return d.done;
};

test('a preview says what changes, what goes and which errors come', () => {
  const design = example();
  const rules = [faster, slower];
  const linter = createLinter(rules);
  const [finding] = linter.update(design).findings;
  if (finding === undefined) throw new Error('nothing found');
  const preview = previewFix(rules, linter, design, finding);
  expect(preview?.changes.map(({ path, before, after }) => [path, before, after])).toEqual([
    ['esx01 › vmnic0', '100 Mb/s', '1000 Mb/s'],
  ]);
  expect(preview?.removed.map((f) => f.key)).toEqual(['a/faster|slow|h1.n1']);
  expect(preview?.newErrors.map((f) => f.key)).toEqual(['a/slower|slow|h1.n1']);
  expect(linter.update(design).counts.error).toBe(4);
});

test('fixing all mends everything of a rule', () => {
  const { design, fixed } = fixAll([faster], createLinter([faster]), example());
  expect(fixed).toHaveLength(4);
  expect(lint([faster], design).findings).toEqual([]);
});

test('two rules that undo each other end nevertheless', () => {
  const rules = [faster, slower];
  const { design } = fixAll(rules, createLinter(rules), example());
  expect(design.hosts).toHaveLength(2);
  expect(fixAll(rules, createLinter(rules), example(), 'slower').fixed).toEqual([]);
});

test('a fix that throws is no fix', () => {
  const broken: Rule = {
    ...faster,
    fix: {
      title: 'Break',
      edit: () => {
        throw new Error('no');
      },
    },
  };
  const [finding] = lint([broken], example()).findings;
  expect(finding && applyFix([broken], example(), finding)).toBeUndefined();
});

test('the report for scripts', () => {
  const design = example();
  const { findings, ...rest } = toJson(lint([faster], design), design, [faster]);
  expect(rest).toEqual({
    summary: { errors: 4, warnings: 0, infos: 0, waived: 0, unknown: 0 },
    unknown: [],
    waived: [],
    idleWaivers: [],
  });
  expect(findings[0]).toEqual({
    rule: 'a/faster',
    severity: 'error',
    message: 'vmnic0 has 100.',
    host: 'esx01',
    objects: [{ kind: 'nic', id: 'h1.n1', name: 'vmnic0' }],
    evidence: { nic: 'vmnic0', mbps: 100 },
    source: 'A book: "be fast"',
    fix: 'Change the speed',
  });
});
