import { expect, test, vi } from 'vitest';
import { build } from '../model/build';
import type { Design } from '../model/design';
import { set } from '../model/edits/change';
import { createLinter, lint } from './linter';
import { defineGroupRule, defineHostRule, type Rule, type RuleMeta } from './rule';

type Meta = Omit<RuleMeta<'m', 'q'>, 'id'>;

/** The parts of a rule that these tests do not care about. */
const meta = (more: Partial<Meta> = {}): Meta => ({
  title: 'Title',
  why: 'Why.',
  howToFix: 'So.',
  sources: [],
  platform: 'any',
  severity: {
    essentials: 'warning',
    'strict-isolation': 'error',
    converged: 'off',
    hyperv: 'info',
  },
  messages: { m: '{name} has {parts}.' },
  asks: { q: 'What of {name}?' },
  examples: { bad: [], good: [] },
  ...more,
});

/** Finds every host, asks about each as well. */
const everyHost = (id: string, more: Partial<Meta> = {}): Rule =>
  defineHostRule<'m', 'q'>({
    ...meta(more),
    id,
    check: ({ host }, report) => {
      const parts = host.nics.map((nic) => nic.name);
      report.found('m', { objects: [host.id], data: { name: host.name, parts } });
      report.ask('q', { objects: [host.id], data: { name: host.name } });
    },
  });

const hosts = (count: number): Design => {
  const d = build();
  for (let i = 1; i <= count; i++) {
    const h = d.host(`esx${i}`);
    for (const name of ['vmnic0', 'vmnic1', 'vmnic2']) h.nic(name);
  }
  return d.done;
};

const review = (design: Design, more: Partial<Design['review']>): Design => ({
  ...design,
  review: { ...design.review, ...more },
});

test('texts are filled, lists read as people write them', () => {
  const { findings, questions } = lint([everyHost('a/x')], hosts(1));
  expect(findings[0]?.text).toBe('esx1 has vmnic0, vmnic1 and vmnic2.');
  expect(findings[0]?.key).toBe('a/x|m|h1');
  expect(questions[0]?.text).toBe('What of esx1?');
});

test('an edit in one host judges that host only, and leaves the other findings the same objects', () => {
  const check = vi.fn();
  const rule: Rule = defineHostRule<'m'>({
    ...meta(),
    id: 'a/x',
    check: ({ host }, report) => {
      check(host.id);
      report.found('m', { objects: [host.id], data: { name: host.name, parts: [] } });
    },
  });
  const linter = createLinter([rule]);
  const before = hosts(3);
  const first = linter.update(before);
  check.mockClear();
  const after = set<{ id: string; name: string }>(before, 'h2', { name: 'renamed' });
  const second = linter.update(after);
  expect(check.mock.calls).toEqual([['h2']]);
  expect(second.findings[0]).toBe(first.findings[0]);
  expect(second.findings[2]).toBe(first.findings[2]);
  check.mockClear();
  expect(linter.update(before).findings).toEqual(first.findings);
  expect(check).not.toHaveBeenCalled();
});

test('moving things on the canvas is no new result', () => {
  const linter = createLinter([everyHost('a/x')]);
  const design = hosts(2);
  const moved = { ...design, layout: [{ id: 'h1', x: 5, y: 5 }] };
  expect(linter.update(moved)).toBe(linter.update(design));
});

test('a group is judged again only when what a host adds to it changes by value', () => {
  const check = vi.fn();
  const rule: Rule = defineGroupRule<{ readonly speed: number | undefined }, 'm'>({
    ...meta(),
    id: 'a/x',
    members: ({ host }) => host.nics.map((nic) => [nic.name, { speed: nic.speedMbps }] as const),
    check: ({ key, members }) => check(key, members.length),
  });
  const linter = createLinter([rule]);
  const design = hosts(2);
  linter.update(design);
  expect(check).toHaveBeenCalledTimes(3);
  check.mockClear();
  linter.update(set<{ id: string; name: string }>(design, 'h1', { name: 'other' }));
  expect(check).not.toHaveBeenCalled();
  linter.update(set<{ id: string; speedMbps?: number }>(design, 'h1.n2', { speedMbps: 1000 }));
  expect(check.mock.calls).toEqual([['vmnic1', 2]]);
});

test('members come in the order of host ids, h2 before h10', () => {
  const seen: string[] = [];
  const rule: Rule = defineGroupRule<string, 'm'>({
    ...meta(),
    id: 'a/x',
    members: ({ host }) => [['all', host.id]],
    check: ({ members }) => seen.push(...members),
  });
  const design = hosts(11);
  lint([rule], { ...design, hosts: design.hosts.toReversed() });
  expect(seen).toEqual(design.hosts.map((host) => host.id));
});

test('a rule that throws is a finding that names it, and the others go on', () => {
  const broken: Rule = defineHostRule<'m'>({
    ...meta(),
    id: 'a/broken',
    check: () => {
      throw new Error('no such thing');
    },
  });
  const halting: Rule = defineGroupRule<string, 'm'>({
    ...meta(),
    id: 'a/halting',
    members: () => {
      throw new Error('nor this');
    },
    check: () => undefined,
  });
  const { findings } = lint([broken, halting, everyHost('a/x')], hosts(1));
  expect(findings.map((f) => [f.rule, f.severity, f.text])).toEqual([
    ['internal/rule-crashed', 'error', 'The rule a/broken stopped with an error: no such thing.'],
    ['internal/rule-crashed', 'error', 'The rule a/halting stopped with an error: nor this.'],
    ['a/x', 'warning', 'esx1 has vmnic0, vmnic1 and vmnic2.'],
  ]);
});

test('the profile of the cluster, of the design, and one derived from it', () => {
  const rule = everyHost('a/x');
  const severityIn = (design: Design) => lint([rule], design).findings[0]?.severity;
  const design = hosts(1);
  expect(severityIn(design)).toBe('warning');
  expect(severityIn(review(design, { profile: 'strict-isolation' }))).toBe('error');
  const off = review(design, { profile: 'converged' });
  expect(severityIn(off)).toBeUndefined();
  expect(lint([rule], off).questions).toEqual([]);
  const own = {
    id: 'ours',
    name: 'Ours',
    base: 'converged' as const,
    severities: [{ rule: 'x', severity: 'info' as const }],
  };
  expect(severityIn(review(design, { profile: 'ours', profiles: [own] }))).toBe('info');
  const d = build();
  const cluster = d.cluster('Cluster', { profile: 'hyperv' });
  d.host('hv01', { clusterId: cluster });
  expect(severityIn(review(d.done, { profile: 'strict-isolation' }))).toBe('info');
});

test('over several hosts the strictest severity counts', () => {
  const rule: Rule = defineGroupRule<string, 'm'>({
    ...meta(),
    id: 'a/x',
    members: ({ host }) => [['all', host.id]],
    check: ({ members }, report) =>
      report.found('m', { objects: members, data: { name: 'all', parts: [] } }),
  });
  const d = build();
  d.host('a', { clusterId: d.cluster('One', { profile: 'converged' }) });
  d.host('b', { clusterId: d.cluster('Two', { profile: 'strict-isolation' }) });
  expect(lint([rule], d.done).findings.map((f) => f.severity)).toEqual(['error']);
});

test('a rule of one platform never speaks of hosts of the other', () => {
  const d = build();
  d.host('esx01');
  d.host('hv01', { platform: 'azurelocal' });
  const found = lint(
    [everyHost('a/v', { platform: 'vsphere' }), everyHost('a/w', { platform: 'hyperv' })],
    d.done,
  );
  expect(found.findings.map((f) => [f.rule, ...f.objects])).toEqual([
    ['a/v', 'h1'],
    ['a/w', 'h2'],
  ]);
});

test('a rule hides others on the same subject, unless it is off', () => {
  const rules = [everyHost('a/loud', { hides: ['quiet'] }), everyHost('b/quiet')];
  expect(lint(rules, hosts(1)).findings.map((f) => f.rule)).toEqual(['a/loud']);
  const off = {
    id: 'ours',
    name: 'Ours',
    base: 'essentials' as const,
    severities: [{ rule: 'a/loud', severity: 'off' as const }],
  };
  const without = review(hosts(1), { profile: 'ours', profiles: [off] });
  expect(lint(rules, without).findings.map((f) => f.rule)).toEqual(['b/quiet']);
});

test('waivers by name or id, for an element, what holds it, or everywhere', () => {
  const rule: Rule = defineHostRule<'m'>({
    ...meta(),
    id: 'a/x',
    check: ({ host }, report) => {
      for (const nic of host.nics) {
        report.found('m', { objects: [nic.id], data: { name: nic.name, parts: [] } });
      }
    },
  });
  const left = (named: string, target: string) => {
    const waiver = { rule: named, target, reason: 'Known', owner: 'Ann', date: '2024-05-01' };
    const result = lint([rule], review(hosts(2), { waivers: [waiver] }));
    expect(result.waived.every((f) => f.waiver?.reason === 'Known')).toBe(true);
    return [result.findings.length, result.waived.length];
  };
  expect(left('a/x', 'h1.n1')).toEqual([5, 1]);
  expect(left('x', 'h1')).toEqual([3, 3]);
  expect(left('x', '*')).toEqual([0, 6]);
  expect(left('y', '*')).toEqual([6, 0]);
});

test('findings of an element and of what is inside it, worst first', () => {
  const onNics: Rule = defineHostRule<'m'>({
    ...meta({ severity: { ...meta().severity, essentials: 'error' } }),
    id: 'z/nics',
    check: ({ host }, report) => {
      for (const nic of host.nics) {
        report.found('m', { objects: [nic.id], data: { name: nic.name, parts: [] } });
      }
    },
  });
  const result = lint([everyHost('a/x'), onNics], hosts(2));
  expect(result.counts).toEqual({ error: 6, warning: 2, info: 0 });
  expect(result.of('h1').map((f) => f.rule)).toEqual(['z/nics', 'z/nics', 'z/nics', 'a/x']);
  expect(result.of('h2.n3').map((f) => f.rule)).toEqual(['z/nics']);
  expect(result.of('h9')).toEqual([]);
});

test('what several hosts say of a thing they share is one finding of all of them', () => {
  const rule: Rule = defineHostRule<'m'>({
    ...meta(),
    id: 'a/x',
    check: (_facts, report) =>
      report.found('m', { objects: ['d1'], data: { name: 'DSwitch', parts: [] } }),
  });
  const { findings } = lint([rule], hosts(2));
  expect(findings.map((f) => [f.key, f.hosts])).toEqual([['a/x|m|d1', ['h1', 'h2']]]);
});
