import { expect, test } from 'vitest';
import { build } from '../model/build';
import { litBy } from './lit';

test('what is connected to nothing yet fades nothing', () => {
  const b = build();
  const h = b.host('esx01');
  const alone = h.switch('vSwitch0', []);
  expect(litBy(b.done, [alone])).toBeUndefined();
  const nic = h.nic('vmnic0');
  const used = h.switch('vSwitch1', [nic]);
  expect(litBy(b.done, [used])?.has(nic)).toBe(true);
  expect(litBy(b.done, [h.id])).toBeUndefined();
});
