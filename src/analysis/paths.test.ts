import { expect, test } from 'vitest';
import { build } from '../model/build';
import type { Vm } from '../model/design';
import { set } from '../model/edits/change';
import { pathThrough } from './paths';

const example = () => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 8);
  const h = b.host('esx01');
  const [n1, n2, n3] = [h.nic('vmnic0'), h.nic('vmnic1'), h.nic('vmnic2')];
  for (const nic of [n1, n2, n3]) b.cable(nic, tor);
  const s1 = h.switch('vSwitch0', [n1, n2]);
  const a = h.portGroup(s1, 'iSCSI-A', 20, { teaming: { active: [n1] } });
  const bGroup = h.portGroup(s1, 'iSCSI-B', 20, { teaming: { active: [n2] } });
  const vmkA = h.adapter('vmk1', a, ['iscsi']);
  const vmkB = h.adapter('vmk2', bGroup, ['iscsi']);
  return { design: b.done, tor, n1, n2, n3, s1, a, bGroup, vmkA, vmkB, host: h.id };
};

test('an adapter lights its own uplink and no other', () => {
  const e = example();
  const lit = pathThrough(e.design, e.vmkA);
  for (const id of [e.vmkA, e.a, e.s1, e.n1, `${e.tor}.p1`, e.tor])
    expect(lit.has(id), id).toBe(true);
  for (const id of [e.vmkB, e.bGroup, e.n2, e.n3, `${e.tor}.p2`])
    expect(lit.has(id), id).toBe(false);
});

test('the only vNIC of a VM lights its VM, one of several does not', () => {
  const b = build();
  const h = b.host('esx01');
  const group = h.portGroup(h.switch('vSwitch0', [h.nic('vmnic0')]), 'Prod', 100);
  const vm = h.vm('web', group);
  expect(pathThrough(b.done, `${vm}.e1`).has(vm)).toBe(true);
  const two = set<Vm>(b.done, vm, {
    vnics: [1, 2].map((n) => ({ id: `${vm}.e${n}`, portGroupId: group })),
  });
  const lit = pathThrough(two, `${vm}.e1`);
  expect(lit.has(vm) || lit.has(`${vm}.e2`)).toBe(false);
  expect(lit.has(`${vm}.e1`) && lit.has(group)).toBe(true);
});

test('a NIC lights what can use it', () => {
  const e = example();
  const lit = pathThrough(e.design, e.n2);
  expect(lit.has(e.vmkB)).toBe(true);
  expect(lit.has(e.vmkA)).toBe(false);
  expect(lit.has(e.s1)).toBe(true);
});

test('a physical switch lights everything behind its ports', () => {
  const e = example();
  const lit = pathThrough(e.design, e.tor);
  for (const id of [e.vmkA, e.vmkB, e.n1, e.n2, e.n3]) expect(lit.has(id), id).toBe(true);
});

test('a distributed port group is lit by host', () => {
  const b = build();
  const d = b.distributed('dvs', ['u1', 'u2']);
  const p = b.distributedPortGroup(d, 'Prod', 100);
  const vms = ['esx01', 'esx02'].map((name) => {
    const h = b.host(name);
    h.join(d, [h.nic('vmnic0'), h.nic('vmnic1')]);
    return h.vm('web', p);
  });
  const lit = pathThrough(b.done, vms[0] ?? '');
  expect(lit.has(`${p}@h1`)).toBe(true);
  expect(lit.has(`${p}@h2`)).toBe(false);
  expect(lit.has(`${d}@h1`)).toBe(true);
  const all = pathThrough(b.done, p);
  expect(all.has(`${p}@h1`) && all.has(`${p}@h2`)).toBe(true);
  const one = pathThrough(b.done, `${p}@h2`);
  expect(one.has(`${p}@h1`)).toBe(false);
  expect(one.has('h2.n1')).toBe(true);
});
