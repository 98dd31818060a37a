import { expect, test } from 'vitest';
import { build } from '../../model/build';
import type { Design } from '../../model/design';
import { elementFrom } from './elements';
import { returnsOf } from './restoration';

const example = (failback: boolean, stpEdge?: boolean): Design => {
  const d = build();
  const port = { mode: 'trunk', allowedVlans: 'all' } as const;
  const physical = d.physicalSwitch(
    'tor-a',
    2,
    stpEdge === undefined ? port : { ...port, stpEdge },
  );
  const h = d.host('esx01');
  const nics = ['vmnic0', 'vmnic1'].map((name) => {
    const nic = h.nic(name, { speedMbps: 10_000 });
    d.cable(nic, physical);
    return nic;
  });
  const [first = '', second = ''] = nics;
  const teaming = { policy: 'explicit', active: [first], standby: [second], failback } as const;
  h.adapter('vmk0', h.portGroup(h.switch('vSwitch0', nics), 'Management', 10, { teaming }), [
    'management',
  ]);
  return d.done;
};

const back = (design: Design) => {
  const element = elementFrom(design, 'h1.n1');
  if (element === undefined) throw new Error('no NIC');
  return returnsOf(design, [{ do: 'fail', element }], element);
};

test('with failback on, traffic moves back into a port that may not forward yet', () => {
  expect(back(example(true))).toMatchObject([
    { traffic: 'management', nicIds: ['h1.n1'], blackHoleNicIds: ['h1.n1'] },
  ]);
});
test('not where the port is an edge port', () => {
  expect(back(example(true, true))).toMatchObject([{ nicIds: ['h1.n1'], blackHoleNicIds: [] }]);
});
test('with failback off nothing moves', () => {
  expect(back(example(false))).toEqual([]);
});
