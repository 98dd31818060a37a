import { expect, it } from 'vitest';
import { build } from '../build';
import type { Design } from '../design';
import { find } from '../find';
import { breaches } from '../invariants';
import { connecting, targetsOf } from './connect';
import { disconnecting } from './disconnect';

const join = (design: Design, a: string, b: string): Design => {
  const one = connecting(design, a, b);
  const other = connecting(design, b, a);
  if (!one.ok || !other.ok) throw new Error('not legal');
  const made = one.edit(design);
  expect(other.edit(design)).toEqual(made);
  expect(breaches(made)).toEqual([]);
  return made;
};
const part = (design: Design, id: string): Design => {
  const made = disconnecting(design, id);
  if (!made.ok) throw new Error(made.reason);
  const next = made.edit(design);
  expect(breaches(next)).toEqual([]);
  return next;
};
const reason = (design: Design, a: string, b: string) => {
  const made = connecting(design, a, b);
  return made.ok ? undefined : made.reason;
};

const sample = () => {
  const b = build();
  b.physicalSwitch('tor-a', 1);
  b.physicalSwitch('tor-b', 2);
  b.distributed('DSwitch1', ['Uplink 1']);
  b.distributedPortGroup('d1', 'Prod', 100);
  const h = b.host('esx01');
  const n1 = h.nic('vmnic0');
  h.nic('vmnic1');
  h.switch('vSwitch0', [n1], { teaming: { active: [n1] } });
  h.switch('vSwitch1', []);
  h.portGroup('h1.s1', 'Management', 10, { teaming: { active: [n1] } });
  h.adapter('vmk0', undefined, ['management']);
  h.vm('web', undefined);
  b.host('esx02').nic('vmnic0');
  b.storageTarget('array-a');
  return b.done;
};

it('moves a NIC from switch to switch, its orders with it', () => {
  let d = join(sample(), 'h1.n2', 'h1.s1');
  expect(find(d, 'switch', 'h1.s1')?.teaming?.active).toEqual(['h1.n1', 'h1.n2']);
  d = join(d, 'h1.n1', 'h1.s2');
  expect(find(d, 'switch', 'h1.s1')).toMatchObject({
    uplinks: ['h1.n2'],
    teaming: { active: ['h1.n2'] },
  });
  d = join(d, 'h1.n1', 'd1');
  d = join(d, 'h1.n2', 'd1@h1');
  expect(find(d, 'distributedSwitch', 'd1')?.uplinks.length).toBe(2);
  expect(find(d, 'host', 'h1')?.memberships[0]?.uplinks.length).toBe(2);
  d = join(d, 'h1.k1', 'd1.p1');
  d = part(d, 'h1>d1');
  expect(find(d, 'host', 'h1')?.memberships).toEqual([]);
  expect(find(d, 'adapter', 'h1.k1')?.portGroupId).toBeUndefined();
});

it('cables to free ports only, and adds one when none is left', () => {
  let d = join(sample(), 'h1.n1', 's1');
  expect(find(d, 'nic', 'h1.n1')?.cabledTo).toBe('s1.p1');
  expect(reason(d, 'h1.n2', 's1.p1')).toBe('1/1 is taken by vmnic0.');
  d = join(d, 'h1.n2', 's1');
  expect(find(d, 'port', 's1.p2')?.name).toBe('1/2');
  expect(reason(d, 'h1.n1', 'h2.n1')).toMatch(/taken/);
  d = join(d, 't1', 's2');
  d = join(d, 't1', 's2.p2');
  d = join(d, 's1', 's2');
  expect(reason(d, 's2', 's1')).toMatch(/linked already/);
  d = part(d, 's2.p2');
  expect(find(d, 'storageTarget', 't1')?.cabledTo).toEqual(['s2.p1']);
  d = part(d, 'h1.n1>s1.p1');
  d = join(d, 'h1.n1', 'h2.n1');
  d = part(d, 'h2.n1');
  expect(find(d, 'nic', 'h1.n1')?.cabledTo).toBeUndefined();
});

it('connects endpoints to port groups, or to the only one of a switch', () => {
  let d = join(sample(), 'h1.k1', 'h1.s1');
  d = join(d, 'h1.v1', 'h1.p1');
  expect(find(d, 'vnic', 'h1.v1.e1')?.portGroupId).toBe('h1.p1');
  expect(reason(d, 'h1.k1', 'd1.p1')).toMatch(/has no part in DSwitch1/);
  expect(reason(d, 'h1.k1', 'h1.s2')).toMatch(/no port group yet/);
  d = join(d, 'h1.p1', 'h1.s2');
  expect(find(d, 'portGroup', 'h1.p1')).toMatchObject({ switchId: 'h1.s2', teaming: {} });
  d = part(d, 'h1.v1');
  expect(disconnecting(d, 'h1.p1>h1.s2').ok).toBe(false);
});

it('offers exactly what may be connected', () => {
  const d = sample();
  expect(targetsOf(d, 'h1.n2').sort()).toEqual(
    [
      'd1',
      'd1.u1',
      'h1.s1',
      'h1.s2',
      'h2.n1',
      's1',
      's1.p1',
      's2',
      's2.p1',
      's2.p2',
      'h1.k1',
    ].sort(),
  );
  expect(targetsOf(d, 'h1.k1').sort()).toEqual(['h1.n2', 'h1.p1', 'h1.s1']);
  expect(targetsOf(d, 's1').sort()).toContain('t1');
});
