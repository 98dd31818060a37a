import { expect, it } from 'vitest';
import { sixPort } from '../../templates/six-port';
import { build } from '../build';
import { find } from '../find';
import { breaches } from '../invariants';
import { copyOf, paste } from './duplicate';
import { remove } from './remove';

const host = () => {
  const b = build();
  b.physicalSwitch('tor-a', 4);
  const h = b.host('esx01', { clusterId: b.cluster('Prod') });
  const card = h.card('Onboard');
  const nics = [0, 1].map((n) => h.nic(`vmnic${n}`, { cardId: card, mac: '02:00:00:00:00:01' }));
  const [n1 = '', n2 = ''] = nics;
  b.cable(n1, 's1');
  const s = h.switch('vSwitch0', nics);
  const p = h.portGroup(s, 'Management', 10, { teaming: { active: [n1], standby: [n2] } });
  h.adapter('vmk0', p, ['management'], { ip: '10.0.10.11', prefix: 24, gateway: '10.0.10.1' });
  h.vm('web', p);
  return b;
};

it('copies a whole host: fresh ids, next name, next address, its own wiring, no cables', () => {
  const d = host().done;
  const made = paste(d, copyOf(d, ['h1']));
  expect(made.ids).toEqual(['h2']);
  const two = find(made.design, 'host', 'h2');
  expect(two).toMatchObject({
    name: 'esx02',
    clusterId: 'c1',
    switches: [{ id: 'h2.s1', uplinks: ['h2.n1', 'h2.n2'] }],
    portGroups: [{ switchId: 'h2.s1', teaming: { active: ['h2.n1'], standby: ['h2.n2'] } }],
    adapters: [{ name: 'vmk0', portGroupId: 'h2.p1', ip: '10.0.10.12' }],
    vms: [{ name: 'web', vnics: [{ id: 'h2.v1.e1', portGroupId: 'h2.p1' }] }],
  });
  expect(two?.nics[0]).toEqual({ id: 'h2.n1', name: 'vmnic0', cardId: 'h2.c1' });
  expect(made.design.hosts[0]).toBe(d.hosts[0]);
});

it('keeps cables and addresses of what was cut', () => {
  const d = host().done;
  const fragment = copyOf(d, ['h1']);
  const made = paste(remove(d, ['h1']), fragment);
  const back = find(made.design, 'host', made.ids[0]);
  expect(back?.nics[0]?.cabledTo).toBe('s1.p1');
  expect(back?.adapters[0]?.ip).toBe('10.0.10.11');
});

it('finds the same names in another host', () => {
  const b = host();
  const other = b.host('esx02');
  const n = other.nic('vmnic0');
  const s = other.switch('vSwitch0', [n]);
  other.portGroup(s, 'Management', 10);
  const d = b.done;
  const made = paste(d, copyOf(d, ['h1.k1', 'h1.v1', 'h1.n2']), 'h2');
  expect(made.ids).toEqual(['h2.n2', 'h2.k1', 'h2.v1']);
  expect(find(made.design, 'adapter', 'h2.k1')?.portGroupId).toBe('h2.p1');
  expect(find(made.design, 'vnic', 'h2.v1.e1')?.portGroupId).toBe('h2.p1');
});

it('duplicates parts beside the originals', () => {
  const d = host().done;
  const made = paste(d, copyOf(d, ['h1.s1', 'h1.k1']));
  expect(find(made.design, 'switch', 'h1.s2')).toEqual({
    id: 'h1.s2',
    name: 'vSwitch1',
    kind: 'standard',
    uplinks: [],
  });
  expect(find(made.design, 'portGroup', 'h1.p2')).toMatchObject({
    name: 'Management 2',
    switchId: 'h1.s2',
    teaming: { active: [], standby: [] },
  });
  expect(find(made.design, 'adapter', 'h1.k2')).toMatchObject({
    name: 'vmk1',
    portGroupId: 'h1.p2',
    ip: '10.0.10.12',
  });
});

it('links copied switches to each other and puts positions beside', () => {
  const b = build();
  b.physicalSwitch('tor-a', 1);
  b.physicalSwitch('tor-b', 1);
  b.link('s1', 's2');
  b.edit((d) => ({ ...d, layout: [{ id: 's1', x: 100, y: 100 }] }));
  const d = b.done;
  const made = paste(d, copyOf(d, ['s1', 's2']));
  expect(made.design.interSwitchLinks[1]).toEqual({ id: 'l2', aId: 's3', bId: 's4' });
  expect(made.design.physicalSwitches.map((s) => s.name)).toEqual([
    'tor-a',
    'tor-b',
    'tor-c',
    'tor-d',
  ]);
  expect(made.design.layout[1]).toEqual({ id: 's3', x: 140, y: 140 });
});

it('duplicates all of a template', () => {
  const d = sixPort({ hosts: 2 });
  const everything = [...d.clusters, ...d.physicalSwitches, ...d.storageTargets].map((e) => e.id);
  const made = paste(d, copyOf(d, everything));
  expect(breaches(made.design)).toEqual([]);
  expect(made.design.hosts.length).toBe(4);
  const copied = made.design.hosts[2];
  expect(copied?.clusterId).toBe('c2');
  expect(copied?.nics[0]?.cabledTo).toMatch(/^s3\./);
});
