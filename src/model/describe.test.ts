import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designArbitrary } from './arbitrary';
import { build } from './build';
import { describe as sentence } from './describe';
import { elements } from './kinds';

test('a NIC says its speed, its part in the team and its cable', () => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 4);
  const h = b.host('esx01');
  const [n1, n2] = [h.nic('vmnic0', { speedMbps: 1000 }), h.nic('vmnic1', { linkUp: false })];
  b.cable(n1, `${tor}.p3`);
  h.switch('vSwitch2', [n1, n2], { teaming: { active: [n1], standby: [n2] } });
  expect(sentence(b.done, n1)).toBe(
    'vmnic0, 1 GbE, active uplink of vSwitch2, cabled to tor-a 1/3',
  );
  expect(sentence(b.done, n2)).toBe('vmnic1, link down, standby uplink of vSwitch2, no cable');
});

test('a NIC whose part differs between port groups says both', () => {
  const b = build();
  const h = b.host('esx01');
  const [n1, n2] = [h.nic('vmnic0'), h.nic('vmnic1')];
  const s = h.switch('vSwitch0', [n1, n2]);
  h.portGroup(s, 'A', 1, { teaming: { active: [n1], standby: [n2] } });
  h.portGroup(s, 'B', 2, { teaming: { active: [n2], standby: [n1] } });
  expect(sentence(b.done, n1)).toBe('vmnic0, active and standby uplink of vSwitch0, no cable');
});

test('every element has a sentence of one line', () => {
  fc.assert(
    fc.property(designArbitrary(), (design) => {
      for (const { value } of elements(design)) {
        expect(sentence(design, value.id)).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
    { numRuns: 40 },
  );
  expect(sentence(build().done, 'h9.n1')).toBe('h9.n1');
});
