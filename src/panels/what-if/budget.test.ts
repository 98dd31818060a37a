import { expect, test } from 'vitest';
import { converged2x25 } from '../../templates/converged-2x25';
import { sixPort } from '../../templates/six-port';
import { barWords, budgetOf, shareOf } from './budget';
import { failureRows } from './single-failures';

const one = sixPort({ hosts: 1 });
const four = converged2x25({ hosts: 4 });

test('a host: the question answered, and bars with and without one NIC', () => {
  const budget = budgetOf(one, 'h1');
  expect(budget?.answer).toMatch(/^Carries all its \d+ VMs at once: yes/);
  expect(budget?.bars[0]?.name).toBe('All VMs');
  expect(budget?.bars[1]?.isDegraded).toBe(true);
});

test('what is too much takes more than the whole bar; what is unknown takes none', () => {
  expect(shareOf({ name: '', peakMbps: 3000, capacityMbps: 1000 })).toBe(3);
  expect(shareOf({ name: '', peakMbps: 1, capacityMbps: 0 })).toBeGreaterThan(1);
  expect(shareOf({ name: '', peakMbps: 3000, capacityMbps: undefined })).toBeUndefined();
  expect(barWords({ name: '', peakMbps: 2400, capacityMbps: 2000 })).toBe('2.4 Gb/s of 2 Gb/s');
});

test('switches, links and distributed port groups have a budget; adapters have none', () => {
  for (const id of ['s1', 'h1.n1', 'd1', 'd1.p4']) {
    expect(budgetOf(four, id)?.bars.length).toBeGreaterThan(0);
  }
  expect(budgetOf(four, 'h1.k1')).toBeUndefined();
});

test('a host: what each loss does to it, worst first', () => {
  const rows = failureRows(one, 'h1') ?? [];
  expect(rows[0]).toMatchObject({
    name: 'vmnic0',
    effects: [{ traffic: 'management', effect: 'lost', text: 'lost' }],
  });
});

test('a distributed port group: alike hosts are one row', () => {
  const rows = failureRows(four, 'd1.p4') ?? [];
  expect(rows.find(({ name }) => name === 'vmnic0')?.effects).toMatchObject([
    { traffic: 'production', effect: 'slower', hostIds: ['h1', 'h2', 'h3', 'h4'] },
  ]);
});

test('a physical switch: its own loss; a VM: no question', () => {
  expect(failureRows(four, 's1')?.[0]?.effects.length).toBeGreaterThan(0);
  expect(failureRows(four, 'h1.m1')).toBeUndefined();
});
