import { expect, it } from 'vitest';
import { build } from '../build';
import { type Design, emptyDesign } from '../design';
import { find, nameOf } from '../find';
import { breaches } from '../invariants';
import { dropping, type PlaceKind } from './drop';

const put = (design: Design, what: PlaceKind, target?: string) => {
  const drop = dropping(design, what, target);
  if (!drop.ok) throw new Error(drop.reason);
  const made = drop.edit(design);
  expect(breaches(made.design)).toEqual([]);
  return made;
};
const reason = (design: Design, what: PlaceKind, target?: string) => {
  const drop = dropping(design, what, target);
  return drop.ok ? undefined : drop.reason;
};

it('builds a host from the empty canvas, names going on', () => {
  let d = put(emptyDesign(), 'host').design;
  d = put(d, 'host').design;
  expect(d.hosts.map((h) => h.name)).toEqual(['esx01', 'esx02']);
  d = put(d, 'switch', 'h1').design;
  d = put(d, 'nic', 'h1').design;
  d = put(d, 'nic', 'h1.s1').design;
  d = put(d, 'nic', 'h1.n2').design;
  expect(find(d, 'host', 'h1')?.nics.map((n) => n.name)).toEqual(['vmnic0', 'vmnic1', 'vmnic2']);
  expect(find(d, 'switch', 'h1.s1')?.uplinks).toEqual(['h1.n2', 'h1.n3']);
  d = put(d, 'portGroup', 'h1').design;
  d = put(d, 'adapter', 'h1.p1').design;
  d = put(d, 'vm', 'h1.s1').design;
  d = put(d, 'vm', 'h1.v1').design;
  expect(find(d, 'adapter', 'h1.k1')).toEqual({ id: 'h1.k1', name: 'vmk0', portGroupId: 'h1.p1' });
  expect(find(d, 'vm', 'h1.v1')?.vnics.map((v) => v.portGroupId)).toEqual(['h1.p1', undefined]);
  d = put(d, 'physicalSwitch').design;
  d = put(d, 'physicalSwitch').design;
  expect(d.physicalSwitches.map((s) => s.name)).toEqual(['tor-a', 'tor-b']);
  expect(d.physicalSwitches[0]?.ports.length).toBe(24);
});

it('says why a drop is illegal', () => {
  const b = build();
  const h = b.host('esx01');
  const [n] = [h.nic('vmnic0')];
  h.switch('vSwitch0', [n]);
  h.switch('vSwitch1', []);
  const d = b.done;
  expect(reason(d, 'nic')).toBe('Drop the NIC on a host.');
  expect(reason(d, 'portGroup', 'h1')).toMatch(/several virtual switches/);
  expect(reason(d, 'vm', 'h1.s2')).toMatch(/no port group yet/);
  expect(reason(d, 'host', 'h1')).toMatch(/free canvas or on a cluster/);
  expect(reason(d, 'physicalSwitch', 'h1.n1')).toMatch(/free canvas/);
});

it('lets a NIC join a distributed switch through a host’s part of it', () => {
  const b = build();
  const d1 = b.distributed('DSwitch1', ['Uplink 1', 'Uplink 2']);
  const one = b.host('esx01');
  const two = b.host('esx02');
  one.join(d1, []);
  two.join(d1, []);
  expect(reason(b.done, 'nic', 'd1')).toMatch(/Several hosts share/);
  const made = put(b.done, 'nic', 'd1@h2');
  expect(find(made.design, 'host', 'h2')?.memberships[0]?.uplinks).toEqual([
    { uplinkId: 'd1.u1', nicId: 'h2.n1' },
  ]);
  expect(find(made.design, 'host', 'h1')).toBe(find(b.done, 'host', 'h1'));
});

it('speaks Hyper-V in Hyper-V hosts', () => {
  const b = build();
  b.cluster('HV', { platform: 'hyperv' });
  let d = put(b.done, 'host', 'c1').design;
  d = put(d, 'switch', 'h1').design;
  d = put(d, 'nic', 'h1').design;
  d = put(d, 'adapter', 'h1.n1').design;
  expect(['h1', 'h1.s1', 'h1.n1', 'h1.k1'].map((id) => nameOf(d, id))).toEqual([
    'hv01',
    'vSwitch1',
    'NIC1',
    'vEthernet 1',
  ]);
  expect(find(d, 'switch', 'h1.s1')?.kind).toBe('external');
  expect(find(d, 'adapter', 'h1.k1')?.nicId).toBe('h1.n1');
  expect(reason(d, 'distributedSwitch', 'h1')).toMatch(/runs Hyper-V/);
});
