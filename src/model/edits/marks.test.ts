import { expect, test } from 'vitest';
import { build } from '../build';
import type { PortGroup, VirtualSwitch } from '../design';
import { find } from '../find';
import { set } from './change';

const imported = () => {
  const b = build();
  const host = b.host('esx01');
  const nics = [host.nic('vmnic0'), host.nic('vmnic1')];
  const one = host.switch('vSwitch0', nics, { unknown: ['failoverOrder'] });
  const group = host.portGroup(one, 'vMotion', 0, {
    unknown: ['vlan', 'failoverOrder'],
    guessed: ['traffic'],
    traffic: 'migration',
  });
  return { design: b.done, one, group, nics };
};

test('stating a field takes its mark away, and no other', () => {
  const { design, group } = imported();
  const tagged = find(set<PortGroup>(design, group, { vlan: 20 }), 'portGroup', group);
  expect(tagged?.unknown).toEqual(['failoverOrder']);
  expect(tagged?.guessed).toEqual(['traffic']);
  const said = find(set<PortGroup>(design, group, { traffic: 'storage' }), 'portGroup', group);
  expect(said).not.toHaveProperty('guessed');
});

test('an order answers, a policy does not', () => {
  const { design, one, nics } = imported();
  const policy = set<VirtualSwitch>(design, one, { teaming: { policy: 'ipHash' } });
  expect(find(policy, 'switch', one)?.unknown).toEqual(['failoverOrder']);
  const order = set<VirtualSwitch>(policy, one, { teaming: { policy: 'ipHash', active: nics } });
  expect(find(order, 'switch', one)).not.toHaveProperty('unknown');
});

test('with one uplink left there is nothing to ask', () => {
  const { design, one, nics } = imported();
  const left = set<VirtualSwitch>(design, one, { uplinks: nics.slice(0, 1) });
  expect(find(left, 'switch', one)).not.toHaveProperty('unknown');
});

test('an unrelated change keeps the marks', () => {
  const { design, group } = imported();
  const noted = find(set<PortGroup>(design, group, { notes: 'seen' }), 'portGroup', group);
  expect(noted?.unknown).toEqual(['vlan', 'failoverOrder']);
});
