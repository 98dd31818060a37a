import { expect, test } from 'vitest';
import { build } from '../model/build';
import { loadsOf } from './demand';
import { factsOf } from './facts';

const example = () => {
  const d = build();
  const h = d.host('esx01');
  const [n1, n2, n3] = ['vmnic0', 'vmnic1', 'vmnic2'].map((name) =>
    h.nic(name, { speedMbps: 1000 }),
  ) as [string, string, string];
  const v = h.switch('vSwitch0', [n1, n2, n3]);
  return { d, h, v, n1, n2, n3 };
};

const loadsIn = (d: ReturnType<typeof build>) => {
  const [host] = d.done.hosts;
  const facts = host && factsOf(d.done, host);
  const instance = facts?.switches[0];
  if (facts === undefined || instance === undefined) throw new Error('no switch');
  return loadsOf(facts, instance).map((load) => [
    load.nics.map(({ name }) => name).join(' '),
    load.peakMbps,
    load.capacityMbps,
  ]);
};

test('teams that share a NIC are judged alone and together', () => {
  const { d, h, v, n1, n2, n3 } = example();
  const a = h.portGroup(v, 'A', 10, { teaming: { active: [n1, n2] } });
  const b = h.portGroup(v, 'B', 20, { teaming: { active: [n2, n3] } });
  h.vm('a', a, { count: 3 }, { peakMbps: 500 });
  h.vm('b', b, {}, { averageMbps: 200 });
  expect(loadsIn(d)).toEqual([
    ['vmnic0 vmnic1', 1500, 2000],
    ['vmnic1 vmnic2', 400, 2000],
    ['vmnic0 vmnic1 vmnic2', 1900, 3000],
  ]);
});

test('only what is on, connected and leaves the host counts; a limit caps it', () => {
  const { d, h, v } = example();
  const g = h.portGroup(v, 'A', 10);
  h.vm('off', g, { poweredOn: false }, { peakMbps: 500 });
  h.vm('unplugged', g, {}, { peakMbps: 500, connected: false });
  h.vm('local', g, {}, { peakMbps: 500, localPeer: true });
  h.vm('capped', g, { count: 2 }, { peakMbps: 500, limitMbps: 100 });
  expect(loadsIn(d)).toEqual([['vmnic0 vmnic1 vmnic2', 200, 3000]]);
});

test('standby uplinks add no capacity, and an unknown speed is no number', () => {
  const { d, h, v, n1, n2 } = example();
  h.vm('a', h.portGroup(v, 'A', 10, { teaming: { active: [n1], standby: [n2] } }));
  expect(loadsIn(d)).toEqual([['vmnic0', 0, 1000]]);
  d.set(n1, { speedMbps: undefined });
  expect(loadsIn(d)).toEqual([['vmnic0', 0, undefined]]);
});
