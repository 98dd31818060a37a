import { expect, test } from 'vitest';
import { build } from '../build';
import { renumberVlan } from './renumber-vlan';

const example = () => {
  const d = build();
  const s = d.physicalSwitch('tor-a', 2, { mode: 'trunk', allowedVlans: '10,20' });
  d.network('Storage', { vlan: 20 });
  for (const name of ['esx01', 'esx02']) {
    const h = d.host(name);
    const n = h.nic('vmnic0');
    d.cable(n, s);
    h.portGroup(h.switch('vSwitch0', [n]), 'Storage', name === 'esx01' ? 20 : 10);
  }
  return d.done;
};

test('the id changes wherever it is used, and the ports carry both', () => {
  const after = renumberVlan(example(), 20, 21);
  expect(after.hosts.map((host) => host.portGroups[0]?.vlan)).toEqual([21, 10]);
  expect(after.networks[0]?.vlan).toBe(21);
  expect(after.physicalSwitches[0]?.ports[0]?.allowedVlans).toBe('10,20-21');
});

test('what does not use it stays the same', () => {
  const before = example();
  expect(renumberVlan(before, 20, 21).hosts[1]).toBe(before.hosts[1]);
  expect(renumberVlan(before, 99, 21)).toBe(before);
});
