import { expect, it } from 'vitest';
import { sixPort } from '../../templates/six-port';
import { addable } from './placeable';

const design = sixPort({ hosts: 1 });
const offered = (id: string | undefined) => addable(design, id).map(({ what }) => what);

it('offers first what belongs in the thing, and nothing from outside of its host', () => {
  expect(offered('h1.p5').slice(0, 2)).toEqual(['adapter', 'vm']);
  expect(offered('h1.s5').slice(0, 2)).toEqual(['portGroup', 'nic']);
  for (const id of ['h1.p5', 'h1.s5', 'h1.n1', 'h1.v1']) {
    expect(offered(id)).not.toContain('host');
    expect(offered(id)).not.toContain('distributedSwitch');
  }
});

it('offers what stands on the canvas for the canvas, and a NIC for a host', () => {
  expect(offered(undefined)).toEqual(expect.arrayContaining(['host', 'physicalSwitch', 'note']));
  expect(offered('h1')).toContain('nic');
});
