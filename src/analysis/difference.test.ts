import { expect, test } from 'vitest';
import { build } from '../model/build';
import type { Design, Nic } from '../model/design';
import { set } from '../model/edits/change';
import { remove } from '../model/edits/remove';
import { differences } from './difference';

const example = (): Design => {
  const d = build('Two NICs');
  const s = d.physicalSwitch('tor-a', 2, { mode: 'trunk', allowedVlans: '10' });
  const h = d.host('esx01');
  const n1 = h.nic('vmnic0', { speedMbps: 1000 });
  const n2 = h.nic('vmnic1', { speedMbps: 1000 });
  const v = h.switch('vSwitch0', [n1]);
  h.portGroup(v, 'Management', 10, { teaming: { active: [n1] } });
  d.cable(n1, s);
  d.cable(n2, s);
  return d.done;
};

test('a design differs from itself in nothing', () => {
  expect(differences(example(), example())).toEqual([]);
});

test('names and labels, not ids and keys', () => {
  const before = example();
  let after = set<Nic>(before, 'h1.n1', { speedMbps: 10000, cabledTo: undefined });
  after = set<{ id: string; teaming: unknown }>(after, 'h1.p1', {
    teaming: { active: ['h1.n1', 'h1.n2'] },
  });
  expect(differences(before, after)).toEqual([
    {
      id: 'h1.n1',
      path: 'esx01 › vmnic0',
      what: 'Physical NIC',
      kind: 'changed',
      field: 'Speed',
      before: '1000 Mb/s',
      after: '10000 Mb/s',
    },
    {
      id: 'h1.n1',
      path: 'esx01 › vmnic0',
      what: 'Physical NIC',
      kind: 'changed',
      field: 'Cabled to',
      before: '1/1',
    },
    {
      id: 'h1.p1',
      path: 'esx01 › Management',
      what: 'Port group',
      kind: 'changed',
      field: 'Teaming and failover: Active uplinks',
      before: 'vmnic0',
      after: 'vmnic0, vmnic1',
    },
  ]);
});

test('what went is named as it was called', () => {
  const before = example();
  const [first] = differences(before, remove(before, ['h1']));
  expect(first).toEqual({ id: 'h1', path: 'esx01', what: 'Host', kind: 'removed' });
  expect(differences(remove(before, ['h1']), before)).toEqual([
    { id: 'h1', path: 'esx01', what: 'Host', kind: 'added' },
  ]);
});
