import { expect, test } from 'vitest';
import { build } from '../../model/build';
import { items } from './items';
import { rowsOf, wayTo } from './rows';

const sample = () => {
  const b = build('Two hosts');
  const cluster = b.cluster('Cluster A');
  const tor = b.physicalSwitch('tor-a', 4);
  const vds = b.distributed('dvs', ['up1', 'up2']);
  const group = b.distributedPortGroup(vds, 'Prod', 100);
  for (const name of ['esx01', 'esx02']) {
    const host = b.host(name, { clusterId: cluster });
    const nic = host.nic('vmnic0');
    const other = host.nic('vmnic1');
    const local = host.switch('vSwitch0', [nic]);
    host.adapter('vmk0', host.portGroup(local, 'Management', 10), ['management']);
    host.join(vds, [other]);
    host.vm('web', group);
    b.cable(nic, tor);
  }
  b.note('Mind the gap');
  return b.done;
};

const all = (): ReadonlyMap<string, boolean> =>
  ({ get: () => true }) as unknown as Map<string, boolean>;

test('every row has a key of its own and tells its place among its siblings', () => {
  const rows = rowsOf(items(sample()), all());
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  for (const row of rows) expect(row.position).toBeLessThanOrEqual(row.siblings);
  expect(rows.map((row) => row.text)).toEqual(
    expect.arrayContaining([
      'Cluster A',
      'esx02',
      'vSwitch0',
      'Management',
      'vmk0',
      'dvs',
      'web',
      'tor-a',
      'Mind the gap',
    ]),
  );
});

test('the way to an element leads through what holds it', () => {
  const roots = items(sample());
  expect(wayTo(roots, 'h2.k1')).toEqual(['c1', 'h2', 'h2.s1', 'h2.p1', 'h2.k1']);
  expect(wayTo(roots, 's1.p1')).toEqual(['physical', 's1', 's1.p1']);
  expect(wayTo(roots, 'h9')).toBeUndefined();
});

test('every element of a host and every part of a distributed switch has a row', () => {
  const design = sample();
  const shown = new Set(rowsOf(items(design), all()).map((row) => row.item.id));
  for (const id of [
    'h1.n1',
    'h1.n2',
    'h1.s1',
    'h1.p1',
    'h1.k1',
    'h1.v1',
    'h1.v1.e1',
    'd1.u2',
    'd1.p1',
    'x1',
  ]) {
    expect(shown, id).toContain(id);
  }
});

test('a NIC that is nobody’s uplink stands once, among the physical NICs', () => {
  const b = build();
  const host = b.host('esx01');
  const loose = host.nic('vmnic0');
  const rows = rowsOf(items(b.done), all()).filter((row) => row.item.id === loose);
  expect(rows.map((row) => row.key)).toEqual([`nics:${loose}`]);
});
