import { expect, test } from 'vitest';
import { build } from '../../model/build';
import { relatedTo } from './related';

test('both ends of every relation know each other', () => {
  const b = build();
  const cluster = b.cluster('A');
  const tor = b.physicalSwitch('tor-a', 2);
  const vds = b.distributed('dvs', ['up1']);
  const host = b.host('esx01', { clusterId: cluster });
  const nic = host.nic('vmnic0');
  const other = host.nic('vmnic1');
  const local = host.switch('vSwitch0', [nic]);
  const group = host.portGroup(local, 'Management', 10);
  const adapter = host.adapter('vmk0', group, ['management']);
  const vm = host.vm('web', group);
  host.join(vds, [other]);
  b.cable(nic, tor);
  const guests = b.guestCluster('SQL', [vm]);
  const ids = (id: string) => relatedTo(b.done, id).map((r) => r.id);
  expect(ids(cluster)).toEqual([host.id]);
  expect(ids(group)).toEqual([local, adapter, `${vm}.e1`]);
  expect(ids(nic)).toEqual([`${tor}.p1`, local]);
  expect(ids(`${tor}.p1`)).toEqual([nic]);
  expect(ids(vds)).toEqual([host.id]);
  expect(ids(other)).toEqual([host.id]);
  expect(ids(vm)).toEqual([group, guests]);
  expect(relatedTo(b.done, 'h9')).toEqual([]);
});

test('a VM is connected to the port groups of its vNICs', () => {
  const b = build();
  const h = b.host('esx01');
  const group = h.portGroup(h.switch('vSwitch0', []), 'Prod', 100);
  const vm = h.vm('web', group);
  expect(relatedTo(b.done, vm).map((r) => r.id)).toEqual([group]);
});
