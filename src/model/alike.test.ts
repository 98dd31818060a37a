import { expect, it } from 'vitest';
import { distanceBetween, familiesOf, isNearly, traitsOf } from './alike';
import { build } from './build';
import type { Design, Host, HostAdapter, Nic, PortGroup } from './design';
import { set } from './edits/change';
import { fold, foldAlike, unfold } from './edits/fold';
import { remove } from './edits/remove';

const estate = (hosts: number): Design => {
  const b = build();
  const cluster = b.cluster('Cluster A');
  const tor = b.physicalSwitch('tor-a', hosts * 2);
  for (let i = 1; i <= hosts; i++) {
    const h = b.host(`esx0${i}`, { clusterId: cluster });
    const nics = ['vmnic0', 'vmnic1'].map((name) => h.nic(name, { speedMbps: 10_000 }));
    for (const nic of nics) b.cable(nic, tor);
    const s = h.switch('vSwitch0', nics);
    for (let v = 1; v <= 20; v++) h.portGroup(s, `VLAN ${v}`, v);
    const management = h.portGroup(s, 'Management', 100);
    h.adapter('vmk0', management, ['management'], { ip: `10.0.0.${i}` });
    h.vm(`vm${i}`, management);
  }
  return b.done;
};
const at = (design: Design, i: number): Host => {
  const host = design.hosts[i];
  if (host === undefined) throw new Error(`no host ${i}`);
  return host;
};

it('addresses, VMs, ports and the order of parts make no difference', () => {
  const design = estate(2);
  const [a, b] = [at(design, 0), at(design, 1)];
  expect(traitsOf(a)).toBe(traitsOf(b));
  const turned: Host = { ...b, nics: b.nics.toReversed(), portGroups: b.portGroups.toReversed() };
  expect(traitsOf(turned)).toBe(traitsOf(a));
  expect(distanceBetween(a, turned)).toBe(0);
});

it('a changed VLAN, a link that is down and another switch at the end of a cable do', () => {
  const design = estate(2);
  const other: Design = {
    ...design,
    physicalSwitches: [
      ...design.physicalSwitches,
      { id: 's2', name: 'tor-b', ports: [{ id: 's2.p1', name: '1/1' }] },
    ],
  };
  const changes: readonly ((d: Design) => Design)[] = [
    (d) => set<PortGroup>(d, 'h2.p3', { vlan: 99 }),
    (d) => set<Nic>(d, 'h2.n1', { linkUp: false }),
    (d) => set<Nic>(d, 'h2.n1', { cabledTo: 's2.p1' }),
  ];
  for (const change of changes) {
    const after = change(other);
    expect(distanceBetween(at(after, 0), at(after, 1))).toBe(2);
    expect(isNearly(at(after, 0), at(after, 1))).toBe(true);
  }
});

it('hosts alike are of one cluster', () => {
  const design = estate(4);
  expect(familiesOf(design).map((family) => family.length)).toEqual([4]);
  const apart = set<Host>(design, 'h4', { clusterId: undefined });
  expect(familiesOf(apart).map((family) => family.length)).toEqual([3, 1]);
});

it('the first of hosts alike stays in full, a variation of it is a card, too', () => {
  const design = set<HostAdapter>(estate(4), 'h3.k1', { mtuBytes: 9000 });
  expect(foldAlike(design).folded).toEqual(['h2', 'h4', 'h3']);
  expect(foldAlike(foldAlike(design))).toEqual(foldAlike(design));
});

it('what most are like is what the others are compared with', () => {
  const design = set<HostAdapter>(estate(4), 'h1.k1', { mtuBytes: 9000 });
  expect(foldAlike(design).folded).toEqual(['h3', 'h4', 'h1']);
});

it('hosts of which nothing is known are like no other', () => {
  const b = build();
  for (const name of ['a', 'b', 'c']) b.host(name);
  expect(foldAlike(b.done)).toBe(b.done);
});

it('folding knows hosts only, and forgets those that go', () => {
  const design = estate(3);
  expect(fold(design, ['h9', 'h1.n1', 's1'])).toBe(design);
  const folded = fold(design, ['h2', 'h3', 'h2']);
  expect(folded.folded).toEqual(['h2', 'h3']);
  expect(remove(folded, ['h2']).folded).toEqual(['h3']);
  expect(remove(folded, ['h2', 'h3'])).not.toHaveProperty('folded');
  expect(unfold(folded)).toEqual(design);
  expect(unfold(folded, ['h1'])).toBe(folded);
});
