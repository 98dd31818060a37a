import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InterSwitchLink, PhysicalSwitch } from '../model/design';
import { fabricOf, makeFabric } from './fabric';

const switches = (count: number): PhysicalSwitch[] =>
  Array.from({ length: count }, (_, i) => ({ id: `s${i + 1}`, name: `tor-${i + 1}`, ports: [] }));
const link = (id: number, a: number, b: number, allowedVlans?: string): InterSwitchLink => ({
  id: `l${id}`,
  aId: `s${a}`,
  bId: `s${b}`,
  ...(allowedVlans === undefined ? {} : { allowedVlans }),
});

describe('segments outside the hosts', () => {
  const parts = {
    physicalSwitches: switches(4),
    interSwitchLinks: [link(1, 1, 2), link(2, 2, 3, '10,20')],
  };

  test('a link without a list carries every VLAN, one with a list only these', () => {
    const fabric = makeFabric(parts);
    expect(fabric.reach('s3', 10)).toEqual(['s1', 's2', 's3']);
    expect(fabric.reach('s3', 30)).toEqual(['s3']);
    expect(fabric.reach('s2', 30)).toEqual(['s1', 's2']);
    expect(fabric.reach('s4', 10)).toEqual(['s4']);
  });

  test('equal words, one broadcast domain', () => {
    const fabric = makeFabric(parts);
    expect(fabric.segment('s3', 20)).toBe(fabric.segment('s1', 20));
    expect(fabric.segment('s3', 30)).not.toBe(fabric.segment('s1', 30));
    expect(fabric.segment('s4', 20)).not.toBe(fabric.segment('s1', 20));
  });

  test('a failed switch or link is not there', () => {
    expect(makeFabric(parts, new Set(['s2'])).reach('s1', 10)).toEqual(['s1']);
    expect(makeFabric(parts, new Set(['l2'])).reach('s1', 10)).toEqual(['s1', 's2']);
  });

  test('kept while its parts are the same records', () => {
    expect(fabricOf(parts)).toBe(fabricOf({ ...parts }));
    expect(fabricOf(parts)).not.toBe(fabricOf({ ...parts, interSwitchLinks: [] }));
  });

  test('reach is the same from every member, whatever the links', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 10 }), (pairs) => {
        const fabric = makeFabric({
          physicalSwitches: switches(6),
          interSwitchLinks: pairs.map(([a, b], i) => link(i + 1, a, b)),
        });
        for (const id of ['s1', 's2', 's3', 's4', 's5', 's6']) {
          for (const other of fabric.reach(id, 7)) {
            expect(fabric.reach(other, 7)).toEqual(fabric.reach(id, 7));
            expect(fabric.segment(other, 7)).toBe(fabric.segment(id, 7));
          }
          expect(fabric.reach(id, 7)).toContain(id);
        }
      }),
    );
  });
});
