import { expect, test } from 'vitest';
import { build } from '../model/build';
import type { Nic } from '../model/design';
import { set } from '../model/edits/change';
import { fixAll } from './fix';
import { previewFixAll } from './fix-all';
import { createLinter } from './linter';
import { defineHostRule, type Rule } from './rule';

const everywhere = (severity: 'error' | 'info') => ({
  essentials: severity,
  'strict-isolation': severity,
  converged: severity,
  hyperv: severity,
});

const plain = {
  title: 'Speed',
  why: 'Why.',
  howToFix: 'So.',
  sources: [{ tag: 'X', title: 'A book' }],
  platform: 'any',
  examples: { bad: [], good: [] },
} as const;

/** Every NIC says its speed; only those named vmnic… are mended. */
const speedy: Rule = defineHostRule<'slow'>({
  ...plain,
  id: 'a/speedy',
  severity: everywhere('info'),
  messages: { slow: '{nic} is slow.' },
  check: ({ host }, report) => {
    for (const { id, name, speedMbps = 0 } of host.nics) {
      if (speedMbps < 1000) report.found('slow', { objects: [id], data: { nic: name } });
    }
  },
  fix: {
    title: 'Make it faster',
    disruptive: true,
    edit: (design, { objects: [id], data }) =>
      id === undefined || !String(data.nic).startsWith('vmnic')
        ? undefined
        : set<Nic>(design, id, { speedMbps: 1000 }),
  },
});

/** Speaks up once NICs are fast. */
const wary: Rule = defineHostRule<'fast'>({
  ...plain,
  id: 'a/wary',
  severity: everywhere('error'),
  messages: { fast: '{host} is fast.' },
  check: ({ host }, report) => {
    if (host.nics.every(({ speedMbps = 0 }) => speedMbps >= 1000)) {
      report.found('fast', { objects: [host.id], data: { host: host.name } });
    }
  },
});

/** To the end of the steps, with how many there were. */
const run = <T>(steps: Generator<unknown, T>) => {
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done === true) return { value: step.value, count };
  }
};
const previewed = (...args: Parameters<typeof previewFixAll>) => run(previewFixAll(...args)).value;

const design = () => {
  const b = build();
  b.host('esx01').nic('vmnic0', { speedMbps: 100 });
  const host = b.host('esx02');
  host.nic('vmnic0', { speedMbps: 100 });
  host.nic('odd', { speedMbps: 100 });
  return b.done;
};

test('a preview of fixing all says what goes, what stays and what comes', () => {
  const rules = [speedy, wary];
  const linter = createLinter(rules);
  const before = design();
  const preview = previewed(rules, linter, before, 'speedy');
  expect(preview?.fixed.map((f) => f.objects[0])).toEqual(['h1.n1', 'h2.n1']);
  expect(preview?.left.map((f) => f.objects[0])).toEqual(['h2.n2']);
  expect(preview?.newErrors.map((f) => f.text)).toEqual(['esx01 is fast.']);
  expect(preview?.changes).toHaveLength(2);
  expect(preview?.disruptive).toBe(true);
  expect(linter.update(before).findings).toHaveLength(3);
});

test('a rule without a fix, or with none that works, has no preview', () => {
  const b = build();
  b.host('esx01').nic('odd', { speedMbps: 100 });
  const linter = createLinter([speedy]);
  expect(previewed([speedy], linter, b.done, 'a/speedy')).toBeUndefined();
  expect(previewed([speedy], linter, b.done, 'a/unknown')).toBeUndefined();
});

test('many hosts are mended in steps, with the result of one go', () => {
  const b = build();
  for (let i = 0; i < 100; i++) b.host(`esx${i}`).nic('vmnic0', { speedMbps: 100 });
  const { value, count } = run(previewFixAll([speedy], createLinter([speedy]), b.done, 'speedy'));
  expect(count).toBe(12);
  expect(value?.fixed).toHaveLength(100);
  expect(value?.design).toEqual(fixAll([speedy], createLinter([speedy]), b.done).design);
});

test('left in the middle, nothing has happened', () => {
  const b = build();
  for (let i = 0; i < 50; i++) b.host(`esx${i}`).nic('vmnic0', { speedMbps: 100 });
  const linter = createLinter([speedy]);
  const before = linter.update(b.done).findings.length;
  const steps = previewFixAll([speedy], linter, b.done, 'speedy');
  expect(steps.next().value).toEqual({ tried: 8, of: 50 });
  steps.return(undefined);
  expect(linter.update(b.done).findings).toHaveLength(before);
});
