import { expect, it } from 'vitest';
import { build } from '../build';
import { find } from '../find';
import { breaches } from '../invariants';
import {
  clearFailoverOrder,
  clearTeaming,
  failoverOrderOf,
  moveUplink,
  setFailoverOrder,
} from './teaming';

const sample = () => {
  const b = build();
  const h = b.host('esx01');
  const nics = [0, 1, 2].map((n) => h.nic(`vmnic${n}`));
  const s = h.switch('vSwitch0', nics.slice(0, 2), { teaming: { policy: 'explicit' } });
  h.portGroup(s, 'Management', 10);
  const d = b.distributed('DSwitch1', ['Uplink 1', 'Uplink 2'], {
    lags: [{ id: 'd1.l1', name: 'lag1' }],
  });
  b.distributedPortGroup(d, 'Prod', 100);
  return b.done;
};

it('starts from the order in force', () => {
  const d = sample();
  expect(failoverOrderOf(d, 'h1.p1')).toEqual({ active: ['h1.n1', 'h1.n2'], standby: [] });
  expect(failoverOrderOf(d, 'd1.p1')).toEqual({ active: ['d1.u1', 'd1.u2'], standby: [] });
  const next = moveUplink(d, 'h1.s1', 'h1.n2', 'standby');
  expect(find(next, 'switch', 'h1.s1')?.teaming).toEqual({
    policy: 'explicit',
    active: ['h1.n1'],
    standby: ['h1.n2'],
  });
  expect(failoverOrderOf(next, 'h1.p1')).toEqual({ active: ['h1.n1'], standby: ['h1.n2'] });
});

it('overrides for one port group, and lets go again', () => {
  let d = moveUplink(sample(), 'h1.p1', 'h1.n2', 'active', 0);
  expect(find(d, 'portGroup', 'h1.p1')?.teaming).toEqual({
    active: ['h1.n2', 'h1.n1'],
    standby: [],
  });
  d = moveUplink(d, 'h1.p1', 'h1.n1', 'unused');
  expect(failoverOrderOf(d, 'h1.p1')).toEqual({ active: ['h1.n2'], standby: [] });
  expect(find(clearFailoverOrder(d, 'h1.p1'), 'portGroup', 'h1.p1')).not.toHaveProperty('teaming');
  expect(find(clearTeaming(d, 'h1.s1'), 'switch', 'h1.s1')).not.toHaveProperty('teaming');
  expect(clearTeaming(sample(), 'h1.p1').hosts[0]).toEqual(sample().hosts[0]);
});

it('takes no uplink that is not of the switch, and none twice', () => {
  const d = sample();
  const next = setFailoverOrder(d, 'h1.p1', {
    active: ['h1.n3', 'h1.n1', 'h1.n1'],
    standby: ['h1.n1', 'd1.u1', 'h1.n2'],
  });
  expect(failoverOrderOf(next, 'h1.p1')).toEqual({ active: ['h1.n1'], standby: ['h1.n2'] });
  expect(breaches(next)).toEqual([]);
  expect(setFailoverOrder(next, 'h1.p1', { active: ['h1.n1'], standby: ['h1.n2'] })).toBe(next);
});
