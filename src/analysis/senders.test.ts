import { expect, test } from 'vitest';
import { build } from '../model/build';
import { factsOf } from './facts';
import { sendersOf } from './senders';

const sendersIn = (d: ReturnType<typeof build>) => {
  const host = d.done.hosts[0];
  if (host === undefined) throw new Error('no host');
  return sendersOf(factsOf(d.done, host)).map(({ id, tag }) => [id, tag]);
};

test('a port group speaks for what is on it', () => {
  const d = build();
  const h = d.host('esx01');
  const v = h.switch('vSwitch0', [h.nic('vmnic0')]);
  const g = h.portGroup(v, 'Production', 30);
  h.vm('web', g);
  h.vm('db', g);
  expect(sendersIn(d)).toEqual([['h1.p1', { kind: 'one', vlan: 30 }]]);
});

test('on Hyper-V an adapter with its own VLAN speaks for itself', () => {
  const d = build();
  const h = d.host('hv01', { platform: 'hyperv' });
  const v = h.switch('SET', [h.nic('nic1')], { kind: 'external', teamMode: 'set' });
  const g = h.portGroup(v, 'Hosts', 0);
  h.adapter('Mgmt', g, ['management'], { vlan: 8 });
  expect(sendersIn(d)).toEqual([['h1.k1', { kind: 'one', vlan: 8 }]]);
});
